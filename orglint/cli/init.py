"""`orglint init`: a definition, a configuration and a file for CI that pass, to begin with. Asks nothing."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import click

from orglint import __version__
from orglint.cli.output import write_stdout
from orglint.cli.wording import language, words
from orglint.config.discovery import config_names, repository
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.rules.editions import newest

DEFINITION, CONFIG = "company.yaml", "orglint.yaml"
GITHUB, GITLAB, GITLAB_PART = ".github/workflows/orglint.yml", ".gitlab-ci.yml", ".gitlab/orglint.yml"
_TEMPLATES = Path(__file__).resolve().parent.parent / "data" / "init"
_NOT_FOR_A_SCRIPT = re.compile(r"[\x00-\x1f\x7f]|\$\{\{")


@click.command(
    "init",
    help=words(
        "Begin in FOLDER: write a commented definition (company.yaml), a configuration (orglint.yaml) and a file for "
        "CI, all of which pass. Nothing is asked and nothing is overwritten.",
        "在 FOLDER 中开始：写出带注释的组织定义（company.yaml）、配置（orglint.yaml）和 CI 文件，均可通过检查。"
        "不提问，也不覆盖已有文件。",
    ),
)
@click.argument("folder", default=".", type=click.Path(file_okay=False))
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    multiple=True,
    help=words(
        "For which CI; may be given several times (default: what the repository uses, else github).",
        "用于哪种 CI，可多次给出（默认按仓库现状，否则为 github）。",
    ),
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the files.", "文件的语言。"))
def command(folder: str, ci: tuple[str, ...], lang: str | None) -> None:
    """Write the files and say what to do next."""
    here = Path(folder)
    root = repository(here.resolve()) or here.resolve()
    systems = [one for one in dict.fromkeys(ci or _systems(root)) if one != "none"]
    files = {here / DEFINITION: _template("company", lang), here / CONFIG: _template("orglint", lang)}
    for system in systems:
        files[_ci_file(system, root)] = _ci_text(system, here.resolve() / DEFINITION, root)
    _refuse_what_is_there(here, files)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    write_stdout(_told(here, files))


def _template(name: str, lang: str | None) -> str:
    text = (_TEMPLATES / f"{name}.{lang or language()}.yaml").read_text("utf-8")
    return text.replace("EDITION", newest())


def _systems(root: Path) -> list[str]:
    """The CI systems that a repository seems to use."""
    if (root / GITLAB).exists() or (root / ".gitlab").is_dir():
        return ["gitlab", "github"] if (root / ".github").is_dir() else ["gitlab"]
    config = root / ".git" / "config"
    remote = config.read_text("utf-8", "replace") if config.is_file() else ""
    return ["gitlab"] if "gitlab" in remote and not (root / ".github").is_dir() else ["github"]


def _ci_file(system: str, root: Path) -> Path:
    if system == "github":
        return root / GITHUB
    return root / (GITLAB_PART if (root / GITLAB).exists() else GITLAB)


def _ci_text(system: str, definition: Path, root: Path) -> str:
    """The file for CI, which checks the definition by its path from the root of the repository.

    Raises CannotRun for a path that no such file can hold.
    """
    path = definition.relative_to(root).as_posix()
    if _NOT_FOR_A_SCRIPT.search(path):
        raise CannotRun([Problem(_BAD_PATH.filled(path=path))])
    text = (_TEMPLATES / f"{system}.yml").read_text("utf-8")
    return text.replace("PACKAGE", f"orglint=={__version__}").replace("check PATH", f"check {shlex.quote(path)}")


def _refuse_what_is_there(here: Path, files: dict[Path, str]) -> None:
    """Raise CannotRun for every file that is there already, links that lead nowhere included."""
    there = [path for path in files if os.path.lexists(path)]
    there += [here / name for name in config_names(os.fspath(here)) if here / name not in there]
    if there:
        raise CannotRun([Problem(_THERE.filled(path=_shown(path)), None, _NOTHING) for path in there])


def _told(here: Path, files: dict[Path, str]) -> list[str]:
    lines = [words("written: ", "已写出：") + _shown(path) + "\n" for path in files]
    part = next((path for path in files if path.as_posix().endswith(GITLAB_PART)), None)
    if part is not None:
        include = f"include: {{local: {GITLAB_PART}}}"
        lines.append(words(f"add to {GITLAB}: ", f"请在 {GITLAB} 中加入：") + include + "\n")
    following = f"orglint check {shlex.quote(_shown(here / DEFINITION))}\n"
    return [*lines, words("next: ", "下一步：") + following]


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()


_THERE = Text("“{path}” is there already", "“{path}”已存在")
_NOTHING = Text("nothing was written; move it away first", "未写出任何文件；请先移开")
_BAD_PATH = Text("no file for CI can hold the path “{path}”", "CI 文件无法使用路径“{path}”")
