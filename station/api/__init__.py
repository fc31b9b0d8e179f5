"""The HTTP API: InvenTree's contract over `Station`, so that InvenTree's own clients work."""
