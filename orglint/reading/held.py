"""What one file held."""

from __future__ import annotations

from orglint.findings.violation import Violation
from orglint.lean.values import field, mutable
from orglint.model.definition import OrganizationDefinition
from orglint.source.text import SourceText
from orglint.syntax.comments import Comment


@mutable
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
