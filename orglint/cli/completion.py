"""`orglint completion SHELL`: what teaches a shell to complete orglint's commands, options and rules."""

from __future__ import annotations

import click

from orglint.cli.output import write_stdout
from orglint.cli.wording import words

HOW = {
    "bash": 'eval "$(orglint completion bash)"   # ~/.bashrc',
    "zsh": 'eval "$(orglint completion zsh)"    # ~/.zshrc',
    "fish": "orglint completion fish | source   # ~/.config/fish/config.fish",
}
"""The line that a person adds to the file named behind it."""


@click.command(
    "completion",
    help=words(
        "Print what makes a shell complete commands, options, rules, profiles and files.",
        "输出让 shell 补全命令、选项、规则、方案和文件的脚本。",
    ),
    epilog="\b\n" + "\n".join(HOW.values()),
)
@click.argument("shell", type=click.Choice(list(HOW)))
def command(shell: str) -> None:
    """Print the script of a shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    root = click.get_current_context().find_root().command
    # the plain one: that of bash first runs a bash to ask how old it is
    write_stdout([ShellComplete.source(kind(root, {}, "orglint", "_ORGLINT_COMPLETE")) + "\n"])
