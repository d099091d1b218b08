"""TOML keeps its places; its values are those that the standard library reads."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from orglint.source.text import SourceText
from orglint.syntax.nodes import MapNode, ScalarNode
from orglint.syntax.plain import to_plain
from orglint.syntax.toml import TomlFault, parse_toml
from tests.project.examples import PROJECT

ODD = '''
"quoted key".'and literal' = "a\\tb # no comment"   # comment [x]
multi = """
first "quoted" line
second \\"""" # ends in a quote
literal = \'\'\'it's # here\'\'\'
numbers = [1, 2.5, -3, 0xff, # comment, with ] in it
  1979-05-27 07:32:00, [ [true], [] ], {a.b = 1, "c" = [{d = 'x'}]},
]
[tool.orglint]
profile = "core"
[[tool.orglint.overrides]]
units = ["hq"]
[[tool.orglint.overrides]]
paths = ["branches/*"]
[tool.orglint.overrides.rules]
x = {severity = "off"}
[tool . other]
[tool.orglint.rules."a.b"]
severity = "info"
'''


def as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if isinstance(value, str) else type(value).__name__


def typed(value: Any, like: Any) -> Any:
    if isinstance(like, dict):
        return {key: typed(value[key], like[key]) for key in like} if value.keys() == like.keys() else value
    if isinstance(like, list):
        return [typed(*pair) for pair in zip(value, like, strict=True)]
    return value if isinstance(like, str) else type(tomllib.loads(f"x = {value}")["x"]).__name__


@pytest.mark.parametrize(
    "text",
    [
        ODD,
        ODD.replace("\n", "\r\n"),
        "",
        "# nothing",
        "a=1",
        (PROJECT / "pyproject.toml").read_text("utf-8"),
        *(path.read_text("utf-8") for path in sorted(Path(pytest.__file__).parent.parent.rglob("*.toml"))[:20]),
    ],
)
def test_values_are_those_of_the_standard_library(text: str) -> None:
    expected = tomllib.loads(text.replace("\r\n", " \n"))
    assert typed(to_plain(parse_toml(SourceText("x.toml", text))), expected) == as_text(expected)


def test_every_key_and_value_knows_its_place() -> None:
    source = SourceText("x.toml", ODD)
    node = parse_toml(source)
    for step in ("tool", "orglint", "rules", "a.b"):
        found = node.get(step)
        assert isinstance(found, MapNode)
        node = found
    key, value = node.entries["severity"]
    assert isinstance(value, ScalarNode)
    assert ODD[key.start : key.end] == "severity" and ODD[value.start : value.end] == '"info"'


@pytest.mark.parametrize(
    ("text", "place"), [("a = \n", (1, 5)), ("a = 1\nb = [1,\n", (3, 1)), ("x = " + "[" * 100_000, (1, 1))]
)
def test_what_is_not_toml_is_refused_at_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(TomlFault) as caught:
        parse_toml(SourceText("x.toml", text))
    assert (caught.value.line, caught.value.column) == place
