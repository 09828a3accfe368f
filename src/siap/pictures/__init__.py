"""Pictures that people send: drawn anew before anything else is done with them."""
