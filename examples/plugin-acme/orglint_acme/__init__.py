"""The rules of Acme Beverages: rule files in `rules/`, one check in Python."""

from orglint_acme.deputies import duty_without_deputy

__all__ = ["duty_without_deputy"]

ORGLINT_API = 1
ORGLINT_PACKS = ["rules"]
