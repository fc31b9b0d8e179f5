"""What goes wrong around a station, done on purpose and counted; `make faults` runs the long forms."""
