"""The check kinds: what a rule can say in YAML alone. Each is a frozen dataclass of its parameters with a method
`run`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, Protocol, Union, get_args, get_origin

from orglint.graph.org_graph import OrgGraph
from orglint.lean.hints import hints_of
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
    how = _converters(cls)  # type: ignore[arg-type]
    return cls(**{name: value if (convert := how[name]) is None else convert(value) for name, value in data.items()})


_Convert = Callable[[Any], Any]


@cache
def _converters(cls: Any) -> dict[str, _Convert | None]:
    """Field -> what makes its value of plain data; None where plain data is what it holds."""
    return {name: _converter(hint) for name, hint in hints_of(cls).items()}


def _converter(hint: Any) -> _Convert | None:
    hint = _bare(hint)
    if fields_of(hint):
        return lambda value: revive(hint, value) if isinstance(value, Mapping) else value
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return next((_converter(one) for one in args if fields_of(_bare(one))), None)
    if origin is tuple:
        item = _converter(args[0])
        return tuple if item is None else lambda value: tuple(map(item, value))
    if origin in (dict, Mapping):
        inner = _converter(args[1])
        return inner and (lambda value: {key: inner(one) for key, one in value.items()})
    return None


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
