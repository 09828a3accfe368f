"""Choosing the year of every proposal under ceilings, with a proven bound."""
