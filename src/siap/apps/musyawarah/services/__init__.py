"""Changing the records of bottom-up planning; each checks permission and leaves a trail."""
