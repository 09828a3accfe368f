"""A neutral document tree and its renderers, one a format."""
