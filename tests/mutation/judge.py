"""Whether the tests see a mutant: which of them run its line, and what they say of it."""

from __future__ import annotations

import functools
import gc
import importlib
import json
import pkgutil
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

from tests.mutation.children import Children
from tests.mutation.mutants import Mutant, code_of

KILLED = ("killed", "time")


@dataclass(frozen=True)
class Verdict:
    """status: killed, time (it ran too long or died), survived, not run (no test runs the line). by: what failed."""

    mutant: Mutant
    status: str
    by: str
    tests: int

    @property
    def is_killed(self) -> bool:
        return self.status in KILLED

    def __str__(self) -> str:
        return f"{self.status} ({self.tests} tests) {self.mutant}"

    def written(self) -> dict[str, object]:
        return {**asdict(self.mutant), "status": self.status, "by": self.by, "tests": self.tests}


class Judge:
    """Says of mutants whether the collected tests of a session kill them. seconds: for the tests of one mutant."""

    def __init__(self, session: pytest.Session, project: Path, package: str, seconds: float) -> None:
        self._items = {item.nodeid: item for item in session.items}
        self._project, self._package, self._seconds = project, package, seconds
        self._lines: dict[str, dict[str, Any]] = {}
        self._running: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._killers: dict[str, int] = {}
        self._functions: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        caches = []
        _load_all_of(package)
        for one in gc.get_objects():
            if not str(getattr(one, "__module__", "")).startswith(f"{package}."):
                continue
            if isinstance(one, FunctionType):
                code = one.__code__
                self._functions[code.co_filename, code.co_qualname, code.co_firstlineno].append(one)
            elif isinstance(one, functools._lru_cache_wrapper):
                caches.append(one)
        self._children = Children(session, caches)

    def learn(self, kept: Path) -> None:
        """See which test runs which lines; what is kept of tests and modules that have not changed since is taken."""
        state = sha256(
            b"".join(file.read_bytes() for file in sorted(self._project.glob(f"{self._package}/**/*.py")))
        ).hexdigest()
        texts = {file: sha256((self._project / file).read_bytes()).hexdigest() for file in map(_file, self._items)}
        known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        for number, (name, item) in enumerate(self._items.items(), 1):
            key = f"{state} {texts[_file(name)]}"
            if name not in known or known[name]["of"] != key:
                known[name] = {"of": key, **self._lines_of(item)}
            if number % 200 == 0 or number == len(self._items):
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps(known), "utf-8")
                print(f"{number} of {len(self._items)} tests seen", flush=True)
        self._lines = {name: known[name] for name in self._items}
        for name, seen in self._lines.items():
            for file, lines in seen["lines"].items():
                for line in lines:
                    self._running[file, line].append(name)

    def _lines_of(self, item: pytest.Item) -> dict[str, Any]:
        def work() -> dict[str, Any]:
            coverage = Coverage(data_file=None, config_file=False, include=[f"{self._project}/{self._package}/*"])
            coverage.start()
            started = time.process_time()
            failed = _first_failure([item])
            seconds = time.process_time() - started
            coverage.stop()
            data = coverage.get_data()
            root = len(str(self._project)) + 1
            lines = {file[root:]: data.lines(file) for file in sorted(data.measured_files())}
            return {"lines": {} if failed else lines, "seconds": seconds, "fails": bool(failed)}

        return self._children.run(work, 15) or {"lines": {}, "seconds": 0, "fails": True}

    def verdict(self, mutant: Mutant) -> Verdict:
        """Run the tests of the mutant's line against it."""
        names = self._order(mutant)
        if not names:
            return Verdict(mutant, "not run", "", 0)
        file = self._project / mutant.file
        code = code_of(mutant, file)
        functions = self._functions[str(file), mutant.function, mutant.first_line]
        assert functions, f"{mutant}: no such function is loaded"
        if any(len(function.__code__.co_freevars) != len(code.co_freevars) for function in functions):
            return Verdict(mutant, "not tried", "", 0)

        def work() -> str:
            for function in functions:
                function.__code__ = code
            return _first_failure([self._items[name] for name in names])

        expected = sum(self._lines[name]["seconds"] for name in names)
        by = self._children.run(work, 5 + 5 * expected)
        if by is None:
            return Verdict(mutant, "time", "", len(names))
        if by:
            self._killers[by] = self._killers.get(by, 0) + 1
        return Verdict(mutant, "killed" if by else "survived", by, len(names))

    def _order(self, mutant: Mutant) -> list[str]:
        """The tests of a line, as many as there is time for: first what killed before, then the quickest."""
        names = self._running[mutant.file, mutant.line] or self._running[mutant.file, mutant.statement]
        order = sorted(names, key=lambda one: (-self._killers.get(one, 0), self._lines[one]["seconds"]))
        taken, seconds = [], 0.0
        for name in order:
            if seconds + self._lines[name]["seconds"] <= self._seconds or not taken:
                seconds += self._lines[name]["seconds"]
                taken.append(name)
        return taken


def _load_all_of(package: str) -> None:
    """Many modules are loaded only when they are needed; a mutant needs its function."""
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _file(name: str) -> str:
    return name.partition("::")[0]


def _first_failure(items: Sequence[pytest.Item]) -> str:
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return item.nodeid
    return ""
