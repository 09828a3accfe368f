"""Composition root: settings, addresses, wiring, command line."""
