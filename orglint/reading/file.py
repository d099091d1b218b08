"""One file: its bytes → the parts of an organization that it holds. A function of its name and its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.model.decoder import decode as decode_model
from orglint.model.definition import OrganizationDefinition
from orglint.model.fields import format_vocabulary
from orglint.model.values import regular_part
from orglint.source.decoding import decode
from orglint.source.text import SourceText
from orglint.syntax.comments import Comment, addressed, comments_of
from orglint.syntax.limits import Limits
from orglint.syntax.parser import Parsed
from orglint.syntax.traps import Vocabulary, read


@dataclass(slots=True)
class FileReading:
    """What was read of one file.

    source: its text, or what stands in for it where it is none. parts: one for each document that holds one. comments:
    those that speak to orglint. whole: False when the file, or the rest of it, could not be read.
    """

    source: SourceText
    parts: list[OrganizationDefinition] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    whole: bool = True


def read_file(file: str, data: bytes, limits: Limits) -> FileReading:
    """Read the bytes of a file, which the user knows as `file`; what is not UTF-8 holds no part."""
    decoded = decode(file, data)
    if decoded.text is None:
        return FileReading(decoded.lossy, violations=decoded.violations, whole=False)
    source = decoded.text
    reading = FileReading(source, violations=decoded.violations)
    part = None if addressed(source.text) else regular_part(source, limits)
    if part is not None:
        reading.parts.append(part)
    else:
        _by_events(reading, limits)
    return reading


def _by_events(reading: FileReading, limits: Limits) -> None:
    """Read what is not regular, or has to be told about."""
    source = reading.source
    parsed = read(source, Vocabulary(*format_vocabulary()), limits)
    reading.violations.extend(parsed.violations)
    reading.comments.extend(comments_of(source, parsed.documents))
    for document in parsed.documents:
        part, violations = decode_model(document)
        reading.violations.extend(violations)
        reading.whole = reading.whole and not document.cut
        if part is not None:
            reading.parts.append(part)
    if not reading.parts and _is_empty(parsed):
        reading.violations.append(Violation(rule="empty-definition", at=Place(source.file, 0, 0)))


def _is_empty(parsed: Parsed) -> bool:
    return not parsed.violations and all(document.root is None for document in parsed.documents)
