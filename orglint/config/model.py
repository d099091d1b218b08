"""What may stand in a configuration. pydantic validates it and makes its JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from orglint.rules.definition import Words
from orglint.syntax.limits import DEFAULT_LIMITS


def _listed(value: Any) -> Any:
    """One word alone stands for a list of it."""
    return [value] if isinstance(value, str) else value


def _severity_alone(value: Any) -> Any:
    """`rule: warning` is short for `rule: {severity: warning}`."""
    return {"severity": value} if isinstance(value, str) else value


WordList = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Level = Literal["off", "info", "warning", "error"]
Amount = Annotated[str, WithJsonSchema({"type": "integer", "minimum": 0})]
Size = Annotated[str, WithJsonSchema({"type": ["integer", "string"], "pattern": "^[0-9]+[KMG]?$"})]


def _most(name: str) -> Any:
    """A limit that may be left out, and is at most its default."""
    return Field(default=None, json_schema_extra={"maximum": getattr(DEFAULT_LIMITS, name)})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class RuleSettings(_Strict):
    """What changes in one rule."""

    severity: Level | None = None
    """How bad its findings are; off turns it off."""
    options: dict[str, str | list[str]] = {}
    """Values of its options."""
    message: str | Words | None = None
    """What is said instead of the rule's own message, with the same {values}."""
    help: str | Words | None = None
    """What to do in this company, instead of the rule's own advice."""


RuleTable = dict[
    str, Annotated[RuleSettings, BeforeValidator(_severity_alone, json_schema_input_type=RuleSettings | Level)]
]


class OverrideSettings(_Strict):
    """What holds only for some files, or for some units and everything below them."""

    paths: WordList = []
    """Findings in these files: patterns from the configuration's folder; ** crosses folders, a folder is all in it."""
    units: WordList = []
    """Findings about these units and everything that reports to them, by id."""
    ignore: WordList = []
    """Rules that do not count there: names, codes, beginnings of codes, packs or statements."""
    rules: RuleTable = {}
    """Rule name or code, and what changes in it there."""


class WaiverSettings(_Strict):
    """Findings that the company accepts."""

    rule: WordList
    """The rules: names, codes, statements, or patterns with *."""
    unit: str | None = None
    """The unit that they are about, by id; * stands for any characters."""
    below: str | None = None
    """A unit that stands for itself and everything that reports to it."""
    duty: str | None = None
    """The duty that they are about."""
    path: str | None = None
    """The files that they are in: a pattern from the configuration's folder."""
    reason: str | None = None
    """Why it is accepted; a waiver without a reason covers nothing."""
    until: str | None = None
    """The last day on which it holds, YYYY-MM-DD."""
    approved_by: str | None = None
    """Who accepted it."""
    max: Annotated[int, Field(ge=0)] | None = None
    """How many findings it may cover at most."""


class LimitSettings(_Strict):
    """How much is read before orglint says that it is too much; a configuration only lowers it."""

    size: Size | None = _most("size")
    """Bytes of one file; 10K, 64M and 1G are understood."""
    depth: Amount | None = _most("depth")
    """How deep lists and mappings may be nested."""
    nodes: Amount | None = _most("nodes")
    """Keys, values and lists of one file, those behind aliases counted once for each use."""
    scalar: Amount | None = _most("scalar")
    """Characters of one value."""
    key: Amount | None = _most("key")
    """Characters of one key."""
    anchors: Amount | None = _most("anchors")
    """Anchors of one file."""
    documents: Amount | None = _most("documents")
    """Documents of one file."""
    files: Amount | None = _most("files")
    """Files of one organization."""
    includes: Amount | None = _most("includes")
    """Entries of `include` of one organization."""


class ConfigFile(_Strict):
    """orglint.yaml: how a company wants its definition checked."""

    version: Literal["1"] = "1"
    """The version of this format."""
    extends: WordList = []
    """What this builds on, later ones over earlier ones: a profile, ./a/file.yaml, or package:name."""
    edition: str | None = None
    """The edition of the rules to stay with; an upgrade of orglint then changes nothing."""
    profile: str | None = None
    """The profile to use."""
    select: WordList | None = None
    """Only these rules: names, codes, beginnings of codes, packs or statements."""
    ignore: WordList = []
    """Not these rules."""
    packs: WordList = []
    """Further packs: expert; folders with rule files of your own, or single files, below the repository; or what an
    installed package brings, package:name or package:name/folder."""
    rules: RuleTable = {}
    """Rule name or code, and what changes in it."""
    overrides: list[OverrideSettings] = []
    """Changes for some paths or units; later ones over earlier ones."""
    waivers: list[WaiverSettings] = []
    """Findings that the company accepts, with a reason."""
    protected: WordList = []
    """Rules that only a waiver in the configuration may waive: names, codes, statements, or patterns with *."""
    baseline: str | None = None
    """The file with findings that do not count, below the repository; `orglint baseline write` writes it."""
    fail_on: Literal["error", "warning", "info"] | None = None
    """From which severity on findings make the run fail."""
    lang: Literal["en", "zh"] | None = None
    """The language of the output."""
    limits: LimitSettings = LimitSettings()
    """How much is read at most; only ever less than the default, `--limit` raises it."""
    complete: bool | None = None
    """Duties and hand-offs that are not listed do not exist."""
