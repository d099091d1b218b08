"""What may stand in a rule file. pydantic validates it and makes its JSON Schema; nothing here runs a rule.

The built-in packs are validated when they are compiled (`orglint.generate`), so a run with them alone never imports
this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from orglint.findings.text import PLACEHOLDER, Text
from orglint.rules.kinds import KINDS, kind_class
from orglint.rules.writing import Statement

Level = Literal["error", "warning", "info"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


_DIFFERENT = Text("the English and the Chinese text name different values in braces", "中英文中花括号内的值不一致")
_SOURCE = Text("a source is either a `statement` or a `practice`", "来源须为 statement 或 practice 之一")


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
            raise PydanticCustomError("told", "{told}", {"told": _DIFFERENT})
        return self


class Source(_Strict):
    """Where a rule comes from: a statement of the source text, or a practice of the field."""

    statement: Statement | None = None
    """The id of a statement (S-…) or of a consequence derived from one (D-…)."""
    reading: Literal["normative", "descriptive", "inferred"] = "normative"
    """What the text says, what it shows, or what we conclude."""
    practice: Words | None = None
    """A practice or a publication of the field."""

    @model_validator(mode="after")
    def one_source(self) -> Source:
        """Exactly one of the two."""
        if (self.statement is None) == (self.practice is None):
            raise PydanticCustomError("told", "{told}", {"told": _SOURCE})
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
    message: str | list[str] | None = None
    """What the finding says, in either language; a list where there are several, in the order of the lines."""
    findings: list[int] | None = None
    """The lines of the findings, where a comment cannot stand on them."""
    encoding: str | None = None
    """The encoding in which the bad definition is saved; UTF-8 when absent."""
    today: str | None = None
    """The day on which the example is looked at, YYYY-MM-DD."""
    protected: list[str] = []
    """The rules that a configuration protects from waivers."""
    baseline: str | None = None
    """The baseline that is laid over the findings; the findings are then expected in it."""


class ReaderCheck(_Strict):
    """Found while the definition is read: by `source`, `syntax`, `model` or the pipeline."""

    kind: Literal["reader"]


class PythonCheck(_Strict):
    """A function in `orglint/rules/checks/`; for built-in packs only."""

    kind: Literal["python"]
    function: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    """The name of the module that holds it."""


if TYPE_CHECKING:
    OwnCheck = Any
    Check = ReaderCheck | PythonCheck
else:
    _OF_KINDS = tuple(kind_class(kind) for kind in KINDS)
    OwnCheck = Annotated[Union[(*_OF_KINDS,)], Field(discriminator="kind")]
    Check = Annotated[Union[(ReaderCheck, PythonCheck, *_OF_KINDS)], Field(discriminator="kind")]


class RuleDefinition(_Strict):
    """A built-in rule: metadata, reasons, check, messages and examples in one file that goes by the rule's name."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")]
    """Three letters of the pack and three digits; never reused."""
    status: Literal["preview", "stable", "deprecated"]
    """preview rules run only when they are selected by name."""
    since: str
    """The version that brought the rule."""
    replaced_by: str | None = None
    """The rule to use instead of a deprecated one."""
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


def _in_both(value: object) -> object:
    return {"en": value, "zh": value} if isinstance(value, str) else value


OwnWords = Annotated[
    Words,
    BeforeValidator(_in_both),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {"en": {"type": "string"}, "zh": {"type": "string"}},
                    "required": ["en", "zh"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""Words in both languages, or one text for both."""

Number = Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")]


class OwnOption(Option):
    """A value that users of the rule may set."""

    summary: OwnWords
    """What the value decides."""


class OwnExample(_Strict):
    """A definition that the rule finds fault with, and one that it does not."""

    title: OwnWords | None = None
    """What the example shows."""
    bad: str
    """A definition with a `# finding` comment on each line where a finding of this rule starts."""
    good: str | None = None
    """The same definition, mended by the smallest edit; `orglint rules test` asks for it."""
    message: str | list[str] | None = None
    """What the finding says, in either language; a list where there are several, in the order of the lines."""
    findings: list[int] | None = None
    """The lines of the findings, where a comment cannot stand on them."""
    today: str | None = None
    """The day on which the example is looked at, YYYY-MM-DD."""


class OwnRule(_Strict):
    """A rule of your own. Only `check` and `examples` must be there; what else is absent follows from the check."""

    check: OwnCheck
    """What is looked at."""
    examples: Annotated[list[OwnExample], Field(min_length=1)]
    """At least one: a rule that no example makes fire is refused."""
    severity: Level = "warning"
    """How bad its findings are."""
    summary: OwnWords | None = None
    """One sentence that states the rule."""
    why: OwnWords | None = None
    """Why it matters."""
    message: OwnWords | None = None
    """What is wrong, with the facts of the check in {braces}."""
    messages: dict[str, OwnWords] = {}
    """Messages for variants of the violation."""
    help: OwnWords | None = None
    """What to do."""
    helps: dict[str, OwnWords] = {}
    """Help for variants of the violation."""
    labels: dict[str, OwnWords] = {}
    """What stands at further places of a finding."""
    code: Number | None = None
    """Three letters of your own and three digits; without one the rule goes by its name alone."""
    status: Literal["preview", "stable", "deprecated"] = "stable"
    """preview rules run only when they are selected by name."""
    since: str = ""
    """The version of your pack that brought the rule."""
    replaced_by: str | None = None
    """The rule to use instead of a deprecated one."""
    enabled: bool = True
    """false: the rule runs only when it is selected or given a severity."""
    sources: list[Source] = []
    """What the rule stands on: a policy, a practice."""
    partial: Literal["run", "skip"] = "skip"
    """Whether the rule still speaks when part of the input could not be read."""
    vacuous: bool = False
    """true: it is no fault that a company has nothing for the rule to look at."""
    options: dict[str, OwnOption] = {}
    """Values that users may set; one named like a parameter of the check stands for it."""


class OwnRules(_Strict):
    """Several rules in one file, each under its name."""

    rules: Annotated[dict[str, OwnRule], Field(min_length=1)]
    """Name of the rule → the rule."""


class PackDefinition(_Strict):
    """pack.yaml: what a pack says beside its rules."""

    title: OwnWords | None = None
    """What the pack is for."""
    kinds: list[str] = []
    """Ids of unit kinds that a company defines itself and the rules speak of."""
    duties: list[str] = []
    """Duties that the catalogue does not know and the rules speak of."""
