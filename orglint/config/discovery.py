"""Where the configuration of a definition is. Imports nothing that a run without a configuration does not need."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen
from orglint.source.discovery import CONFIG_NAMES
from orglint.source.files import STDIN

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = "pyproject.toml"


@frozen
class Found:
    """A configuration file.

    given: it was named on the command line, so that its patterns of paths start from the working directory.
    """

    path: Path
    given: bool = False

    @property
    def root(self) -> Path:
        """The real path of the folder that nothing named in the file may leave: its repository, else its own folder."""
        return repository(self.path.resolve().parent) or self.path.resolve().parent

    @property
    def base(self) -> Path:
        """The real path of the folder from which its patterns of paths start."""
        folder = self.path.parent
        return folder.cwd().resolve() if self.given else folder.resolve()


def find_config(first: str, given: str | None, isolated: bool) -> Found | None:
    """The configuration of a run: the one given, else the nearest at or above the first path checked.

    The search ends at the root of the repository. isolated: nothing is searched. Raises CannotRun when the given file
    is missing, when one folder holds two configurations, or when the found one is a link out of its repository.
    """
    path = given if given is not None else None if isolated else _nearest(first)
    if path is None:
        return None
    if given is not None and not os.path.isfile(given):
        raise CannotRun([Problem(_NO_CONFIG.filled(path=given))])
    from pathlib import Path  # only where there is a configuration

    return Found(Path(path), given=True) if given is not None else _inside(Path(path))


def _nearest(first: str) -> str | None:
    folder = os.getcwd() if first == STDIN else os.path.abspath(first)
    above = ""
    while folder != above:
        names = config_names(folder)
        if len(names) > 1:
            told = _TWO.filled(folder=folder.replace(os.sep, "/"), names=", ".join(names))
            raise CannotRun([Problem(told, None, _KEEP_ONE)])
        if names:
            return os.path.join(folder, names[0])
        if os.path.exists(os.path.join(folder, ".git")):
            return None
        folder, above = os.path.dirname(folder), folder
    return None


def config_names(folder: str) -> list[str]:
    """The names of the configurations that a folder holds."""
    names = [name for name in CONFIG_NAMES if os.path.isfile(os.path.join(folder, name))]
    return [*names, PYPROJECT] if _has_table(os.path.join(folder, PYPROJECT)) else names


def _has_table(path: str) -> bool:
    """Whether a pyproject.toml is there and has a table [tool.orglint]."""
    if not os.path.isfile(path):
        return False
    from orglint.source.files import read_bytes
    from orglint.syntax.limits import CONFIG_LIMITS

    data = read_bytes(path, CONFIG_LIMITS.size)
    if b"orglint" not in data:
        return False
    import tomllib  # only where the word stands at all

    try:
        return "orglint" in tomllib.loads(data.decode()).get("tool", {})
    except (ValueError, RecursionError, AttributeError):
        return b"tool.orglint" in data  # reading it will say what is wrong with it


def _inside(path: Path) -> Found:
    """The file, unless a link leads out of its repository: what it holds there is not the checkout's."""
    folder = path.parent.resolve()
    root = repository(folder) or folder
    if not path.resolve().is_relative_to(root):
        raise CannotRun([Problem(_LINKED_OUT.filled(path=path.as_posix(), root=root.as_posix()), None, _GIVE_IT)])
    return Found(path)


def repository(folder: Path) -> Path | None:
    """The root of the repository that a folder lies in."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


_NO_CONFIG = Text("there is no configuration file “{path}”", "没有配置文件“{path}”")
_TWO = Text("more than one configuration in “{folder}”: {names}", "“{folder}”中有不止一份配置：{names}")
_KEEP_ONE = Text("keep one of them", "只保留其中一份")
_LINKED_OUT = Text(
    "the configuration “{path}” is a link out of “{root}”",
    "配置“{path}”是指向“{root}”之外的链接",
)
_GIVE_IT = Text("give it with --config if it is meant", "如确需使用，请以 --config 指定")
