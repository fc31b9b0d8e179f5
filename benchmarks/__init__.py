"""Measurements, each run by one command; they print a table and write JSON, and are no part of the tests."""
