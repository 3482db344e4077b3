"""Signing in and out with two factors: allauth with our words and rules."""
