"""One module per noun, the same names as in `queries` and `services`."""
