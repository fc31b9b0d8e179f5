"""The parts of the window, one file each; they know records and settings, not each other."""
