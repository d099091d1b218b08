"""The check kinds: what a rule can say in YAML alone. Each is a frozen dataclass of its parameters with a method
`run`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import UnionType
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints

from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import fields_of
from orglint.rules.outcome import Outcome

KINDS: dict[str, tuple[str, str]] = {
    "acyclic": ("acyclic", "Acyclic"),
    "belongs": ("belongs", "Belongs"),
    "branch-has": ("branch_has", "BranchHas"),
    "bypass": ("bypass", "Bypass"),
    "cardinality": ("cardinality", "Cardinality"),
    "declared-differ": ("declared_differ", "DeclaredDiffer"),
    "declared-includes": ("declared_includes", "DeclaredIncludes"),
    "directs": ("directs", "Directs"),
    "duty-owner": ("duty_owner", "DutyOwner"),
    "forbidden": ("forbidden", "Forbidden"),
    "handoff": ("handoff", "Handoff"),
    "independence": ("independence", "Independence"),
    "layers": ("layers", "Layers"),
    "naming": ("naming", "Naming"),
    "not-excluded": ("not_excluded", "NotExcluded"),
    "one-owner": ("one_owner", "OneOwner"),
    "only-through": ("only_through", "OnlyThrough"),
    "participation": ("participation", "Participation"),
    "query": ("query", "Query"),
    "relay": ("relay", "Relay"),
    "required-field": ("required_field", "RequiredField"),
    "separation": ("separation", "Separation"),
    "shared-duty": ("shared_duty", "SharedDuty"),
    "span": ("span", "Span"),
}
"""Check kind -> module in this folder and class; a module is imported only when a rule of its kind runs."""


class Check(Protocol):
    """A check with its parameters. `OPTIONS` of its class, where it has one, names options that it asks for besides
    those that stand for a parameter, with their types."""

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Look at an organization. Pure: the same graph and options give the same outcome."""
        ...


def kind_class(kind: str) -> type[Any]:
    """The class of a check kind. Raises KeyError for a kind that is not there."""
    module, name = KINDS[kind]
    found: type[Any] = getattr(import_module(f"{__name__}.{module}"), name)
    return found


def revive(cls: type[Any], data: Mapping[str, Any]) -> Any:
    """A check with the parameters of `data`, which has been validated before: no types are checked here."""
    hints = _hints(cls)  # type: ignore[arg-type]
    return cls(**{name: _value(hints[name], value) for name, value in data.items()})


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _value(hint: Any, value: Any) -> Any:
    if isinstance(hint, type) and fields_of(hint):
        return revive(hint, value) if isinstance(value, Mapping) else value
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        held = next((one for one in args if fields_of(one)), None)
        return _value(held, value) if held is not None else value
    if origin is tuple:
        return tuple(_value(args[0], item) for item in value)
    if origin is not None and isinstance(value, dict):
        return {key: _value(args[1], item) for key, item in value.items()}
    return value
