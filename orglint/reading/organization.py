"""One organization: the files that an argument names and all that these include, each read once."""

from __future__ import annotations

from collections import deque

from orglint.findings.place import Place
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.progress import Progress
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.lean.values import field, mutable
from orglint.model.definition import OrganizationDefinition
from orglint.reading.file import read_file
from orglint.reading.held import FileReading
from orglint.reading.trace import Included, ReadFile, Trace
from orglint.source.discovery import Root, shown
from orglint.source.files import TooLarge, read_bytes
from orglint.source.including import expand
from orglint.source.text import SourceText
from orglint.syntax.comments import Comment
from orglint.syntax.limits import Limits


@mutable
class Reading:
    """What was read of one organization: its texts, the parts of its definition, what was wrong on the way, and the
    comments that speak to orglint.

    unread: why files or folders could not be read at all. notes: what was left alone on purpose.
    whole: False when a file, or the rest of one, could not be read. includes: how many were looked for.
    """

    root: Root
    limits: Limits
    texts: dict[str, SourceText] = field(default_factory=dict)
    parts: list[OrganizationDefinition] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    whole: bool = True
    includes: int = 0

    def add(self, file: FileReading) -> None:
        """Count a further file in."""
        self.texts[file.source.file] = file.source
        self.parts.extend(file.parts)
        self.violations.extend(file.violations)
        self.comments.extend(file.comments)
        self.whole = self.whole and file.whole

    def leave(self, file: str, limit: str, most: int) -> None:
        """Tell that a limit keeps a file from being read."""
        self.texts[file] = SourceText(file, "")
        self.stop(Violation(rule="limit-exceeded", at=Place(file, 0, 0), facts={"most": most}, variant=limit))

    def stop(self, violation: Violation) -> None:
        """Tell what keeps a part of the definition from being read."""
        self.violations.append(violation)
        self.whole = False


def read_organization(
    root: Root,
    limits: Limits,
    progress: Progress | None = None,
    trace: Trace | None = None,
) -> Reading:
    """Read the files of an organization and what they include; one that cannot be read keeps no other from it.

    progress: counts the files. trace: keeps what was read.
    """
    reading = Reading(root, limits, unread=list(root.problems), whole=not root.problems)
    reading.notes.extend(Problem(_LED_OUT.filled(path=shown(path, root))) for path in root.led_out)
    waiting, seen = deque(root.files), set(root.files)
    while waiting:
        path = waiting.popleft()
        if len(reading.texts) >= limits.files:
            reading.leave(shown(path, root), "files", limits.files)
            break
        included = _read(reading, path, trace)
        if progress is not None:
            progress.done, progress.total = progress.done + 1, len(seen)
        for found in included:
            if found not in seen:
                seen.add(found)
                waiting.append(found)
    return reading


def read_alone(file: str, data: bytes, limits: Limits) -> Reading:
    """Read an organization that stands in the bytes of one file; an `include` finds nothing."""
    reading = Reading(Root(file, "", ()), limits)
    one = read_file(file, data, limits)
    reading.add(one)
    _included(reading, one, file, None)
    return reading


def _read(reading: Reading, path: str, trace: Trace | None) -> list[str]:
    """Read one file, or tell why it cannot be read; the files that it includes."""
    name = shown(path, reading.root)
    try:
        data = read_bytes(path, reading.limits.size, name)
    except TooLarge as error:
        reading.leave(name, "size", error.most)
        return []
    except CannotRun as error:
        reading.unread.extend(error.problems)
        reading.whole = False
        return []
    file = read_file(name, data, reading.limits)
    reading.add(file)
    if trace is not None:
        trace.files.append(ReadFile(path, name, data))
    return _included(reading, file, path, trace)


def _included(reading: Reading, file: FileReading, path: str, trace: Trace | None) -> list[str]:
    """The files that the parts of a file include; an include that finds none is a violation."""
    found: list[str] = []
    for part in file.parts:
        for index, pattern in enumerate(part.include):
            at = part.place("include", index)
            if reading.includes == reading.limits.includes:
                facts = {"most": reading.includes}
                reading.stop(Violation(rule="limit-exceeded", at=at, facts=facts, variant="includes"))
                return found
            reading.includes += 1
            files, reason = expand(pattern, path, reading.root.folder)
            if trace is not None:
                trace.includes.append(Included(pattern, path, tuple(files), reason))
            if reason:
                rule = {"outside": "include-outside", "nothing": "include-not-found"}[reason]
                reading.stop(Violation(rule=rule, at=at, facts={"pattern": pattern}))
            found.extend(files)
    return found


_LED_OUT = Text(
    "“{path}” is a link out of the organization's folder and was not followed",
    "“{path}”是指向组织文件夹之外的链接，未读取",
)
