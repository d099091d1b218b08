"""Nodes to the organization as it is written: typed definitions that know the place of everything in them."""
