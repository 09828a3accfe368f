"""The framework of a plan: stages, topics, their state, the thread."""
