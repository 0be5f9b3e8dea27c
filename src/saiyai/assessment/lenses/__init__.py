"""Lenses: what a definition or a set of elements says of a network, as data beside this file."""
