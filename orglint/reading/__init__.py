"""Files of one organization → the parts of its definition: source, syntax and model put together, file by file."""
