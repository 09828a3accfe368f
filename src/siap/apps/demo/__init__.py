"""Demonstration plans: fictional regions that show what a finished plan looks like."""
