"""The work calendar of a plan."""
