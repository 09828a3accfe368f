"""Charters: what a service promises, signed, measured, and told when it is not kept."""
