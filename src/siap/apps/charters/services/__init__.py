"""Keeping charters, and hearing that a promise was not kept."""
