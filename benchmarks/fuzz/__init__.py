"""Malformed input in bulk: recorded input, damaged a million times over, for everything that reads (`make fuzz`)."""
