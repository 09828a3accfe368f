"""Taking votes, counting paper, opening and closing tablets."""
