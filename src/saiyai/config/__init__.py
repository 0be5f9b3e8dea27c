"""Start-up: settings, root urls, asgi. Imports all, imported by none."""
