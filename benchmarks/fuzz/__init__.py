"""Malformed input in bulk: recorded input, damaged a million times over, for all that reads (`make fuzz`)."""
