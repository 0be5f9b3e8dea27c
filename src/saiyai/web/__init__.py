"""Pages. A view reads the request, asks one query or calls one service, and fills a template."""
