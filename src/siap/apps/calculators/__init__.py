"""Every calculation by itself: try it, follow it, take it away. Nothing is stored."""
