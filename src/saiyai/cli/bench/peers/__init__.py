"""The peers: a file each, imported only in the process that runs it."""
