"""Kinds of event, one card each. Adding a kind is one file here and one line in `catalogue`."""
