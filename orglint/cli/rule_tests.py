"""`orglint rules test`: run the examples of rules."""

from __future__ import annotations

import os
import sys

import click

from orglint.cli.exits import CLEAN, FINDINGS, say_note
from orglint.cli.output import write_stdout
from orglint.cli.wording import language, words
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.reporters.style import Style, wants_color


@click.command(
    "test",
    help=words(
        "Run the examples of rules: each PATH is a rule file, a folder of packs, or a plugin (a .py file or a module).",
        "运行规则的示例：PATH 为规则文件、规则包文件夹，或插件（.py 文件或模块）。",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", help=words("How to print.", "输出格式。")
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。"))
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=words("When to use colors.", "何时使用颜色。"),
)
@click.option("--debug", is_flag=True, help=words("Show tracebacks.", "显示调用栈。"))
def command(paths: tuple[str, ...], name: str, lang: str | None, color: str, debug: bool) -> int:
    """Run every example; the exit status says whether all hold."""
    from orglint.testing.rendering import as_json, as_text
    from orglint.testing.suite import collect, run

    suite = collect(paths)
    if suite.passed_over:
        files = ", ".join(suite.passed_over)
        say_note(Problem(_PASSED_OVER.filled(files=files)))
    result = run(suite)
    style = Style(wants_color(color, sys.stdout.isatty(), os.environ))  # type: ignore[arg-type]
    write_stdout(as_json(result, language()) if name == "json" else as_text(result, language(), style))
    if debug:
        sys.stderr.writelines(fault.trace for _, faults in result.failed for fault in faults)
    return FINDINGS if result.failed else CLEAN


_PASSED_OVER = Text(
    "no rule files, passed over: {files} (Python runs only when its file or module is named)",
    "不是规则文件，已略过：{files}（只有写明文件或模块时才会运行 Python）",
)
