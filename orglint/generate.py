"""Writes every generated file of the project, or says which of them are stale.

usage: python -m orglint.generate [--check | --freeze]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from orglint.catalogue.catalogue import Catalogue
from orglint.catalogue.compiling import compile_catalogue
from orglint.cli.chinese import MESSAGES_FILE, messages_file
from orglint.config.model import ConfigFile
from orglint.documents import documents
from orglint.model.definition import OrganizationDefinition
from orglint.reference.pages import reference_pages
from orglint.reference.python_api import PAGE, python_api
from orglint.rules.definition import RuleDefinition
from orglint.rules.editions import pinned
from orglint.rules.loading import load_pack
from orglint.rules.rule import Rule
from orglint.rules.schema import rule_schema
from orglint.suppression.baseline_file import BaselineDocument
from orglint.syntax.plain import load_plain

PROJECT = Path(__file__).resolve().parent.parent
PACKS = ("core", "marketing", "expert")
EDITIONS = PROJECT / "orglint" / "data" / "editions"


def generated() -> dict[str, bytes]:
    """Path below the project -> what must stand in it."""
    schemas = {
        "organization": TypeAdapter(OrganizationDefinition).json_schema(),
        "rule": rule_schema(_plain(PROJECT / "rules" / "kinds.yaml")["kinds"]),
        "builtin-rule": RuleDefinition.model_json_schema(),
        "config": ConfigFile.model_json_schema(),
        "baseline": TypeAdapter(BaselineDocument).json_schema(),
    }
    out = {f"schemas/{name}.schema.json": _json(_schema(name, schema), 2) for name, schema in schemas.items()}
    builtin = _builtin()
    examples = {rule["name"]: rule["examples"] for rule in builtin["rules"]}
    out["orglint/data/examples.json"] = _json(examples, None)
    out["orglint/data/builtin.json"] = _json({**builtin, "rules": [_of_a_run(rule) for rule in builtin["rules"]]}, None)
    out.update(documents(builtin))
    out.update(_reference(builtin))
    out.update(python_api(_plain(PROJECT / f"{PAGE}.zh.yaml")))
    return {f"orglint/{MESSAGES_FILE}": messages_file(), **{name: text.encode() for name, text in out.items()}}


def _reference(builtin: Mapping[str, Any]) -> dict[str, str]:
    """The reference pages for writers of rules."""
    rules = sorted((Rule.from_data(one) for one in builtin["rules"]), key=lambda rule: rule.code)
    kinds = _plain(PROJECT / "rules" / "kinds.yaml")["kinds"]
    words = _plain(PROJECT / "rules" / "reference.yaml")
    examples = PROJECT / "examples" / "own-rules" / "rules"
    return reference_pages(kinds, words, rules, PROJECT / "rules", examples)


def _builtin() -> dict[str, Any]:
    rules = PROJECT / "rules"
    written = {path.stem: _plain(path) for path in sorted((rules / "catalogue").glob("*.yaml"))}
    catalogue = compile_catalogue(written)
    names = Catalogue.from_data(catalogue)
    return {
        "rules": [rule for pack in PACKS for rule in load_pack(rules / pack, own=True, catalogue=names)],
        "check_kinds": {one["id"]: _words_of(one) for one in _plain(rules / "kinds.yaml")["kinds"]},
        "profiles": [_typed(one) for one in _plain(rules / "profiles.yaml")["profiles"]],
        **_plain(rules / "statements.yaml"),
        "editions": [_edition(one) for one in _plain(rules / "editions.yaml")["editions"]],
        "catalogue": catalogue,
    }


def _edition(written: dict[str, Any]) -> dict[str, Any]:
    """An edition as a run needs it. Raises ValueError when a frozen one is no longer what it was."""
    path = EDITIONS / f"{written['id']}.json"
    if "digest" in written and hashlib.sha256(path.read_bytes()).hexdigest() != written["digest"]:
        raise ValueError(f"{path.name} was changed: a frozen edition stays as it is")
    return {name: value for name, value in written.items() if name != "digest"}


def _freeze(builtin: Mapping[str, Any]) -> None:
    """Freeze the newest edition, and say what must then stand in rules/editions.yaml."""
    name = builtin["editions"][-1]["id"]
    text = frozen_text(pinned(builtin))
    (EDITIONS / f"{name}.json").write_text(text, "utf-8")
    print(f"edition {name}: add  digest: {hashlib.sha256(text.encode()).hexdigest()}")


def frozen_text(data: Mapping[str, Mapping[str, Any]]) -> str:
    """An edition as JSON, each rule, profile and part of the catalogue on a line of its own."""
    parts = []
    for name, entries in data.items():
        rows = (f"  {_line(key)}: {_line(value)}" for key, value in entries.items())
        parts.append(f" {_line(name)}: {{\n" + ",\n".join(rows) + "\n }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _of_a_run(rule: Mapping[str, Any]) -> dict[str, Any]:
    """What a run needs of a rule."""
    return {name: value for name, value in rule.items() if name != "examples"}


def _words_of(kind: dict[str, Any]) -> dict[str, Any]:
    """What a run needs of the description of a check kind."""
    return {name: value for name, value in kind.items() if name not in ("id", "says", "parameters")}


def _typed(profile: dict[str, Any]) -> dict[str, Any]:
    """A profile with its flags and numbers as such: plain YAML is all text."""
    options = {
        rule: {name: True if value == "true" else value for name, value in values.items()}
        for rule, values in profile.get("options", {}).items()
    }
    numbers = {name: int(profile[name]) for name in ("rung",) if name in profile}
    flags = {"advisory": profile.get("advisory") == "true"}
    return {**profile, **({"options": options} if options else {}), **numbers, **flags}


def _plain(path: Path) -> Any:
    return load_plain(path.read_text("utf-8"), path.name)


def _schema(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:orglint:{name}:1"}
    return {**head, **_as_written(schema)}


def _as_written(schema: Any) -> Any:
    """Field names without the underscore that Python needs, and text that may look like anything: ids, names, dates."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: _as_written(value) for key, value in schema.items() if key not in ("title", "default")}
    if "properties" in schema:
        out["properties"] = {key.rstrip("_"): _as_written(value) for key, value in schema["properties"].items()}
    if "required" in schema:
        out["required"] = [key.rstrip("_") for key in schema["required"]]
    if schema.get("type") == "string" and "enum" not in schema and "const" not in schema and "format" not in schema:
        out["type"] = ["string", "number", "boolean"]
    if schema.get("const") == "1":
        out = {**{key: value for key, value in out.items() if key not in ("const", "type")}, "enum": [1, "1"]}
    return out


def _json(value: Any, indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files; with `--check` write nothing and return 1 when one is stale."""
    if "--freeze" in arguments:
        _freeze(_builtin())
        return 0
    stale = []
    wanted = generated()
    for page in sorted((PROJECT / "docs" / "rules").glob("*.md")):
        if page.relative_to(PROJECT).as_posix() not in wanted:
            stale.append(page.relative_to(PROJECT).as_posix())
            if "--check" not in arguments:
                page.unlink()
    for name, data in wanted.items():
        path = PROJECT / name
        if not path.exists() or path.read_bytes() != data:
            stale.append(name)
            if "--check" not in arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
    for name in stale:
        print(f"{'stale' if '--check' in arguments else 'written'}: {name}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
