"""Settings: `base` for all, `prod` to serve, `test` for the test suite."""
