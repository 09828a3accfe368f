"""Word templates of an office: checked, filled in a limited process, never trusted."""
