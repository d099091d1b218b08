"""The coverage-guided fuzzer over one target, with the kept corpus.

usage: python -m tests.fuzz.run TARGET [SECONDS]        needs atheris (pip install -e '.[fuzz]')

Inputs that reach new code are kept in .cache/fuzz/TARGET; one that breaks a target is written there as crash-….
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["orglint"]):
    from tests.fuzz.targets import TARGETS

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("corpus")


def main() -> None:
    """Fuzz until the time is over; libFuzzer says on standard error how many executions it made."""
    target, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    found = PROJECT / ".cache" / "fuzz" / target
    found.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [
            sys.argv[0],
            str(found),
            str(CORPUS / target),
            f"-max_total_time={seconds}",
            "-max_len=4096",
            "-timeout=20",
            f"-artifact_prefix={found}/",
            f"-dict={CORPUS}/words.dict",
            "-print_final_stats=1",
        ],
        TARGETS[target],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
