"""Changing meetings: each change is one event of the log."""
