"""A configuration and everything that it extends, in the order in which one wins over the other."""

from __future__ import annotations

from pathlib import Path

from orglint.config.discovery import Found
from orglint.config.locating import PACKAGE, SUFFIXES, config_in_folder, config_in_package
from orglint.config.reading import Layer, read_layer, shown
from orglint.findings.nearest import nearest
from orglint.findings.place import Location
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import field, frozen, mutable

MOST_FILES = 50
"""How much one configuration may extend, all in all."""
DEEPEST = 8
"""How many files may extend one another in a row."""


@frozen
class ProfileBase:
    """A built-in profile that a configuration extends, where it says so, and the words of `extends` that led there."""

    name: str
    location: Location
    via: tuple[Location, ...] = ()


@mutable
class Chain:
    """What takes part in a configuration, the weakest first, and what is wrong on the way."""

    profiles: tuple[str, ...]
    members: list[Layer | ProfileBase] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    named: int = 0


def read_chain(found: Found, profiles: tuple[str, ...]) -> Chain:
    """Read a configuration with all that it extends. profiles: the names of the built-in ones.

    Raises CannotRun when a file cannot be read at all; other faults are in the chain's `problems`.
    """
    chain = Chain(profiles)
    _add(chain, found.path, found.root, found.base, _Way())
    return chain


@frozen
class _Way:
    """How the reading came to a file: the files that extend it, and the words by which they do."""

    files: tuple[Path, ...] = ()
    words: tuple[Location, ...] = ()


def _add(chain: Chain, path: Path, root: Path, base: Path, way: _Way) -> None:
    layer = read_layer(path, root, base, way.words)
    chain.problems.extend(layer.problems)
    for index, word in enumerate(layer.content.extends):
        chain.named += 1
        if chain.named > MOST_FILES:
            chain.problems.append(Problem(_TOO_MANY.filled(most=MOST_FILES), _entry(layer, index)))
            break
        _extend(chain, layer, index, word, _Way((*way.files, path.resolve()), (*way.words, _entry(layer, index))))
    chain.members.append(layer)


def _entry(layer: Layer, index: int) -> Location:
    """The place of one word of `extends`, which may stand alone."""
    return layer.location("extends", index)


def _extend(chain: Chain, layer: Layer, index: int, word: str, way: _Way) -> None:
    at, above = _entry(layer, index), way.files
    if word in chain.profiles:
        chain.members.append(ProfileBase(word, at, layer.via))
        return
    if word.startswith(PACKAGE):
        root, target = config_in_package(word.removeprefix(PACKAGE), at)
    elif ":" not in word and "\\" not in word and ("/" in word or word.endswith(SUFFIXES)):
        root, target = layer.root, config_in_folder(layer, word, at)
    else:
        close = nearest(word, chain.profiles)
        chain.problems.append(Problem(_UNKNOWN.filled(word=word), at, _MEANT.filled(near=close) if close else _FORMS))
        return
    if isinstance(target, Problem):
        chain.problems.append(target)
    elif target.resolve() in above:
        names = " → ".join(shown(one) for one in (*above[above.index(target.resolve()) :], target.resolve()))
        chain.problems.append(Problem(_CYCLE.filled(chain=names), at))
    elif len(above) >= DEEPEST:
        chain.problems.append(Problem(_TOO_DEEP.filled(most=DEEPEST), at))
    else:
        _read_base(chain, target, root, layer.base if word.startswith(PACKAGE) else target.parent.resolve(), way)


def _read_base(chain: Chain, target: Path, root: Path, base: Path, way: _Way) -> None:
    """Read one base; what keeps it from being read is told beside the faults of the others."""
    try:
        _add(chain, target, root, base, way)
    except CannotRun as error:
        chain.problems.extend(error.problems)


_UNKNOWN = Text("“{word}” is nothing that can be extended", "无法继承“{word}”")
_FORMS = Text(
    "name a profile, a file below the repository (./base.yaml) or an installed package (package:name)",
    "请写方案名、仓库内的文件（./base.yaml）或已安装的包（package:名称）",
)
_MEANT = Text("did you mean “{near}”?", "是否想写“{near}”？")
_CYCLE = Text("the configurations extend one another: {chain}", "配置互相继承：{chain}")
_TOO_DEEP = Text("more than {most} configurations extend one another", "继承层数超过 {most}")
_TOO_MANY = Text("one configuration extends more than {most} others", "一份配置继承的内容超过 {most} 项")
