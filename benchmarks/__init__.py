"""How fast and how reliable the station is: one file for each measurement, and one runner (`make bench`)."""
