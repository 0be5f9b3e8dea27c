"""One file per measure or tight family; measures do not know one another."""
