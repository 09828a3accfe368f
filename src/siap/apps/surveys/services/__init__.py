"""Keeping surveys, taking answers, reading answers from files."""
