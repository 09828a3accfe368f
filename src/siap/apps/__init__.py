"""Django apps, one concept each."""
