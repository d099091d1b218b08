"""Where what a configuration names lies: files and folders below its root, and what installed packages bring.

Nothing that a configuration names leads out of its root, not through links either: who wants that says so on the
command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from pkgutil import iter_modules

from orglint.config.packages import NAME, package_folder
from orglint.config.reading import Layer
from orglint.findings.nearest import nearest
from orglint.findings.place import Location
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.rules.catalog import BUILTIN_PACKS
from orglint.source.discovery import CONFIG_NAMES

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
"""What the names of configurations end with."""
PACKAGE = "package:"
_PACK_FOLDER = "rules"
"""The folder of an installed package that is its pack where no other is named."""


def config_in_folder(layer: Layer, word: str, at: Location) -> Path | Problem:
    """A configuration that another one names by its path."""
    path = layer.folder / word
    if word.startswith("/") or not path.resolve().is_relative_to(layer.root):
        return Problem(_OUTSIDE.filled(word=word), at, _USE_CONFIG)
    if not word.endswith(SUFFIXES) or not path.is_file():
        return Problem(_NO_FILE.filled(word=word), at, _nearest_file(word, path, layer))
    return path


def config_in_package(word: str, at: Location) -> tuple[Path, Path | Problem]:
    """A package's folder and its configuration: the one named after `/`, else the one of a usual name."""
    name, _, file = word.partition("/")
    folder = _package(name, at)
    if isinstance(folder, Problem):
        return Path(), folder
    names = (file,) if file else CONFIG_NAMES
    path = next((folder / one for one in names if (folder / one).is_file()), None)
    if path is None or not path.resolve().is_relative_to(folder) or path.suffix not in SUFFIXES:
        return folder, Problem(_NOTHING_IN_PACKAGE.filled(name=name, file=names[0]), at)
    return folder, path


def pack_path(word: str, layer: Layer, at: Location) -> Path | Problem:
    """The real path of a pack, a folder or one rule file, that a configuration names: by its path or by a package."""
    if word.startswith(PACKAGE):
        name, _, inside = word.removeprefix(PACKAGE).partition("/")
        root = _package(name, at)
        if isinstance(root, Problem):
            return root
        path = (root / (inside or _PACK_FOLDER)).resolve()
        missing = Problem(_NOTHING_IN_PACKAGE.filled(name=name, file=inside or _PACK_FOLDER), at)
        return path if path.is_relative_to(root) and path.exists() else missing
    path = (layer.folder / word).resolve()
    if word.startswith("/") or not path.is_relative_to(layer.root):
        return Problem(_OUTSIDE.filled(word=word), at, _USE_PACK)
    if not path.exists():
        return Problem(_NO_PACK.filled(word=word), at, _nearest_file(word, layer.folder / word, layer, BUILTIN_PACKS))
    return path


def _package(name: str, at: Location) -> Path | Problem:
    folder = package_folder(name) if NAME.fullmatch(name) else None
    if folder is not None:
        return folder
    close = nearest(name, (one.name for one in iter_modules() if one.ispkg))
    return Problem(_NO_PACKAGE.filled(name=name), at, _MEANT.filled(near=PACKAGE + close) if close else None)


def _nearest_file(word: str, path: Path, layer: Layer, others: Iterable[str] = ()) -> Text | None:
    """What is there and looks most like a path that is not; `others`: further words that would do."""
    folder = path.parent.resolve()
    there = []
    if folder.is_relative_to(layer.root) and folder.is_dir():
        start = word.rpartition("/")[0]
        there = [f"{start}/{one.name}" if start else one.name for one in folder.iterdir()]
    close = nearest(word, [*others, *there])
    return _MEANT.filled(near=close) if close else None


_OUTSIDE = Text("“{word}” leads out of the repository", "“{word}”超出了仓库范围")
_USE_CONFIG = Text("a file outside is used only when --config names it", "仓库之外的文件只有以 --config 指定时才会使用")
_USE_PACK = Text("a pack outside is used only when --pack names it", "仓库之外的规则包只有以 --pack 指定时才会使用")
_NO_FILE = Text("there is no configuration file “{word}” here", "此处没有配置文件“{word}”")
_NO_PACK = Text("there is no pack “{word}” here", "此处没有规则包“{word}”")
_NO_PACKAGE = Text("no package “{name}” is installed", "未安装名为“{name}”的包")
_NOTHING_IN_PACKAGE = Text("the package “{name}” brings no “{file}”", "包“{name}”中没有“{file}”")
_MEANT = Text("did you mean “{near}”?", "是否想写“{near}”？")
