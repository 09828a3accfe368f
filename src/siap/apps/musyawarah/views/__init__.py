"""Pages of bottom-up planning."""
