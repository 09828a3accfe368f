"""Actions, their cost by year, and direct actions."""
