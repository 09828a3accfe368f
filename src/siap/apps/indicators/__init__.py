"""Indicators with their values and targets."""
