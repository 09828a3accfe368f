"""Pages of surveys: to answer, to read, to keep."""
