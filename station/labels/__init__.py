"""Labels and cards that the station prints: a code and its item as SVG, PNG or PDF; pure but for `files`."""
