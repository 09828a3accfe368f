"""From a plan to document trees: all wording and choice, and not a word on how it looks."""
