"""What of a record is looked at: its columns, who is in a scope, its lines, what happened."""
