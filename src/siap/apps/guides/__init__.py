"""Guides that a region adapts: drafts, published versions, files, training plans."""
