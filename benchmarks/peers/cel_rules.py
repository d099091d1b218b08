"""The rules in CEL, asked of each unit; CEL builds no index, so the script hands it one. usage: cel_rules.py FILE"""

import sys
from collections import Counter

import celpy
from script import load

RULES = {
    "duplicate-id": "seen[unit.id] > 1",
    "dangling-reference": "has(unit.parent) && !(unit.parent in ids)",
    "self-reference": "has(unit.parent) && unit.parent == unit.id",
    "pricing-outside-market": "has(unit.owns) && unit.kind == 'sales' && 'pricing' in unit.owns",
}
environment = celpy.Environment()
programs = {rule: environment.program(environment.compile(text)) for rule, text in RULES.items()}
units = load(sys.argv[1])
ids = celpy.json_to_cel({unit["id"]: True for unit in units})
seen: Counter[str] = Counter()
found = []
for unit in units:
    seen[unit["id"]] += 1
    held = {"unit": celpy.json_to_cel(unit), "ids": ids, "seen": celpy.json_to_cel({unit["id"]: seen[unit["id"]]})}
    found += [f"{rule} {unit['id']}" for rule, program in programs.items() if program.evaluate(held)]
print("\n".join(sorted(found)))
