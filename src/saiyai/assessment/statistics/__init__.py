"""The statistics that readings rest on: arrays in, numbers or their reasons out."""
