"""The results of earlier runs: found again when every file that was read, and every `include`, is as it was."""

from __future__ import annotations

from typing import Any

from orglint.caching.codec import plain, revived_as
from orglint.caching.keys import content_key, entry_key, settings_key
from orglint.caching.store import Store
from orglint.findings.problem import CannotRun
from orglint.findings.report import Report
from orglint.lean.values import replace
from orglint.reading.trace import Trace
from orglint.rules.catalog import RuleCatalog
from orglint.settings import Settings
from orglint.source.decoding import decode
from orglint.source.discovery import discover
from orglint.source.files import STDIN, read_bytes
from orglint.source.including import expand

_KEPT = {
    "findings": "tuple[Finding, ...]",
    "units": "int",
    "ledger": "tuple[LedgerEntry, ...]",
    "standing": "tuple[Standing, ...]",
}
"""What of a report an entry holds, with the number of objects that each rule looked at; the rest is known without."""


class Results:
    """The results that one run may find and keep."""

    def __init__(self, store: Store, settings: Settings, catalog: RuleCatalog) -> None:
        self._store, self._settings = store, settings
        self._shared = settings_key(settings, catalog)

    def find(self, given: str, empty: Report) -> Report | None:
        """What was found in an organization before; None when it, or anything that it depends on, has changed.

        empty: the report of the run without findings, which tells what does not depend on the organization.
        """
        entry = self._store.read(entry_key(self._shared, given)) if given != STDIN else None
        if not isinstance(entry, dict):
            return None
        try:
            texts = self._unchanged(given, entry)
            return None if texts is None else _report(entry, texts, empty)
        except (AttributeError, LookupError, TypeError, ValueError, RecursionError, CannotRun, OSError):
            return None

    def keep(self, given: str, report: Report, trace: Trace, empty: Report) -> None:
        """Keep what was found. Nothing is kept where a rule failed, or where something was not read or left alone."""
        whole = {file.shown for file in trace.files} == report.texts.keys()
        if given == STDIN or report.failures or report.notes != empty.notes or not whole:
            return
        entry = {
            "files": [[file.path, file.shown, content_key(file.data)] for file in trace.files],
            "includes": [[one.pattern, one.path, list(one.files), one.reason] for one in trace.includes],
            "examined": {one.rule: one.examined for one in report.rules},
            "vacuous": [one.rule for one in report.rules if one.vacuous],
            **{name: plain(getattr(report, name)) for name in _KEPT},
        }
        self._store.write(entry_key(self._shared, given), entry)

    def _unchanged(self, given: str, entry: dict[str, Any]) -> dict[str, str] | None:
        """The texts of the files, when all are what they were and nothing else would be read."""
        root = discover(given, self._settings.packs)
        if (
            root.led_out
            or root.problems
            or [path for path, _, _ in entry["files"][: len(root.files)]] != list(root.files)
        ):
            return None
        for pattern, path, files, reason in entry["includes"]:
            if expand(pattern, path, root.folder) != (files, reason):
                return None
        texts = {}
        for path, shown, digest in entry["files"]:
            data = read_bytes(path, self._settings.limits.size)
            if content_key(data) != digest:
                return None
            decoded = decode(shown, data)
            texts[shown] = (decoded.text or decoded.lossy).text
        return texts


def _report(entry: dict[str, Any], texts: dict[str, str], empty: Report) -> Report:
    examined: dict[str, int] = entry["examined"]
    vacuous = frozenset(entry["vacuous"])
    held = {name: revived_as(declared, entry[name]) for name, declared in _KEPT.items()}
    if not all(type(count) is int for count in examined.values()):
        raise ValueError("no part of a result")
    rules = tuple(replace(one, examined=examined[one.rule], vacuous=one.rule in vacuous) for one in empty.rules)
    return replace(empty, organizations=1, rules=rules, texts=texts, **held)
