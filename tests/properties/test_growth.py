"""No stage and no rule is quadratic: on inputs of double size it takes about double the steps.

Counted are lines of our own code that run, so the result is the same on every machine. Loops inside C functions do not
show; the benchmarks would show them.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from orglint.findings.progress import Progress, Stage
from orglint.pipeline import check_bytes
from orglint.rules.catalog import load_catalog
from orglint.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
KINDS = ("market", "sales", "marketing", "finance", "brand", "hr")
LEAST = 1_500
"""Fewer steps say nothing about growth."""
GROWTH = 2.6
SIZES = (60, 120)
"""Both beyond the bounds within which all is compared with all, such as `MOST_COMPARED` findings with a waiver."""


def star(count: int) -> Iterator[str]:
    yield "units:\n  - {id: head, kind: hq}\n"
    for one in range(count):
        yield f"  - {{id: u{one}, kind: {KINDS[one % 6]}, parent: head, owns: [product-sales]}}\n"


def chain(count: int) -> Iterator[str]:
    yield "units:\n  - {id: u0, kind: hq}\n"
    for one in range(1, count):
        kind = "branch" if one % 3 == 0 else KINDS[one % 6]
        yield f"  - {{id: u{one}, kind: {kind}, parent: u{one - 1}, participates: [pricing], directs: [u{one // 2}]}}\n"


def deep_nest(count: int) -> Iterator[str]:
    yield "units:\n"
    for one in range(count):
        depth = one % 20
        yield f"{'    ' * depth}  - id: u{one}\n{'    ' * depth}    kind: {('branch', *KINDS)[one % 7]}\n"
        if depth < 19:
            yield f"{'    ' * depth}    units:\n"


def one_duty(count: int) -> Iterator[str]:
    yield "units:\n  - {id: head, kind: hq}\n"
    for one in range(count):
        yield f"  - {{id: u{one}, kind: {KINDS[one % 6]}, parent: head, owns: [pricing], participates: [pricing]}}\n"


def dense_directions(count: int) -> Iterator[str]:
    side = int(count**0.5)
    yield "units:\n"
    for one in range(side):
        targets = ", ".join(f"u{other}" for other in range(side) if other != one)
        yield f"  - {{id: u{one}, kind: {KINDS[one % 3]}, directs: [{targets}]}}\n"


def same_names(count: int) -> Iterator[str]:
    yield "units:\n  - {id: head, kind: hq}\n"
    for one in range(count):
        name = ("Marketing", "市场营销部", "营销公司", "Brand Team")[one % 4]
        yield f"  - {{id: u{one}, name: {name}, parent: head, owns: ['负责价格制定、渠道规划']}}\n"


def branches(count: int) -> Iterator[str]:
    yield "units:\n  - {id: head, kind: hq}\n  - {id: mk, kind: marketing, parent: head}\n"
    for one in range(count // 3):
        yield f"  - {{id: b{one}, kind: branch, parent: head}}\n"
        yield f"  - {{id: m{one}, kind: market, parent: b{one}, directed_by: [mk], owns: [pricing, brand-planning]}}\n"
        yield f"  - {{id: s{one}, kind: sales, parent: b{one}, relayed_by: [m{one}], owns: [product-sales, pricing]}}\n"


def handoffs(count: int) -> Iterator[str]:
    yield "units:\n  - {id: head, kind: hq}\n  - {id: tech, kind: technology-center, parent: head}\n"
    for one in range(count):
        yield f"  - id: u{one}\n    kind: {KINDS[one % 2]}\n    parent: head\n    supplies:\n"
        yield f"      - {{item: market-status-trend-report, to: {('tech', f'u{one - 1}', 'nobody')[one % 3]}}}\n"


def waivers(count: int) -> Iterator[str]:
    yield from one_duty(count)
    yield "waivers:\n"
    for one in range(count):
        yield f"  - {{rule: MKT*, unit: u{one}, reason: agreed, until: 2099-01-01}}\n"


def unused_waivers(count: int) -> Iterator[str]:
    """Each names a unit with a finding of another rule, and a rule with findings at other units."""
    yield from one_duty(count)
    yield "waivers:\n"
    for one in range(0, count, 2):
        yield f"  - {{rule: product-sales-misplaced, unit: u{one}, reason: agreed, until: 2099-01-01}}\n"
        yield "  - {rule: pricing-outside-market, unit: head, reason: agreed, until: 2099-01-01}\n"


def copies(count: int) -> Iterator[str]:
    """The same id again and again, and references to nobody."""
    yield "units:\n"
    for one in range(count):
        yield f"  - {{id: u{one % 7}, parent: x{one}, owns: [quantum-gardening-{one}, quantum-gardening-{one}]}}\n"


SHAPES = (
    star,
    chain,
    deep_nest,
    one_duty,
    dense_directions,
    same_names,
    branches,
    handoffs,
    waivers,
    unused_waivers,
    copies,
)
CATALOG = load_catalog()
EVERYTHING = Settings(select=tuple(rule.name for rule in CATALOG.rules.values()))


def steps(data: bytes, settings: Settings) -> dict[str, int]:
    """The steps of each stage, and of each rule."""
    found: dict[str, int] = {}
    count, begun = 0, 0

    def tracer(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return tracer

    def outer(frame: FrameType, event: str, arg: Any) -> Any:
        return tracer(frame, event, arg) if "orglint" in frame.f_code.co_filename else None

    def upto(name: str) -> None:
        nonlocal begun
        found[name] = found.get(name, 0) + count - begun
        begun = count

    class Counting(Progress):
        def begin(self, stage: Stage | None, total: int = 0) -> None:
            upto(str(self.stage and self.stage.value))
            self.stage = stage

        def rule(self, name: str, seconds: float) -> None:
            upto(name)

    sys.settrace(outer)
    try:
        check_bytes(data, settings=settings, progress=Counting())
    finally:
        sys.settrace(None)
    return found


def too_much(shape: Callable[[int], Iterator[str]]) -> dict[str, tuple[int, int]]:
    """What takes far more than double the steps on double the size, with the steps on both."""
    small, large = (steps("".join(shape(count)).encode(), EVERYTHING) for count in SIZES)
    grown = {name: (small[name], most) for name, most in large.items() if most > LEAST}
    assert {"linking", "judging"} & set(grown)
    return {name: pair for name, pair in grown.items() if pair[1] > GROWTH * pair[0] + LEAST / 2}


def test_double_the_input_takes_about_double_the_steps() -> None:
    """In a process of its own: tracing costs a hundred times as much where many tests have run before."""
    command = [sys.executable, "-m", "tests.properties.test_growth"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=180)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {shape.__name__: {} for shape in SHAPES}


if __name__ == "__main__":
    print(json.dumps({shape.__name__: too_much(shape) for shape in SHAPES}))
