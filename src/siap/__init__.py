"""Service Improvement Action Plan: repairing a public service together."""

__version__ = "0.1.0"
