"""The outside: what leaves by other ways than pages and the API."""
