"""Ways to mend a violation, as changes of the text that the definition was read from."""

from __future__ import annotations

from orglint.findings.place import Place
from orglint.findings.text import Text
from orglint.findings.violation import Change, Suggestion
from orglint.graph.lines import Line
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.model.definition import place_of
from orglint.plugin.pointing import Thing, place_at
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node, ScalarNode
from orglint.syntax.quoting import quoted


def suggestion(title: str | Text, *changes: Change) -> Suggestion:
    """A way to mend a violation, for a person to decide on. title: what it does. changes: all of them together."""
    return Suggestion(title if isinstance(title, Text) else Text(title, title), changes)


def change(about: Thing, text: str, *, field: str | None = None, index: int | None = None) -> Change:
    """Write `text` in place of a thing, or of a field of a unit or an entry of it, as `violation` points at them.

    text: as it stands in YAML; `quoted` makes that of any words.
    """
    return Change(place_at(about, field, index), text)


def addition(unit: Unit, field: str, text: str) -> Change:
    """Add an entry to a list of a unit, before those that are there; the field is written where it is missing.

    field: `owns`, `directs`, `tags`, … text: the entry as it stands in YAML; `quoted` makes that of any words.
    """
    node, file = _mapping(unit), unit.definition.file
    if node is None:
        return Change(unit.place, text)
    held = node.get(field)
    if held is None:
        return _new_field(file, node, f"{field}: [{text}]")
    whole = place_of(file, held, None)
    if isinstance(held, ScalarNode):
        return Change(whole, f" [{text}]" if held.is_null else f"[{quoted(held.text)}, {text}]")
    if not isinstance(held, ListNode):
        return Change(whole, text)
    if not held.items:
        return Change(whole, f"[{text}]")
    if _is_flow(held, held.items[-1]):
        first = held.items[0].start
        return Change(Place(file, first, first), f"{text}, ")
    start = Place(file, held.start, held.start)
    return Change(start, f"- {text}\n", start)


def removal(about: Ownership | Participation | Handoff | Line) -> Change:
    """Take away the line on which a duty, a hand-off or a line of direction is written, with all that stands on it."""
    unit, field, index = _written(about)
    node, file = _mapping(unit), unit.definition.file
    held = node.get(field) if node else None
    if held is None or isinstance(held, AliasNode):
        return Change(about.place, "")
    items = held.items if isinstance(held, ListNode) else [held]
    if len(items) == 1:
        return Change(Place(file, held.start, held.end), "[]")
    if index + 1 < len(items):
        return Change(Place(file, items[index].start, items[index + 1].start), "")
    return Change(Place(file, items[index - 1].end, items[index].end), "")


def _written(about: Ownership | Participation | Handoff | Line) -> tuple[Unit, str, int]:
    if isinstance(about, Line):
        return about.written[0]
    return about.unit, "owns" if isinstance(about, Ownership) else about.field, about.index


def _mapping(unit: Unit) -> MapNode | None:
    """Where a unit is written; None where its text stands under an anchor and is others' too."""
    node: Node = unit.definition.node
    return node if isinstance(node, MapNode) and unit.definition.use is None else None


def _new_field(file: str, node: MapNode, text: str) -> Change:
    """Write a new field behind the first one."""
    entries = list(node.entries.values())
    key, value = entries[min(1, len(entries) - 1)]
    at = Place(file, key.start, key.start)
    if not _is_flow(node, entries[-1][1]):
        return Change(at, f"{text}\n", at)
    if len(entries) == 1:
        return Change(Place(file, value.end, value.end), f", {text}")
    return Change(at, f"{text}, ")


def _is_flow(node: ListNode | MapNode, last: Node) -> bool:
    """Whether a list or mapping stands in brackets: then something follows the last thing in it."""
    return node.end > last.end
