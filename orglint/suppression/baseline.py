"""The baseline: findings that a company had when it began, known again by what they are and not by where they stand."""

from __future__ import annotations

import os
from collections.abc import Sequence

from orglint.findings.finding import Finding
from orglint.findings.place import Place
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen
from orglint.rules.identity import with_ids
from orglint.source.files import STDIN
from orglint.source.text import SourceText
from orglint.suppression.scope import Case

Identity = tuple[str, str | None, str | None, tuple[str, ...]]
"""What a finding is: rule, unit, duty and the facts that tell it from others of these."""


@frozen
class Accepted:
    """One entry: so many findings of this rule, unit, duty and facts do not count in this organization.

    organization: its path from the folder of the baseline, with `/`. note: a remark of whoever keeps the file.
    """

    rule: str
    organization: str
    at: Place
    unit: str | None = None
    duty: str | None = None
    facts: tuple[str, ...] = ()
    count: int = 1
    note: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key of the entries of an organization."""
        return (self.rule, self.unit or "", self.duty or "", self.facts)


@frozen
class Baseline:
    """A baseline as it was read. folder: the real path from which the paths of organizations count."""

    source: SourceText
    folder: str
    accepted: tuple[Accepted, ...]


def identity(one: Finding | Accepted, org: OrgGraph, rule: str | None = None) -> Identity:
    """What a finding, or the finding that an entry accepts, is; a unit by its present id, whichever it had before.

    rule: the name of the rule, where the entry calls it by its code.
    """
    unit = None if one.unit is None else _present(one.unit, org)
    facts = tuple(with_ids(fact, lambda id: _present(id, org)) for fact in one.facts)
    return (rule or one.rule, unit, one.duty, facts)


def _present(word: str, org: OrgGraph) -> str:
    unit = org.unit_called(word)
    return word if unit is None else unit.id


def organization_path(case: Case, folder: str) -> str:
    """How a baseline in a folder (real path) calls the organization of a case."""
    return os.path.relpath(os.path.realpath(case.name), folder).replace(os.sep, "/")


class Reach:
    """Which organizations of a baseline the organizations of a run are."""

    def __init__(self, folder: str, cases: Sequence[Case]) -> None:
        self._folder = folder
        self._cases = cases
        self._files = [frozenset(os.path.realpath(file) for file in case.files) for case in cases]
        self._roots = [os.path.realpath(case.name) for case in cases]
        self._concerned: dict[str, tuple[int, ...]] = {}

    def concerned(self, organization: str) -> tuple[int, ...]:
        """The numbers of the cases that entries of an organization speak of: the organization itself, one that holds
        it, one within it. All of them when it is not there any more, for it may have another name now."""
        if organization not in self._concerned:
            path = self._path(organization)
            found = tuple(number for number in range(len(self._cases)) if self._is_about(number, path))
            gone = not found and not self.is_there(organization)
            self._concerned[organization] = tuple(range(len(self._cases))) if gone else found
        return self._concerned[organization]

    def covers(self, organization: str) -> bool:
        """Whether the run looked at all of an organization, so that what it did not find is not there."""
        path = self._path(organization)
        if not self.is_there(organization):
            return bool(self._cases) and all(case.name != STDIN for case in self._cases)
        return any(
            case.name != STDIN and (path in self._files[number] or _holds(self._roots[number], path))
            for number, case in enumerate(self._cases)
        )

    def is_there(self, organization: str) -> bool:
        """Whether an organization still has the name that the baseline gives it."""
        return os.path.lexists(self._path(organization))

    def _path(self, organization: str) -> str:
        return os.path.realpath(os.path.join(self._folder, organization))

    def _is_about(self, number: int, path: str) -> bool:
        root = self._roots[number]
        within = _holds(root, path) or _holds(path, root) or path in self._files[number]
        return within or self._cases[number].name == STDIN


def _holds(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
