"""People, their roles and what they may do."""
