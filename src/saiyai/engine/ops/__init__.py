"""Array routines that several measures share."""
