"""Scanners: what they send, how it is cut into scans, and the ports they hang on."""
