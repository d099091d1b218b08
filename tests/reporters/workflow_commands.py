"""What GitHub's runner would do with a log: an oracle written from its behaviour (ActionCommand, AnnotationCommand).

Two syntaxes are obeyed: `::name key=value,…::data` at the start of a line after blanks, and `##[name key=value;…]data`
anywhere in a line. Names that the runner does not know are plain text.
"""

from __future__ import annotations

from dataclasses import dataclass

KNOWN = {"error", "warning", "notice", "debug", "group", "endgroup", "echo", "stop-commands"}
KNOWN |= {"add-mask", "add-matcher", "remove-matcher", "set-output", "save-state", "set-env", "add-path"}


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """Every command in a log, line by line."""
    found = [_modern(line) or _old(line) for line in log.splitlines()]
    return [one for one in found if one is not None]


def _modern(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, properties = line[2:end].partition(" ")
    if name not in KNOWN:
        return None
    escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    read = _properties(properties.strip(), ",", escapes)
    return Command(name, read, _unescaped(line[end + 2 :], {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def _old(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, properties = line[start + 3 : end].partition(" ")
    if name not in KNOWN:
        return None
    escapes = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%"}
    return Command(name, _properties(properties, ";", escapes), _unescaped(line[end + 1 :], escapes))


def _properties(text: str, separator: str, escapes: dict[str, str]) -> dict[str, str]:
    pairs = [one.split("=", 1) for one in text.split(separator) if one]
    return {pair[0]: _unescaped(pair[1], escapes) for pair in pairs if len(pair) == 2 and all(pair)}


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for escape, sign in escapes.items():
        text = text.replace(escape, sign)
    return text
