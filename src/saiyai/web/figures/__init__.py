"""What was read for a page with a picture, drawn: charts with their words, and their numbers."""
