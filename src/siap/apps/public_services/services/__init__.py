"""Keeping units, services and standards."""
