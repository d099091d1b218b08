"""Names of duties, unit kinds and hand-off items, resolved to ids: exactly, never by likeness."""
