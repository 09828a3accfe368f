"""Bundled fonts and the width of every character in them."""
