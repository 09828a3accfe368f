"""Accounts and roles of a region, kept by its administrator."""
