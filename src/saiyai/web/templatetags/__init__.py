"""Tags that put words into templates."""
