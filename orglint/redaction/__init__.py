"""A report without the names of the people and units that it is about."""
