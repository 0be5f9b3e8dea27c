"""The claims of the texts, held against the history of one network: never more than a sign."""
