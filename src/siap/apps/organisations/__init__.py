"""Regions, their agencies and service units."""
