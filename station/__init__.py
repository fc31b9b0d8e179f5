"""The scanning station without its screen: devices, codes, store and the one door to them, `Station`."""
