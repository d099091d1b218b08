"""A linter for organizations."""

__version__ = "0.1.0"
