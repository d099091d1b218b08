"""Mutation testing: which small faults, put into orglint's functions, do the tests fail to see?

usage: python -m tests.mutation.run [--sample N] [--seconds S] [--again REPORT] [--report FILE] MODULE_OR_FOLDER...
       needs a system that can fork

All tests are collected once, in one process. Which test runs which line is then seen by running each test in a child of
its own, and kept in .cache/mutation. For each mutant a child puts the changed code into the loaded function and runs
the tests that run its line, until one fails. What a test starts as a process of its own sees no mutant: only what
fails within this process counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.mutation.judge import KILLED, Judge, Verdict
from tests.mutation.mutants import Mutant, mutants

PROJECT = Path(__file__).resolve().parents[2]
# What runs orglint in processes of its own, or takes long and sees little that others do not see. To be named after
# --tests when survivors are tried again.
LEFT_OUT = (
    *("mutation", "project", "faults", "trust", "fuzz", "caching", "testing", "properties", "coverage", "hostile"),
    *(
        f"cli/test_{one}.py"
        for one in ("check", "commands", "completion", "coverage", "terminal", "timings", "outputs")
    ),
    *(
        "cli/test_watch.py",
        "cli/test_waivers.py",
        "rules/test_laws.py",
        "unit/catalogue",
        "reporters/test_consumers.py",
    ),
)


class _Plugin:
    """Takes the place of pytest's loop: the collected tests are run against mutants."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.verdicts: list[Verdict] = []

    def pytest_configure(self) -> None:
        """Examples are the same for each mutant, and a failing one is not made smaller."""
        from hypothesis import HealthCheck, Phase, settings

        settings.register_profile(
            "mutation",
            database=None,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            return False
        judge = Judge(session, self._options.project, self._options.package, self._options.seconds)
        judge.learn(self._options.project / ".cache" / "mutation" / "lines.json")
        chosen = _chosen(self._options)
        with (self._options.report or Path(os.devnull)).open("w", encoding="utf-8") as report:
            for number, mutant in enumerate(chosen, 1):
                verdict = judge.verdict(mutant)
                self.verdicts.append(verdict)
                print(json.dumps(verdict.written()), file=report, flush=True)
                if not verdict.is_killed:
                    print(f"[{number}/{len(chosen)}] {verdict}", flush=True)
        return True


def _chosen(options: argparse.Namespace) -> list[Mutant]:
    """The mutants of each module, or as many of them as were asked for, drawn with the module's name as seed."""
    chosen = []
    survivors = options.again and _survivors(options.again)
    for given in options.modules:
        path = (options.project / given).resolve()
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            shown = file.relative_to(options.project).as_posix()
            all_of_it = mutants(file, shown)
            if options.sample and len(all_of_it) > options.sample:
                all_of_it = random.Random(shown).sample(all_of_it, options.sample)
            chosen += all_of_it
    random.Random(0).shuffle(chosen)  # so that what is seen of a run that is ended early is a sample, too
    return [
        one for one in chosen if not options.again or _key(one.file, one.function, one.before, one.after) in survivors
    ]


def _survivors(report: Path) -> set[str]:
    """What a former run did not kill, whatever its line is now."""
    verdicts = map(json.loads, report.read_text("utf-8").splitlines())
    kept = [one for one in verdicts if one["status"] not in KILLED]
    return {_key(one["file"], one["function"], one["before"], one["after"]) for one in kept}


def _key(*parts: str) -> str:
    return "\n".join(parts)


def _table(verdicts: list[Verdict]) -> str:
    """Lines of package, mutants, killed, of these by the time limit, survivors, of these never run."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in verdicts:
        package = "/".join(Path(one.mutant.file).parent.parts[:3])
        for name in (package, "all"):
            counts[name].update([one.status, "mutants"])
    lines = ["| package | mutants | killed | by time | survived | not run | score |", "|---|---|---|---|---|---|---|"]
    for name in sorted(counts, key=lambda one: (one == "all", one)):
        of = counts[name]
        killed = of["killed"] + of["time"]
        cells = (name, of["mutants"], killed, of["time"], of["survived"], of["not run"])
        lines.append(f"| {' | '.join(map(str, cells))} | {100 * killed / of['mutants']:.1f} % |")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """0 when every mutant was killed, 1 when some survived."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.run")
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--sample", type=int, help="so many mutants of each module")
    parser.add_argument("--seconds", type=float, default=10, help="how long tests may run against one mutant")
    parser.add_argument("--again", type=Path, metavar="REPORT", help="only what that run did not kill")
    parser.add_argument("--tests", nargs="+", default=[], help="pytest's arguments")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the folder of another project")
    parser.add_argument("--package", default="orglint", help="the package whose lines are looked at")
    parser.add_argument("--report", type=Path, help="verdicts, one JSON object a line")
    options = parser.parse_args(arguments)
    plugin = _Plugin(options)
    left_out = [f"--ignore={PROJECT / 'tests' / one}" for one in LEFT_OUT if not options.tests]
    ended = pytest.main(
        [
            "-n",
            "0",
            "-q",
            "--no-header",
            "--no-summary",
            "-p",
            "no:cacheprovider",
            f"--rootdir={options.project}",
            *left_out,
            *options.tests,
        ],
        plugins=[plugin],
    )
    if ended != pytest.ExitCode.OK:
        return int(ended)
    print(_table(plugin.verdicts))
    return 0 if all(one.is_killed for one in plugin.verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
