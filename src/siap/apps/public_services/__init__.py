"""Public services of a region: where they are given, and their standards by date."""
