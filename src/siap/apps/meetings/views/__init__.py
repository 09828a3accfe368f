"""Pages of meetings: for phones, for the wall, for those who hold them."""
