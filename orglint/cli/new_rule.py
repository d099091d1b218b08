"""`orglint rules new`: begin a rule of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from orglint.cli.output import write_file, write_stdout
from orglint.cli.wording import language, words
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text


@click.command(
    "new",
    help=words(
        "Begin a rule NAME: a rule file in YAML, or a plugin in Python. Its test fails and says what to do next.",
        "新建规则 NAME：YAML 规则文件，或 Python 插件。它的测试会失败并提示下一步。",
    ),
)
@click.argument("name", metavar="NAME")
@click.option(
    "--pack",
    metavar="FOLDER",
    default="rules",
    show_default=True,
    help=words("The folder for the rule file.", "存放规则文件的文件夹。"),
)
@click.option(
    "--python", is_flag=True, help=words("A rule in Python, in this folder.", "在当前文件夹新建 Python 规则。")
)
@click.option("--code", metavar="ABC001", help=words("The code of a rule in Python.", "Python 规则的代码。"))
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the comments.", "注释的语言。"))
@click.pass_context
def command(ctx: click.Context, name: str, pack: str, python: bool, code: str | None, lang: str | None) -> None:
    """Write the rule and say what to do with it."""
    from orglint.testing.scaffold import DEFAULT_CODE, scaffold

    given = ctx.get_parameter_source("pack")
    if python and given is not None and given.name != "DEFAULT":
        raise click.UsageError(words("--pack and --python exclude each other", "--pack 与 --python 不能同时使用"))
    if code and not python:
        raise click.UsageError(words("--code goes with --python", "--code 只能与 --python 一起使用"))
    path = Path(f"{name.replace('-', '_')}.py") if python else Path(pack, f"{name}.yaml")
    shown = path.as_posix()
    use = f"--plugin {shown}" if python else f"--pack {Path(pack).as_posix()}"
    text = scaffold(name, language(), python=python, path=shown, use=use, code=code or DEFAULT_CODE)
    if path.exists():
        raise CannotRun([Problem(_EXISTS.filled(path=shown))])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(shown, [text])
    write_stdout([_WRITTEN.filled(path=shown).read(language())])


_EXISTS = Text("“{path}” is there already; nothing was written", "“{path}”已存在，未写入任何内容")
_WRITTEN = Text(
    "written: {path}\nnext: orglint rules test {path}\n", "已写入：{path}\n下一步：orglint rules test {path}\n"
)
