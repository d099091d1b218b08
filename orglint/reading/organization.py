"""One organization: the files that an argument names and all that these include, each read once."""

from __future__ import annotations

import os
from dataclasses import field

from orglint.findings.progress import Progress
from orglint.findings.violation import Violation
from orglint.lean.values import mutable
from orglint.model.definition import OrganizationDefinition
from orglint.reading.file import read_file
from orglint.reading.held import FileReading
from orglint.source.discovery import STDIN, Root, expand, read_bytes, shown
from orglint.source.text import SourceText
from orglint.syntax.comments import Comment
from orglint.syntax.limits import Limits


@mutable
class Reading:
    """What was read of one organization: its texts, the parts of its definition, what was wrong on the way, and the
    comments that speak to orglint.

    whole: False when a file, or the rest of one, could not be read.
    """

    root: Root
    texts: dict[str, SourceText] = field(default_factory=dict)
    parts: list[OrganizationDefinition] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    whole: bool = True

    def add(self, file: FileReading) -> None:
        """Count a further file in."""
        self.texts[file.source.file] = file.source
        self.parts.extend(file.parts)
        self.violations.extend(file.violations)
        self.comments.extend(file.comments)
        self.whole = self.whole and file.whole


def read_organization(root: Root, limits: Limits, progress: Progress | None = None) -> Reading:
    """Read the files of an organization and what they include. progress: counts the files.

    Raises CannotRun and OSError as `read_bytes` does.
    """
    reading = Reading(root)
    waiting, seen = list(root.files), set(root.files)
    while waiting:
        path = waiting.pop(0)
        file = read_file(shown(path, root), read_bytes(path, limits.file_bytes), limits)
        reading.add(file)
        if progress is not None:
            progress.done, progress.total = progress.done + 1, len(seen)
        for found in _included(reading, file, path):
            if found not in seen:
                seen.add(found)
                waiting.append(found)
    return reading


def read_alone(file: str, data: bytes, limits: Limits) -> Reading:
    """Read an organization that stands in the bytes of one file; an `include` finds nothing."""
    reading = Reading(Root(file, "", ()))
    one = read_file(file, data, limits)
    reading.add(one)
    _included(reading, one, file)
    return reading


def _included(reading: Reading, file: FileReading, path: str) -> list[str]:
    """The files that the parts of a file include; an include that finds none is a violation."""
    found = []
    for part in file.parts:
        for index, pattern in enumerate(part.include):
            files, reason = expand(
                pattern, path if path != STDIN else os.path.join(os.getcwd(), "-"), reading.root.folder
            )
            if reason:
                rule = {"outside": "include-outside", "nothing": "include-not-found"}[reason]
                at = part.place("include", index)
                reading.violations.append(Violation(rule=rule, at=at, facts={"pattern": pattern}))
                reading.whole = False
            found.extend(files)
    return found
