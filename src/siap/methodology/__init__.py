"""Reads and checks the catalogue; knows no framework."""
