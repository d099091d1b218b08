"""A report in the format that someone wants to read."""
