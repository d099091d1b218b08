"""Command lines that are read without click are read as click reads them."""

import os
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.cli.check import command
from orglint.cli.plain import CHOICES, DEFAULTS, FLAGS, LISTS, WORDS, plain
from tests.cli.typed import typed

OTHERS = ["--at", "--baseline", "--config", "--today", "--jobs", "--watch", "--help", "--no-such", "--sel", "--", "-q"]
VALUES = [
    "core",
    "text",
    "json",
    "en",
    "zh",
    "strict",
    "always",
    "error",
    "unit",
    "HEAD",
    "a,b",
    "",
    "-",
    "-x",
    "=",
    "a=b",
]
options = st.sampled_from([*FLAGS, *LISTS, *WORDS, *OTHERS])
told = st.builds(
    "{}={}".format, options, st.sampled_from([*VALUES, *(one for some in CHOICES.values() for one in some)])
)
lines = st.lists(options | told | st.sampled_from(["company.yaml", *VALUES]), max_size=6)


def by_click(arguments: list[str]) -> dict[str, object] | None:
    """The values that click reads; None where it ends instead."""
    try:
        return dict(command.make_context("check", [*arguments]).params)
    except (click.ClickException, click.exceptions.Exit):
        return None


@given(lines)
def test_what_is_read_plainly_is_what_click_reads(arguments: list[str]) -> None:
    found = plain(["check", *arguments])
    assert found is None or found == by_click(arguments)


@given(
    st.lists(st.sampled_from([*FLAGS, *(f"{one}=text" for one in LISTS)])),
    st.lists(st.sampled_from(["a", "b"]), min_size=1),
)
def test_the_usual_command_lines_are_read_plainly(typed: list[str], paths: list[str]) -> None:
    assert plain(["check", *typed, *paths]) is not None


def test_what_is_not_typed_is_what_click_says() -> None:
    assert by_click(["a"]) == {**DEFAULTS, "paths": ("a",)}


@pytest.mark.parametrize("rest", [[], ["--quiet"], ["--select"], ["--lang", "fr", "a"], ["--sel", "a", "b"]])
def test_what_is_wrong_is_left_to_click(rest: list[str]) -> None:
    assert plain(["check", *rest]) is None and typed("check", *rest).status == 2


@pytest.mark.parametrize("rest", [[], ["rules", "list"], ["--version"], ["--lang", "zh", "check", "a"]])
def test_other_commands_are_left_to_click(rest: list[str]) -> None:
    assert plain(rest) is None


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_left_to_click(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.touch(0o000)
    assert plain(["check", str(path)]) is None
