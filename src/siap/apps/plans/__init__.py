"""A plan, its team, its topics and its follow-ups."""
