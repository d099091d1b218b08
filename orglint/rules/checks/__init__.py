"""Python checks, one file each: what no check kind expresses."""
