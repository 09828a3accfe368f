"""Open311 GeoReport v2: other cities' programs send and read reports."""
