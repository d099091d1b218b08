"""Writes a company of exactly as many units as asked for, in which the default profile finds nothing.

usage: python benchmarks/companies.py UNITS [--shape flat|nested] [--fault SHARE] [--folder DIR] [--output FILE]

A head office with a marketing department, regions of twelve branches, branches of eight departments. Departments draw
their duties by lot, so that few lists are written twice; a unit takes about ten lines and 220 bytes.

flat: every unit names its parent. nested: the units of a unit stand inside it.
--fault 0.1: sales takes the pricing from the market department (MKT016) in so many branches that a tenth of all units
have a finding.
--folder: company.yaml and one file for each branch, joined by `include`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TOWNS = [
    "成都",
    "天津",
    "厦门",
    "合肥",
    "昆明",
    "沈阳",
    "太原",
    "郑州",
    "贵阳",
    "兰州",
    "Bremen",
    "Nantes",
    "Leiden",
    "Gdańsk",
    "Turku",
    "Malmö",
    "Graz",
    "Brno",
]
_SUBJECTS = "payroll travel fleet premises archive insurance energy canteen safety tax returns repair"
_ACTS = "planning running audit reporting budget"
OWN_DUTIES = [f"{subject}-{act}" for subject in _SUBJECTS.split() for act in _ACTS.split()]
"""Duties that the company adds to the catalogue, so that departments of every kind have something to do."""

DEPARTMENTS = [  # kind, name, duties of the catalogue, takes part in, mandate
    ("market", "市场部", "pricing channel-planning promotion-planning", "", "psychological-distance"),
    ("sales", "销售部", "product-sales direct-sales-channel", "promotion-planning pricing", ""),
    ("finance", "财务部", "", "pricing", ""),
    ("hr", "人力资源部", "", "", ""),
    ("customer-service", "客服部", "", "", ""),
    ("supply-chain", "供应链部", "", "", ""),
    ("general-office", "综合管理部", "", "", ""),
    ("it", "信息技术部", "", "", ""),
]


@dataclass
class Unit:
    """A unit as it will be written. lists: field -> words, in block style; flow: the same, in brackets."""

    id: str
    name: str
    kind: str
    parent: str | None
    lists: dict[str, list[str]] = field(default_factory=dict)
    flow: dict[str, list[str]] = field(default_factory=dict)
    mandate: str = ""
    supplies: str = ""


def company(count: int, fault: float = 0.0, seed: int = 7) -> list[Unit]:
    """The units of a company, the head office first."""
    lot = random.Random(seed)
    units = _head_office()
    branch = 0
    while len(units) < count:
        region = f"region-{branch // 12 + 1}"
        if branch % 12 == 0:
            units.append(Unit(region, f"{lot.choice(TOWNS)}第{branch // 12 + 1}大区", "region", "head"))
        units.extend(_branch(branch + 1, region, lot, lot.random() < fault * (1 + len(DEPARTMENTS))))
        branch += 1
    return units[:count]


def _head_office() -> list[Unit]:
    marketing = Unit("head-marketing", "营销部", "marketing", "head", mandate="psychological-distance")
    marketing.lists["owns"] = ["marketing-strategy", "market-research", "product-planning", "product-analysis"]
    marketing.flow["participates"] = ["technology-strategy"]
    marketing.supplies = "{item: market-status-trend-report, to: head-technology, coverage: [domestic, foreign]}"
    technology = Unit("head-technology", "技术中心", "technology-center", "head")
    technology.lists["owns"] = ["technology-strategy"]
    office = Unit("head-office", "综合办", "general-office", "head", {"owns": ["corporate-culture"]})
    return [Unit("head", "示例集团总部", "hq", None), marketing, technology, office]


def _branch(number: int, region: str, lot: random.Random, at_fault: bool) -> Iterator[Unit]:
    branch = f"branch-{number}"
    yield Unit(branch, f"{TOWNS[number % len(TOWNS)]}第{number}分公司", "branch", region)
    own = lot.sample(OWN_DUTIES, 30)
    for at, (kind, name, owned, shared, mandate) in enumerate(DEPARTMENTS):
        unit = Unit(f"{branch}-{kind}", name, kind, branch, mandate=mandate)
        owns, takes = owned.split(), shared.split()
        if at_fault and kind == "market":
            owns.remove("pricing")
        if at_fault and kind == "sales":
            owns.append("pricing")
            takes.remove("pricing")
        drawn = own[at * 3 : at * 3 + (1 if owned else 3)]
        unit.lists["owns"] = owns + drawn
        unit.flow["participates"] = [*takes, lot.choice(own[24:])]
        if kind == "market":
            unit.lists["directed_by"] = ["head-marketing"]
        if kind == "sales":
            unit.lists["relayed_by"] = [f"{branch}-market"]
        yield unit


def head_lines() -> str:
    """What stands above the units."""
    duties = "".join(f"  - {{id: {duty}, name: {duty.replace('-', ' ')}}}\n" for duty in OWN_DUTIES)
    return f"version: 1\ncompany:\n  name: 示例集团\n  market_stage: competitive\nduties:\n{duties}"


def lines(unit: Unit, indent: str, with_parent: bool) -> Iterator[str]:
    """The lines of one unit, without those below it."""
    yield f"{indent}- id: {unit.id}\n{indent}  name: {unit.name}\n{indent}  kind: {unit.kind}\n"
    if with_parent and unit.parent:
        yield f"{indent}  parent: {unit.parent}\n"
    for key, words in unit.lists.items():
        yield f"{indent}  {key}:\n" + "".join(f"{indent}    - {word}\n" for word in words)
    for key, words in unit.flow.items():
        yield f"{indent}  {key}: [{', '.join(words)}]\n"
    if unit.supplies:
        yield f"{indent}  supplies:\n{indent}    - {unit.supplies}\n"
    if unit.mandate:
        yield f"{indent}  charter:\n{indent}    mandate: {unit.mandate}\n"


def flat(units: list[Unit]) -> Iterator[str]:
    """The text of one file in which every unit names its parent."""
    yield head_lines() + "units:\n"
    for unit in units:
        yield from lines(unit, "  ", True)


def nested(units: list[Unit]) -> Iterator[str]:
    """The text of one file in which units stand inside each other."""
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent, []).append(unit)

    def walk(parent: str | None, indent: str) -> Iterator[str]:
        for unit in below.get(parent, ()):
            yield from lines(unit, indent, False)
            if unit.id in below:
                yield f"{indent}  units:\n"
                yield from walk(unit.id, indent + "    ")

    yield head_lines() + "units:\n"
    yield from walk(None, "  ")


def write(target: Path, count: int, shape: str = "flat", fault: float = 0.0) -> Path:
    """Write one file; an existing one is taken to be the same."""
    if not target.exists():
        units = company(count, fault)
        with target.open("w", encoding="utf-8") as out:
            out.writelines(nested(units) if shape == "nested" else flat(units))
    return target


def write_folder(folder: Path, count: int, files: int) -> Path:
    """Write company.yaml and about `files` further files of whole branches; return company.yaml."""
    main = folder / "company.yaml"
    if not main.exists():
        units = company(count)
        (folder / "branches").mkdir(parents=True, exist_ok=True)
        groups: dict[str, list[Unit]] = {}
        for unit in units:
            parts = unit.id.split("-")
            key = f"{int(parts[1]) % files:05d}" if parts[0] == "branch" else ""
            groups.setdefault(key, []).append(unit)
        for key, group in groups.items():
            if key:
                text = "units:\n" + "".join(piece for unit in group for piece in lines(unit, "  ", True))
                (folder / "branches" / f"{key}.yaml").write_text(text, "utf-8")
        top = "".join(piece for unit in groups[""] for piece in lines(unit, "  ", True))
        main.write_text(f"{head_lines()}include: [branches/*.yaml]\nunits:\n{top}", "utf-8")
    return main


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", type=int)
    parser.add_argument("--shape", choices=["flat", "nested"], default="flat")
    parser.add_argument("--fault", type=float, default=0.0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    if asked.folder:
        write_folder(asked.folder, asked.units, asked.files)
        return
    units = company(asked.units, asked.fault)
    with asked.output.open("w", encoding="utf-8") if asked.output else sys.stdout as out:
        out.writelines(nested(units) if asked.shape == "nested" else flat(units))


if __name__ == "__main__":
    main()
