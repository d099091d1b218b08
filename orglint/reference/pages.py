"""The pages: path below docs/reference/ -> lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

from orglint.findings.text import Language, Text
from orglint.reference import texts
from orglint.reference.values import default, described, needed
from orglint.rules.kinds import kind_class
from orglint.rules.kinds.naming import CONVENTIONS
from orglint.rules.loading import PACK_FILE
from orglint.rules.rule import Rule
from orglint.rules.selector import Selector
from orglint.rules.sql import sandbox
from orglint.rules.sql.reading import ENTITIES
from orglint.rules.sql.tables import LONGEST, TABLES
from orglint.rules.writing import Structure

Words = Mapping[str, Any]
MOST_NAMED = 6
"""Shipped rules of one kind that its section names; the others are counted."""
_MISMATCH = "rules/reference.yaml and the code do not name the same {what}: {names}"


def reference_pages(
    kinds: Sequence[Words], words: Words, rules: Sequence[Rule], sources: Path, examples: Path
) -> dict[str, str]:
    """Path below the project -> text.

    kinds, words: what rules/kinds.yaml and rules/reference.yaml say. rules: the shipped ones, named where they use a
    kind. sources: the folder of their packs. examples: a folder of rules. Each kind shows the first of these that is of
    it, else a shipped one. Raises ValueError when a field, table or column has no words, or words have none.
    """
    folders = sorted({sources / rule.pack for rule in rules})
    shown = {_kind_of(text): text for folder in (*folders, examples) for text in _checks(folder)}
    out = {}
    for language in get_args(Language):
        pages = {
            "check-kinds": _kinds(kinds, rules, shown, language),
            "selectors": _selectors(words["selector"], language),
            "tables": _tables(words["tables"], language),
        }
        ending = ".zh.md" if language == "zh" else ".md"
        out.update({f"docs/reference/{name}{ending}": "\n".join(lines) + "\n" for name, lines in pages.items()})
    return out


def _checks(folder: Path) -> Iterator[str]:
    """The `check` of each rule file as it is written, last file first."""
    for path in sorted(folder.glob("*.yaml"), reverse=True):
        lines = path.read_text("utf-8").splitlines()
        if path.name == PACK_FILE:
            continue
        start = next(number for number, line in enumerate(lines) if line.startswith("check:"))
        end = next(number for number, line in enumerate(lines) if number > start and line[:1].isalpha())
        yield "\n".join(lines[start:end])


def _kind_of(check: str) -> str:
    return check.partition("kind: ")[2].split()[0].strip(",}")


def _kinds(kinds: Sequence[Words], rules: Sequence[Rule], shown: Mapping[str, str], language: Language) -> list[str]:
    lines = [*_head("check-kinds", texts.KINDS, texts.KINDS_SAY, language), ""]
    for kind in kinds:
        name = kind["id"]
        lines += [f"- [`{name}`](#{name}): {kind['says'][language]}"]
    for kind in kinds:
        name, cls = kind["id"], kind_class(kind["id"])
        lines += ["", f"## {name}", "", kind["says"][language], "", *_parameters(cls, kind["parameters"], language)]
        if kind["facts"]:
            facts = ", ".join(f"`{{{one}}}`" for one in kind["facts"])
            lines += ["", texts.FACTS.filled(facts=facts).read(language)]
        options = getattr(cls, "OPTIONS", {})
        if options:
            named = ", ".join(f"`{one}` ({type})" for one, type in options.items())
            lines += ["", texts.OPTIONS.filled(options=named).read(language)]
        lines += ["", texts.SAYS.filled(message=kind["message"][language]).read(language)]
        lines += _variants(kind, language)
        if name == "naming":
            lines += ["", *(f"- `{one}`: `{expression}`" for one, expression in CONVENTIONS.items())]
        if name in shown:
            lines += ["", "```yaml", *shown[name].splitlines(), "```"]
        lines += _used([rule for rule in rules if rule.data["check"]["kind"] == name], language)
    return lines


def _used(by: Sequence[Rule], language: Language) -> Iterator[str]:
    links = [f"[{rule.name}](../rules/{rule.name}.md)" for rule in by[:MOST_NAMED]]
    more = [texts.MORE.filled(number=len(by) - MOST_NAMED).read(language)] if len(by) > MOST_NAMED else []
    if links:
        yield from ("", texts.USED.filled(rules=", ".join([*links, *more])).read(language))


def _variants(kind: Words, language: Language) -> Iterator[str]:
    if kind.get("messages"):
        yield ""
    for variant, message in kind.get("messages", {}).items():
        yield texts.VARIANT.filled(variant=variant, message=message[language]).read(language)


def _parameters(cls: type[Any], words: Words, language: Language) -> Iterator[str]:
    yield from (texts.PARAMETERS.read(language), "|---|---|---|---|")
    hints = get_type_hints(cls, include_extras=True)
    for one in dataclasses.fields(cls):
        if one.name != "kind":
            name = one.name.rstrip("_")
            must = texts.NEEDED.read(language) if needed(one) else default(one)
            value = described(hints[one.name], language)
            yield f"| `{name}` | {_cell(words[name][language])} | {_cell(value)} | {must} |"


def _selectors(words: Words, language: Language) -> list[str]:
    fields = {one.name.rstrip("_"): one for one in dataclasses.fields(Selector)}
    _same("selector fields", fields, words)
    hints = get_type_hints(Selector, include_extras=True)
    lines = [
        *_head("selectors", texts.SELECTORS, texts.SELECTORS_SAY, language),
        texts.FIELDS.read(language),
        "|---|---|---|",
    ]
    for name, one in fields.items():
        lines.append(f"| `{name}` | {words[name][language]} | {_cell(described(hints[one.name], language))} |")
    structures = ", ".join(f"`{one}`" for one in get_args(Structure))
    return [
        *lines,
        "",
        texts.SELECTORS_SHOW.read(language).rstrip("\n"),
        "",
        texts.CLASSES.filled(names=structures).read(language),
    ]


def _tables(words: Words, language: Language) -> list[str]:
    _same("tables", {table.name: table for table in TABLES}, words)
    lines = _head("tables", texts.TABLES, texts.TABLES_SAY, language)
    for table in TABLES:
        said = words[table.name]
        _same(f"columns of {table.name}", dict(table.columns), said["columns"])
        lines += ["", f"## {table.name}", "", said["says"][language], "", texts.COLUMNS.read(language), "|---|---|---|"]
        lines += [f"| `{name}` | {kind} | {said['columns'][name][language]} |" for name, kind in table.columns]
    functions = ", ".join(f"`{one}`" for one in sorted(sandbox.FUNCTIONS))
    limits = texts.LIMITS.filled(
        steps=f"{sandbox.STEPS:,}", all=f"{sandbox.ALL_STEPS:,}", rows=f"{sandbox.MOST_ROWS:,}",
        statement=f"{sandbox.STATEMENT:,}", text=f"{LONGEST:,}", memory=sandbox.HEAP // 1024**2, functions=functions,
        entities=", ".join(f"`{one}`" for one in ENTITIES),
    )  # fmt: skip
    return [*lines, "", *limits.read(language).rstrip("\n").split("\n")]


def _head(name: str, title: Text, says: Text, language: Language) -> list[str]:
    other = f"[中文]({name}.zh.md)" if language == "en" else f"[English]({name}.md)"
    return [f"# {title.read(language)}", "", other, "", *says.read(language).rstrip("\n").split("\n")]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _same(what: str, code: Mapping[str, Any], words: Words) -> None:
    if code.keys() != words.keys():
        raise ValueError(_MISMATCH.format(what=what, names=sorted(code.keys() ^ words.keys())))
