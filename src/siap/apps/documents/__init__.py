"""Documents of a plan: collects what they need, asks for their rendering."""
