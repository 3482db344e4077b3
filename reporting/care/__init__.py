"""Care for the people who look: what they choose, what they are exposed to, what is kept from them (docs/care.md)."""
