"""Files brought in: read, matched with the record, told in one Change, undone in one press."""
