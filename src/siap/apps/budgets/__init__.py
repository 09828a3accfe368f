"""Codes of the budget: programmes, activities, accounts and sources of money."""
