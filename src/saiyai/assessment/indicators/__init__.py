"""The indicators of the nine dimensions: one card each, measured from one view of a record."""
