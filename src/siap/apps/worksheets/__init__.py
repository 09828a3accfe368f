"""The generic worksheet engine."""
