"""The first start: one administrator, one region, by a code from the terminal."""
