"""Paths to decoded texts: discovery, encodings, line index."""
