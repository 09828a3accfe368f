"""Proposals rise from the neighbourhood, are decided level by level, and get a year."""
