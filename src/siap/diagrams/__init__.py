"""Pictures: pure functions from data to SVG, one module a kind."""
