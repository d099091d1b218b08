"""The rules of this comparison by hand, over PyYAML's C loader. usage: script.py FILE"""

import sys

import yaml


def load(path: str) -> list[dict]:
    with open(path, "rb") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)["units"]


def main() -> None:
    units = load(sys.argv[1])
    seen, ids, found = set(), {unit["id"] for unit in units}, []
    for unit in units:
        name, parent = unit["id"], unit.get("parent")
        if name in seen:
            found.append(f"duplicate-id {name}")
        seen.add(name)
        if parent is not None and parent not in ids:
            found.append(f"dangling-reference {name}")
        if parent == name:
            found.append(f"self-reference {name}")
        if unit.get("kind") == "sales" and "pricing" in unit.get("owns", ()):
            found.append(f"pricing-outside-market {name}")
    print("\n".join(sorted(found)))


if __name__ == "__main__":
    main()
