"""Pages of public services: for everybody, and for those who keep them."""
