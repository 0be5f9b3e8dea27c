"""Commands. Each reads its arguments, asks one query or calls one service, and prints."""
