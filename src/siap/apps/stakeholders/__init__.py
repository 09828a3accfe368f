"""Stakeholders and the members of a working group."""
