"""Care for the people who look: what they choose, what they are exposed to, and what is kept from them (docs/care.md)."""
