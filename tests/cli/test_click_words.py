"""What click says: in Chinese where the person reads Chinese, in full; and what is said to who types no command."""

import ast
import os
import re
import subprocess
from pathlib import Path

import click
import pytest

from orglint.cli.chinese import PLURALS, WORDS
from tests.project import examples

SAYING = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""The modules of click whose messages can reach who types an orglint command."""

NEVER_SAID = {
    "Aborted!",  # we say ourselves that a run was interrupted
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",  # faults in our own code
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Error: {message}",  # we say ourselves that it is an error, and where help is
    "Try '{command} {option}' for help.",
    "%(prog)s, version %(version)s",
    "Show the version and exit.",
    "Missing command.",  # help is shown instead
    "Choose from:\n\t{choices}",  # no option is asked for again
    "Choice({choices})",
    "Confirm the action without prompting.",
    "Do you want to continue?",
    "Missing {param_type}",  # of kinds of parameters that are neither argument nor option
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",  # nothing is deprecated
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "deprecated",
    "{text} {deprecated_message}",
    "directory",  # what a kind of value is called: beside TEXT and INTEGER, which have no other name, either
    "file",
    "path",
    "{value!r} is not a valid UUID.",  # kinds of values that no option has
    "{value!r} is not a valid boolean.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
}


def run(*typed: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """orglint from the project's folder, in English where the variables do not say another language."""
    return examples.run(*typed, env={**os.environ, "ORGLINT_LANG": "en", **variables})


def messages() -> set[str]:
    """The first form of each message in the installed click, as its source has it."""
    found = set()
    for module in SAYING:
        source = (Path(click.__file__).parent / f"{module}.py").read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    return {one for one in found if isinstance(one, str)}


def test_every_message_that_can_be_said_is_translated() -> None:
    known = WORDS.keys() | {one for one, _ in PLURALS}
    said = messages() - NEVER_SAID
    assert len(said) > 25
    assert said - known == set()


def test_nothing_is_both_translated_and_never_said() -> None:
    assert NEVER_SAID & (WORDS.keys() | {one for one, _ in PLURALS}) == set()


def test_a_translation_fills_in_nothing_that_its_message_does_not_know() -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)", text))

    for message, words in WORDS.items():
        assert names(words) <= names(message)
    for both, words in PLURALS.items():
        assert names(words) <= names(both[0]) | names(both[1])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check", "--nope", "x"], "没有选项 '--nope'。"),
        (["check"], "缺少参数 'PATH...'"),
        (["check", "--format", "xml", "x"], "'--format' 的值无效：'xml' 不在可选值之中：'text', "),
        (["config", "show", "--edition"], "选项 '--edition' 需要一个值。"),
        (["config", "show", "a", "b"], "多出的参数：b"),
        (["check", "--quiet=3", "x"], "选项 '--quiet' 不带值。"),
        (["baseline", "show", "--today", "x", "y"], "'--today' 的值无效：'x' 不符合格式 '%Y-%m-%d'。"),
        (["waivers", "--soon", "-1", "y"], "'--soon' 的值无效：-1 不在 x>=0 的范围内。"),
        (["init", "README.md"], "'[FOLDER]' 的值无效：'README.md' 是文件。"),
        (["rules", "lst"], "没有命令 'lst'。"),
        (["chekc"], "没有命令 'chekc'。是否想写 'orglint check'？"),
        (["README.md"], "没有命令 'README.md'。是否想写 'orglint check README.md'？"),
    ],
)
def test_a_mistake_is_told_in_chinese(typed: list[str], said: str) -> None:
    done = run(*typed, ORGLINT_LANG="zh")
    assert done.returncode == 2
    assert done.stderr.startswith(f"错误：{said}")
    ours = re.sub(r"'[^']*'", "", done.stderr.split("\n")[0])
    assert not re.search(r"[A-Za-z]{2,} [a-z]{2,}", ours)


def test_the_language_that_is_typed_counts_for_more_than_the_locale() -> None:
    done = run("check", "--lang", "en", "--nope", LC_ALL="zh_CN.UTF-8", ORGLINT_LANG="", LANGUAGE="zh")
    assert done.stderr.startswith("error: No such option '--nope'.")
    done = run("check", "--lang", "zh", "--nope", LC_ALL="C.UTF-8", ORGLINT_LANG="", LANGUAGE="en")
    assert done.stderr.startswith("错误：没有选项 '--nope'。")


@pytest.mark.parametrize("command", [[], *([one] for one in ("baseline", "cache", "config", "edition", "rules"))])
@pytest.mark.parametrize(("language", "usage"), [("en", "Usage: "), ("zh", "用法： ")])
def test_who_types_no_command_is_shown_the_commands(command: list[str], language: str, usage: str) -> None:
    done = run(*command, ORGLINT_LANG=language)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"{usage}{' '.join(['orglint', *command])} [OPTIONS] COMMAND")
    assert done.stderr == run(*command, "--help", ORGLINT_LANG=language).stdout


def test_a_command_that_is_not_there_names_the_one_that_is_meant() -> None:
    assert run("chekc").stderr.startswith("error: No such command 'chekc'. Did you mean 'orglint check'?\n")
    assert run("README.md").stderr.startswith(
        "error: No such command 'README.md'. Did you mean 'orglint check README.md'?\n"
    )
    assert run("qqqqqqqq").stderr.startswith("error: No such command 'qqqqqqqq'.\n")
