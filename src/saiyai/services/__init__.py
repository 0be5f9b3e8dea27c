"""Use cases that change something. They own the transaction; the first argument is `by`."""
