"""Forms of bottom-up planning."""
