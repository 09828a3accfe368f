"""Pages of charters: for everybody, and for those who keep them."""
