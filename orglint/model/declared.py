"""What a unit declares about itself, by the name of a field."""

from __future__ import annotations

from orglint.findings.place import Place
from orglint.model.definition import Charter, UnitDefinition


def declared(charter: Charter | None, field: str) -> tuple[str, ...]:
    """The words of a field of the charter (`governs.modes` for one inside another); empty when nothing is declared."""
    if charter is None:
        return ()
    if "." in field:
        value: object = charter
        for name in field.split("."):
            value = getattr(value, name, None)
    else:
        value = getattr(charter, field, None)
    if isinstance(value, (list, tuple)):
        return tuple(map(str, value))
    return () if value is None else (str(value),)


def declared_place(definition: UnitDefinition, field: str) -> Place:
    """Where that field stands."""
    return definition.place("charter", *field.split("."))
