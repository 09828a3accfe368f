"""Template tags of SIAP."""
