"""The interface for plugins stays as it is within a version: what version 1 offers is written down, and only grows."""

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from orglint import plugin
from orglint.reference.python_api import members
from orglint.testing import faulty, sample, strategies
from orglint.testing.with_pytest import rule_tests

WRITTEN = Path(__file__).parent / f"interface-{plugin.API_VERSION}.txt"


def offered() -> Iterator[str]:
    """Every public name, field, member and argument."""
    for name in plugin.__all__:
        yield from parts(name, getattr(plugin, name))
    yield from parts("testing.rule_tests", rule_tests)
    for name in strategies.__all__:
        yield from parts(f"testing.strategies.{name}", getattr(strategies, name))
    for one in (sample.Sample, sample.SampleUnit, faulty.Faulty):
        yield from parts(f"testing.{one.__name__}", one)


def parts(name: str, value: Any) -> Iterator[str]:
    yield name
    if inspect.isclass(value):
        named = [one.name for one in fields(value)] if is_dataclass(value) else []
        yield from (f"{name}.{one}" for one in {*named, *dict(members(value))} if not one.startswith("_"))
    elif callable(value):
        yield from (f"{name}({one})" for one in inspect.signature(value).parameters)


def test_the_interface_only_grows() -> None:
    now, written = set(offered()), set(WRITTEN.read_text("utf-8").split("\n")) - {""}
    assert written - now == set(), "gone: that needs a new version of the interface"
    new = {one for one in now - written if "." not in one.removeprefix("testing.strategies.").removeprefix("testing.")}
    assert new == set(), f"new: write it into {WRITTEN.name}, for it stays"
