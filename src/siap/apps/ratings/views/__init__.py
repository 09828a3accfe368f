"""Pages of ratings: to vote, to read, to keep."""
