"""An organization as tables, and queries over them that can do nothing else and end within their budget."""
