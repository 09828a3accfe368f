"""Reading the records of bottom-up planning."""
