"""The bytes of one configuration file → its typed content, with every fault at its place."""

from __future__ import annotations

import os
from pathlib import Path

from orglint.config.deprecation import deprecated_keys
from orglint.config.discovery import PYPROJECT
from orglint.config.model import ConfigFile
from orglint.findings.place import Location, Place
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.lean.values import frozen
from orglint.source.decoding import decode
from orglint.source.files import read_bytes
from orglint.source.text import SourceText
from orglint.syntax.limits import CONFIG_LIMITS
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node
from orglint.syntax.parser import parse
from orglint.syntax.toml import TomlFault, parse_toml
from orglint.syntax.typed import read_typed


@frozen
class Layer:
    """One configuration file that takes part.

    folder: where its own paths start. root: the real folder that they may not leave. base: where its patterns of paths
    start. via: the words of `extends` that led to it, the first one first. content: what it says. problems: what is
    wrong with it; the content is then what remains without the faults. notes: what keeps nothing from working.
    """

    source: SourceText
    folder: Path
    root: Path
    base: Path
    node: Node | None
    content: ConfigFile
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    via: tuple[Location, ...] = ()

    def place(self, *path: str | int) -> Place:
        """The place of what a path of keys and numbers leads to: of the value, but of the key where it is a mapping."""
        node: Node | None = self.node
        for number, step in enumerate(path):
            held = node.target if isinstance(node, AliasNode) else node
            if isinstance(held, MapNode) and step in held.entries:
                key, node = held.entries[str(step)]
                if number == len(path) - 1 and isinstance(node, (MapNode, ListNode)):
                    node = key
            elif isinstance(held, ListNode) and isinstance(step, int):
                node = held.items[step]
        return Place(self.source.file, node.start, node.end) if node is not None else Place(self.source.file, 0, 0)

    def location(self, *path: str | int) -> Location:
        """The same place in lines and columns."""
        return self.source.location(self.place(*path))

    def key_location(self, *path: str | int) -> Location:
        """The place of the last key itself, whatever it holds. Raises KeyError when no key leads there."""
        key: Node | None = None
        node: Node | None = self.node
        for step in path:
            held = node.target if isinstance(node, AliasNode) else node
            if isinstance(held, MapNode) and step in held.entries:
                key, node = held.entries[str(step)]
            elif isinstance(held, ListNode) and isinstance(step, int):
                node = held.items[step]
        if key is None:
            raise KeyError(path)
        return self.source.location(Place(self.source.file, key.start, key.end))


def shown(path: Path) -> str:
    """A file as the user is told it: relative to where they stand, with `/`."""
    return Path(os.path.relpath(path)).as_posix()


def read_layer(path: Path, root: Path, base: Path, via: tuple[Location, ...] = ()) -> Layer:
    """The configuration in a file, to which `via` led.

    Raises CannotRun when it is not sound YAML or TOML, or no regular file.
    """
    decoded = decode(shown(path), read_bytes(os.fspath(path), CONFIG_LIMITS.size))
    source = decoded.text or decoded.lossy
    if decoded.violations:
        raise CannotRun(
            [Problem(_UNSOUND.filled(rule=one.rule), source.location(one.at)) for one in decoded.violations]
        )
    node = _toml(source, path) if path.suffix == ".toml" else _yaml(source)
    content, problems = (ConfigFile(), []) if node is None else _typed(node, source)
    notes = tuple(dict.fromkeys(deprecated_keys(node, ConfigFile, source)))
    return Layer(source, path.parent, root, base, node, content, tuple(problems), notes, via)


def _yaml(source: SourceText) -> Node | None:
    parsed = parse(source, CONFIG_LIMITS)
    if parsed.violations:
        raise CannotRun([Problem(_unsound(one), source.location(one.at)) for one in parsed.violations])
    if len(parsed.documents) > 1:
        second = parsed.documents[1].root
        at = Place(source.file, second.start, second.end) if second else Place(source.file, 0, 0)
        raise CannotRun([Problem(_ONE_DOCUMENT, source.location(at))])
    return parsed.documents[0].root if parsed.documents else None


def _unsound(violation: Violation) -> Text:
    if violation.rule == "limit-exceeded":
        return _TOO_MUCH.filled(name=violation.variant, **violation.facts)
    return _UNSOUND.filled(rule=violation.rule)


def _toml(source: SourceText, path: Path) -> Node | None:
    """The whole file, or of a pyproject.toml the table that is ours."""
    try:
        root = parse_toml(source)
    except TomlFault as fault:
        raise CannotRun([Problem(_NOT_TOML, _at(source, fault))]) from None
    if path.name != PYPROJECT:
        return root
    tool = root.get("tool")
    return tool.get("orglint") if isinstance(tool, MapNode) else None


def _at(source: SourceText, fault: TomlFault) -> Location:
    from orglint.findings.place import Position

    start = Position(fault.line, fault.column)
    return Location(source.file, start, start)


def _typed(node: Node, source: SourceText) -> tuple[ConfigFile, list[Problem]]:
    """The content; where something in it is wrong, what remains without it, so that the rest can be judged too."""
    content, problems = read_typed(node, ConfigFile, source)
    named = _plugins(node, source)
    told = {one.location for one in named}
    return content or salvage(node), [*named, *(one for one in problems if one.location not in told)]


def _plugins(node: Node, source: SourceText) -> list[Problem]:
    """What a configuration may not ask for: that Python is run."""
    entries = node.entries if isinstance(node, MapNode) else {}
    keys = [entries[word][0] for word in ("plugin", "plugins") if word in entries]
    places = [Place(source.file, key.start, key.end) for key in keys]
    return [Problem(_NO_PYTHON, source.location(place), _SAY_IT_YOURSELF) for place in places]


def salvage(node: Node) -> ConfigFile:
    """What of a faulty configuration is sound, key by key."""
    from pydantic import ValidationError

    from orglint.syntax.plain import to_plain

    plain = to_plain(node)
    sound = {}
    for key, value in plain.items() if isinstance(plain, dict) else ():
        try:
            ConfigFile.model_validate({key: value})
        except ValidationError:
            continue
        sound[key] = value
    return ConfigFile.model_validate(sound)


_NO_PYTHON = Text(
    "a configuration never makes Python run, so it names no plugin", "配置文件不会引起 Python 运行，因此不能指定插件"
)
_SAY_IT_YOURSELF = Text(
    "install the plugin's package, or give --plugin on the command line", "请安装插件的包，或在命令行使用 --plugin"
)
_UNSOUND = Text("the configuration is not sound YAML ({rule})", "配置文件不是有效的 YAML（{rule}）")
_TOO_MUCH = Text(
    "the configuration is beyond the limit “{name}” of configurations, {most}", "配置超出配置文件的上限“{name}”：{most}"
)
_NOT_TOML = Text("the configuration is not sound TOML", "配置文件不是有效的 TOML")
_ONE_DOCUMENT = Text("a configuration is one document", "一份配置只能是一个文档")
