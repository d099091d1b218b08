"""What may stand in a rule file. pydantic validates it and makes its JSON Schema; nothing here runs a rule.

The built-in packs are validated when they are compiled (`orglint.generate`), so a run with them alone never imports
this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, model_validator

from orglint.findings.text import PLACEHOLDER
from orglint.rules.kinds import KINDS, kind_class

Level = Literal["error", "warning", "info"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Words(_Strict):
    """The same text in both languages."""

    en: Annotated[str, Field(min_length=1)]
    """In English."""
    zh: Annotated[str, Field(min_length=1)]
    """In Chinese."""

    @model_validator(mode="after")
    def same_placeholders(self) -> Words:
        """Both languages name the same values."""
        if set(PLACEHOLDER.findall(self.en)) != set(PLACEHOLDER.findall(self.zh)):
            raise ValueError("the English and the Chinese text name different {values}")
        return self


class Source(_Strict):
    """Where a rule comes from: a statement of the source text, or a practice of the field."""

    statement: Annotated[str | None, Field(pattern=r"^[SD]-[0-9]{2,3}$")] = None
    """The id of a statement (S-…) or of a consequence derived from one (D-…)."""
    reading: Literal["normative", "descriptive", "inferred"] = "normative"
    """What the text says, what it shows, or what we conclude."""
    practice: Words | None = None
    """A practice or a publication of the field."""

    @model_validator(mode="after")
    def one_source(self) -> Source:
        """Exactly one of the two."""
        if (self.statement is None) == (self.practice is None):
            raise ValueError("a source is either a statement or a practice")
        return self


class Option(_Strict):
    """A value that users of the rule may set."""

    type: Literal["integer", "text", "flag", "words"]
    """What the value is."""
    default: int | str | bool | list[str]
    """The value when none is set."""
    minimum: int | None = None
    """The smallest integer allowed."""
    summary: Words
    """What the value decides."""


class Example(_Strict):
    """A definition that the rule finds fault with, and the nearest one that it does not."""

    title: Words
    """What the example shows."""
    bad: str
    """A definition with a `# finding` comment on each line where a finding of this rule starts."""
    good: str
    """The same definition, mended by the smallest edit."""
    findings: list[int] | None = None
    """The lines of the findings, where a comment cannot stand on them."""
    encoding: str | None = None
    """The encoding in which the bad definition is saved; UTF-8 when absent."""
    today: str | None = None
    """The day on which the example is looked at, YYYY-MM-DD."""
    protected: list[str] = []
    """The rules that a configuration protects from waivers."""


class ReaderCheck(_Strict):
    """Found while the definition is read: by `source`, `syntax`, `model` or the pipeline."""

    kind: Literal["reader"]


class PythonCheck(_Strict):
    """A function in `orglint/rules/checks/`; for built-in packs only."""

    kind: Literal["python"]
    function: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    """The name of the module that holds it."""


if TYPE_CHECKING:
    Check = ReaderCheck | PythonCheck
else:
    Check = Annotated[
        Union[(ReaderCheck, PythonCheck, *(kind_class(kind) for kind in KINDS))],
        Field(discriminator="kind"),
    ]


class RuleDefinition(_Strict):
    """A rule: metadata, reasons, check, messages and examples in one file. The file's name is the rule's name."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")]
    """Three letters of the pack and three digits; never reused."""
    status: Literal["preview", "stable", "deprecated"]
    """preview rules run only when they are selected by name."""
    since: str
    """The version that brought the rule."""
    severity: Level
    """How bad its findings are."""
    expert: Annotated[str | None, Field(pattern=r"^X-[0-9]{2}$")] = None
    """The number of the expert addition that the rule carries out."""
    enabled: bool = True
    """false: the rule runs only when it is selected or given a severity."""
    summary: Words
    """One sentence that states the flaw."""
    why: Words
    """Why it matters to someone who runs a company."""
    sources: Annotated[list[Source], Field(min_length=1)]
    """What the rule stands on."""
    partial: Literal["run", "skip"] = "skip"
    """Whether the rule still speaks when part of the input could not be read."""
    options: dict[str, Option] = {}
    """Values that users may set."""
    check: Check
    """What is looked at."""
    message: Words
    """What is wrong, with the user's own names in {braces}."""
    messages: dict[str, Words] = {}
    """Messages for variants of the violation."""
    labels: dict[str, Words] = {}
    """What stands at further places of a finding."""
    help: Words
    """What to do."""
    helps: dict[str, Words] = {}
    """Help for variants of the violation."""
    examples: Annotated[list[Example], Field(min_length=1)]
    """At least one."""
