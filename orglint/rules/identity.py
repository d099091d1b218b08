"""What a finding is, apart from where it stands and how we put it: by this a baseline knows it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from orglint.findings.text import Text
from orglint.findings.violation import Fact, Violation
from orglint.lean.patterns import pattern

_NAMED = pattern(r"“([^”]*)”")
_BETWEEN = (" → ", ", ")
_IDS = pattern("( → |, )")
_NOT_PART = frozenset({"nearest", "known", "expected", "limit", "unit", "unit_id"})
"""Facts that may change while the fault stays: suggestions, where it should be instead, a limit that was set; and the
unit, which counts by its id."""


def facts_of(violation: Violation) -> tuple[str, ...]:
    """The variant and the facts that tell a violation from others of its rule, unit and duty, in order of their names.

    Of a text in our words only what it names in quotes counts, so that better words make no new finding.
    """
    variant = violation.variant.replace("nearest", "").strip("-")
    facts = [
        part for name in sorted(violation.facts) if name not in _NOT_PART for part in _parts(violation.facts[name])
    ]
    return (variant, *facts) if variant else tuple(facts)


def _parts(fact: Fact) -> Iterator[str]:
    if isinstance(fact, Text):
        yield from _NAMED.findall(fact.en)
    else:
        yield str(fact)


def with_ids(fact: str, other: Callable[[str], str]) -> str:
    """A fact with each id in it, also in a chain or a list of ids, as `other` calls it."""
    return "".join(part if part in _BETWEEN else other(part) for part in _IDS.split(fact))


def fingerprint(
    rule: str, unit: str | None, duty: str | None, facts: tuple[str, ...], first_ids: Mapping[str, str]
) -> str:
    """Sixteen hexadecimal digits of what a finding is. first_ids: unit id -> the first id that the unit ever had."""
    if first_ids:
        unit = unit and first_ids.get(unit, unit)
        facts = tuple(with_ids(fact, lambda id: first_ids.get(id, id)) for fact in facts)
    from orglint.lean.digests import sha256  # only where there is a finding

    identity = repr((rule, unit, duty, facts))
    digest: str = sha256(identity.encode("utf-8", "backslashreplace")).hexdigest()
    return digest[:16]
