"""REST under `/api/v1/`: a route checks shape, asks one query or calls one service."""
