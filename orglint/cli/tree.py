"""The commands as click knows them, one module a command, imported when it is called."""

from __future__ import annotations

import os
from gettext import gettext
from importlib import import_module

import click

from orglint import __version__
from orglint.cli.chinese import speak
from orglint.cli.exits import CANNOT_RUN, CLEAN, say_lines
from orglint.cli.wording import words
from orglint.findings.nearest import nearest
from orglint.findings.text import Text

COMMANDS = {
    "init": (
        "init",
        Text("Begin: write a definition, a configuration and a file for CI.", "开始：写出组织定义、配置和 CI 文件。"),
    ),
    "check": ("check", Text("Check the definition of an organization.", "检查组织定义。")),
    "waivers": ("waivers", Text("List what is waived, until when and by whom.", "列出豁免：期限和批准人。")),
    "coverage": ("coverage", Text("Show what every statement of the text comes to.", "逐条显示原文各语句的结论。")),
    "baseline": (
        "baseline",
        Text("Accept the findings of today; take out what is mended.", "接受现有问题；移出已改正的条目。"),
    ),
    "explain": ("explain", Text("Show the page of a rule.", "显示一条规则的说明。")),
    "rules": ("rules", Text("List the rules; write and test your own.", "列出规则；编写并测试规则。")),
    "edition": (
        "edition",
        Text("Show editions of the rules, and what another one would find.", "显示规则版次，以及改用其他版次的差别。"),
    ),
    "config": ("config", Text("Show every setting and where it comes from.", "显示全部设置及其来源。")),
    "completion": ("completion", Text("Print what makes a shell complete orglint.", "输出 shell 补全脚本。")),
    "cache": ("cache", Text("Results kept between runs.", "运行之间保存的结果。")),
    "schema": ("schema", Text("Print a JSON Schema for editors.", "输出供编辑器使用的 JSON Schema。")),
}
"""Command -> module in this folder, and what `--help` says of it."""


class _Lazy(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"orglint.cli.{COMMANDS[cmd_name][0]}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(_no_command(args[0]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, words(text.en, text.zh)) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=words(
        "orglint checks the definition of an organization: units, duties, who directs whom, what is handed to whom.",
        "orglint 检查组织定义：单位、职责、指挥关系和资料交接。",
    ),
)
@click.version_option(
    __version__,
    prog_name="orglint",
    message="%(prog)s %(version)s",
    help=words("Show the version and exit.", "显示版本并退出。"),
)
def group() -> None:
    """The command line's root."""


def _no_command(word: str) -> str:
    close = f"check {word}" if os.path.exists(word) else nearest(word, COMMANDS)
    meant = words(f" Did you mean 'orglint {close}'?", f"是否想写 'orglint {close}'？") if close else ""
    return words(f"No such command '{word}'.", f"没有命令 '{word}'。") + meant


def by_click(arguments: list[str]) -> int:
    """Let click read what was typed, and do it; the exit status. Raises what a command raises."""
    speak()
    try:
        status = group.main(args=arguments, prog_name="orglint", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        return _misused(error)
    return status if isinstance(status, int) else CLEAN


def _misused(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # nothing is wrong but that a command is missing
        say_lines(error.format_message().split("\n"))
        return CANNOT_RUN
    say_lines([words("error: ", "错误：") + error.format_message()])
    if context is not None:
        say_lines([words(f"see: {context.command_path} --help", f"参见：{context.command_path} --help")])
    return CANNOT_RUN
