"""Satisfaction surveys: asked on-line, on a tablet, on paper; counted by the rule."""
