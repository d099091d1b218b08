"""The organization as a user writes it. From these classes come the decoder and the JSON Schema.

A field's description is the text below it. A trailing underscore (`as_`) is not part of the key in YAML. Everything
that names something (ids, references, duties, kinds) stays the text that was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform

from orglint.findings.place import Place
from orglint.lean.values import field, fields_of, mutable
from orglint.model.shapes import Nonempty, OneOrMany, Pattern, Shorthand
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node, ScalarNode
from orglint.syntax.regular import LINE
from orglint.syntax.slices import Slices

SCHEMA_SETTINGS: Any = {"extra": "forbid", "use_attribute_docstrings": True}
"""Read by pydantic when it makes the JSON Schema, and by nothing else."""

Id = Annotated[str, Pattern(r"[A-Za-z0-9][A-Za-z0-9._-]*")]
Words = Annotated[str, Nonempty()]
Completeness = Literal["full", "partial"]


class Located:
    """Something written in a definition, with the way back to where it stands.

    node, use: its node, and the alias or merge key through which it was reached. What was read without nodes knows
    instead where its lines are (`slices`), or the record that it is in (`inside`), and finds its node when it is asked.
    """

    use: AliasNode | None = None
    slices: Slices
    inside: tuple[Located, str, int | None]

    @cached_property
    def file(self) -> str:
        """The file that it stands in; whoever reads with nodes writes it into the record."""
        held: tuple[Located, str, int | None] | None = self.__dict__.get("inside")
        return held[0].file if held else self.slices.file

    @cached_property
    def node(self) -> Node:
        """Its node; whoever reads with nodes writes it into the record."""
        if "inside" in self.__dict__:
            owner, key, index = self.inside
            node = owner._around(key)
            path = (key,) if index is None else (key, index)
            node = node.target if isinstance(node, AliasNode) else node
            for step in path:
                node = _child(node, step) or node
            return node
        node = self.slices.mapping(self.__dict__.get(LINE))
        below: Sequence[Located] = getattr(self, "units", ())
        if below and "units" in node.entries:
            first, last = below[0].node, below[-1].node
            start = self.slices.dash(first.start)
            node.entries["units"] = (node.entries["units"][0], ListNode([], start, last.end))
            node.end = max(node.end, last.end)
        return node

    def _around(self, key: str | int | None) -> Node:
        """Its node; where that is not known yet, as much of it as holds a key."""
        if isinstance(key, str) and "slices" in self.__dict__ and "node" not in self.__dict__:
            return self.slices.entry(self.__dict__.get(LINE), key) or self.node
        return self.node

    def place(self, *path: str | int) -> Place:
        """The place of what `path` (keys and list indexes) leads to, or of the nearest thing around it."""
        return self._place(path) if "node" in self.__dict__ else Place.sought(self.file, lambda: self._place(path))

    def _place(self, path: tuple[str | int, ...]) -> Place:
        node, use = self._around(path[0] if path else None), self.use
        for step in path:
            held = node.target if isinstance(node, AliasNode) else node
            use = use or (node if isinstance(node, AliasNode) else None)
            child = _child(held, step)
            if child is None:
                break
            node = child
        return place_of(self.file, node, use)

    def key_place(self, key: str) -> Place:
        """The place of a key of this mapping; of the whole when it is not there."""
        return (
            self._key_place(key) if "node" in self.__dict__ else Place.sought(self.file, lambda: self._key_place(key))
        )

    def _key_place(self, key: str) -> Place:
        node = self._around(key)
        held = node.target if isinstance(node, AliasNode) else node
        entry = held.entries.get(key) if isinstance(held, MapNode) else None
        return place_of(self.file, entry[0], self.use) if entry else self.place()


def place_of(file: str, node: Node, use: AliasNode | None) -> Place:
    """The place of a node; through an alias (`use`, or the node itself) the place of the use, with its anchor."""
    if isinstance(node, AliasNode):
        use, node = use or node, node.target
    if use is None:
        return Place(file, node.start, node.end)
    return Place(file, use.start, use.end, Place(file, node.start, node.end))


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MapNode) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    # one value written without its brackets is item 0 of itself, text is its own only field
    return node if isinstance(node, ScalarNode) else None


_Record = TypeVar("_Record")


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def record(cls: type[_Record]) -> type[_Record]:
    """A dataclass whose empty lists are one empty tuple, so that a record need not hold what is not written in it."""
    made = mutable(cls)
    for name, one in fields_of(made).items():
        if one.is_made:
            setattr(made, name, ())
    return made


@record
class DutyEntry(Located):
    """A duty in `owns`: its id, its name or an alias in either language, or a line of a charter."""

    __pydantic_config__ = SCHEMA_SETTINGS

    duty: Words
    """The duty: its id, name or alias."""
    scope: str | None = None
    """What part of the duty is meant (a market, a product line). Two owners with different scopes do not overlap."""
    text: str | None = None
    """The wording of the charter, where it differs."""
    source: str | None = None
    """The document that gives this duty to the unit."""
    lead: bool = False
    """true for the one of several owners that has the last word."""


@record
class ParticipationEntry(Located):
    """A duty in `participates`."""

    __pydantic_config__ = SCHEMA_SETTINGS

    duty: Words
    """The duty: its id, name or alias."""
    as_: Literal["responsible", "consulted", "informed", "approves"] | None = None
    """How the unit takes part."""
    scope: str | None = None
    """What part of the duty is meant."""
    text: str | None = None
    """The wording of the charter, where it differs."""
    source: str | None = None
    """The document that says so."""


@record
class SupplyEntry(Located):
    """Something that a unit hands to another unit."""

    __pydantic_config__ = SCHEMA_SETTINGS

    item: Annotated[list[Words], OneOrMany()]
    """What is handed over: a report, material, information; a list when one document serves several."""
    to: Words
    """The id of the unit that receives it."""
    for_: str | None = None
    """The duty of the receiver that needs it."""
    coverage: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """What it covers: domestic, foreign, …"""
    every: str | None = None
    """How often: month, quarter, year, …"""


@record
class Governs(Located):
    """What a marketing department declares to govern in the sales process."""

    __pydantic_config__ = SCHEMA_SETTINGS

    object: str | None = None
    """What is governed: sales-process."""
    modes: Annotated[list[Literal["manage", "supervise", "coordinate", "serve"]], OneOrMany()] = field(
        default_factory=list
    )
    """In which ways."""
    links: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """Which links of the company's `sales_links`."""


@record
class Charter(Located):
    """What a unit declares about itself."""

    __pydantic_config__ = SCHEMA_SETTINGS

    mandate: Annotated[list[Literal["psychological-distance", "physical-distance"]], OneOrMany()] = field(
        default_factory=list
    )
    """Which distance between product and consumer it shortens first of all."""
    concerns: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """What it cares about: push, pull, media, …"""
    excludes: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """What it says is no business of its own: push, pull, …"""
    value: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """Whose value it realizes."""
    customer_scope: Literal["defined", "undefined"] | None = None
    """Whether it sells within a defined circle of customers."""
    serves_needs: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """Which of the company's `value_needs` it serves."""
    governs: Governs | None = None
    """What it governs in the sales process."""
    kpis: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """What it is measured by: volume, revenue, margin, …"""
    price_discretion: bool = False
    """true when it may give discounts on its own."""
    function: str | None = None
    """The function it counts itself to, such as marketing or administration."""


@record
class UnitDefinition(Located):
    """One organizational unit: a place (headquarters, region, branch) or a department in one."""

    __pydantic_config__ = SCHEMA_SETTINGS

    id: Id
    """What every reference uses. Unique over all files."""
    previously: Annotated[list[Words], OneOrMany()] = field(default_factory=list)
    """The ids that it had before, the first one first: waivers and the baseline know it by them too."""
    name: str | None = None
    """What people call it. The kind follows from it when it says clearly which kind it is."""
    kind: Annotated[list[Words], OneOrMany()] = field(default_factory=list)
    """A kind's id, name or alias; a list for one unit that is two."""
    parent: str | None = None
    """The id of the unit it reports to, when it is not written inside that unit."""
    at: str | None = None
    """The id of the place where it sits, when that differs from where it reports to."""
    units: list[UnitDefinition] = field(default_factory=list)
    """The units below it."""
    owns: list[Annotated[str | DutyEntry, Shorthand("duty")]] = field(default_factory=list)
    """The duties it is accountable for."""
    participates: list[Annotated[str | ParticipationEntry, Shorthand("duty")]] = field(default_factory=list)
    """The duties it takes part in without being accountable."""
    supplies: list[SupplyEntry] = field(default_factory=list)
    """What it hands to other units."""
    directs: list[Words] = field(default_factory=list)
    """The units it commands (solid line)."""
    directed_by: list[Words] = field(default_factory=list)
    """The units that command it; the same line written from its other end."""
    guides: list[Words] = field(default_factory=list)
    """The units it guides in their function (dotted line)."""
    guided_by: list[Words] = field(default_factory=list)
    """The units that guide it."""
    relays_to: list[Words] = field(default_factory=list)
    """The units it passes instructions on to."""
    relayed_by: list[Words] = field(default_factory=list)
    """The units that pass instructions on to it."""
    external: bool = False
    """A dealer, an agency: referred to, not part of the organization."""
    sells: bool | None = None
    """false for a branch that does not sell: a plant, a warehouse, a research site."""
    tags: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """Words of your own by which rules of your own can speak of the unit."""
    charter: Charter | None = None
    """What it declares about itself."""


@record
class CompletenessDefinition(Located):
    """How much of the company the definition tells. What is `full` and not written does not exist."""

    __pydantic_config__ = SCHEMA_SETTINGS

    units: Completeness | None = None
    """Whether all units are listed (default: full)."""
    direction: Completeness | None = None
    """Whether all lines of direction are listed (default: full)."""
    duties: Completeness | None = None
    """Whether all duties are listed (default: partial)."""
    supplies: Completeness | None = None
    """Whether all hand-offs are listed (default: partial)."""


@record
class CompanyDefinition(Located):
    """What is true of the whole company."""

    __pydantic_config__ = SCHEMA_SETTINGS

    name: str | None = None
    """Its name."""
    market_stage: Literal["growth", "competitive"] | None = None
    """The stage of its market."""
    product_stage: Literal["introduction", "growth", "maturity"] | None = None
    """The stage of its main products."""
    sales_model: Literal["own", "outsourced"] | None = None
    """Whether it sells through a sales force of its own."""
    purpose: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """What it exists for: customer-value, enterprise-value, …"""
    sales_links: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """The links of its sales process: order, delivery, after-sales, …"""
    value_needs: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """The customer needs it means to meet."""
    completeness: CompletenessDefinition | None = None
    """How much of the company this definition tells."""


@record
class OwnName(Located):
    """An entry that a company adds to the catalogue of duties or of unit kinds."""

    __pydantic_config__ = SCHEMA_SETTINGS

    id: Id
    """Its id."""
    name: str | None = None
    """Its English name."""
    name_zh: str | None = None
    """Its Chinese name."""
    aliases: Annotated[list[str], OneOrMany()] = field(default_factory=list)
    """Other names, in either language."""
    parent: str | None = None
    """The duty that it is part of, or the kind that it counts as."""


@record
class WaiverDefinition(Located):
    """A finding that the company accepts, and why."""

    __pydantic_config__ = SCHEMA_SETTINGS

    rule: Annotated[list[Words], OneOrMany()]
    """The rule's name or code, or a list of them; * stands for any characters, as in MKT*."""
    unit: str | None = None
    """The id of the unit it is accepted for; * stands for any characters. Every unit when absent."""
    below: str | None = None
    """The id of a unit: it is accepted for this unit and every unit below it."""
    duty: str | None = None
    """The duty it is accepted for."""
    reason: str | None = None
    """Why it is accepted."""
    until: date | None = None
    """The last day on which it holds."""
    approved_by: str | None = None
    """Who accepted it."""
    max: int | None = None
    """How many findings it covers at most, when it is for more than one rule or unit; with more it covers none."""


@record
class OrganizationDefinition(Located):
    """An org definition, or a part of one: each document of each file is a part."""

    __pydantic_config__ = SCHEMA_SETTINGS

    version: Literal["1"] | None = None
    """The version of this format."""
    company: CompanyDefinition | None = None
    """What is true of the whole company."""
    include: Annotated[list[Words], OneOrMany()] = field(default_factory=list)
    """More files of the same organization, relative to this one; * stands for any name."""
    units: list[UnitDefinition] = field(default_factory=list)
    """The units."""
    duties: list[OwnName] = field(default_factory=list)
    """The company's own duties."""
    kinds: list[OwnName] = field(default_factory=list)
    """The company's own unit kinds."""
    waivers: list[WaiverDefinition] = field(default_factory=list)
    """Findings that the company accepts."""
