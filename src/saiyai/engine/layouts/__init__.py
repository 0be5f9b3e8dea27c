"""Where nodes stand on a map."""
