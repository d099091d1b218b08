"""The way through a text that knows where everything stands, for what is not regular or has to be told about."""

from __future__ import annotations

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.model.decoder import decode as decode_model
from orglint.model.fields import format_vocabulary
from orglint.reading.held import FileReading
from orglint.syntax.comments import comments_of
from orglint.syntax.limits import Limits
from orglint.syntax.parser import Parsed
from orglint.syntax.traps import Vocabulary, read


def read_by_events(reading: FileReading, limits: Limits) -> None:
    """Read the text of a file, event by event, into its parts, its comments and what is wrong with it."""
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
