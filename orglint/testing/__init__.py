"""For the authors of rules."""
