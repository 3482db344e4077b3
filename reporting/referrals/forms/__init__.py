"""Forms of both sides of a referral."""
