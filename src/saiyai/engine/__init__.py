"""Network science: arrays in, values with reasons out. Knows no framework, no tables, no words."""
