"""Plugin files for tests."""

from pathlib import Path

SOUND = """\
from orglint.plugin import example, rule, violation

ORGLINT_API = 1


@rule(
    "ACM001", "region-without-sales", subjects="region", severity="error",
    summary="A region has no sales department.",
    message="{unit} has no sales department below it",
    help="put one below it",
    examples=[example(
        bad="units:\\n  - {id: r, kind: region}  # finding\\n  - {id: s, kind: sales}\\n",
        good="units:\\n  - {id: r, kind: region}\\n  - {id: s, kind: sales, parent: r}\\n",
    )],
)
def region_without_sales(region):
    if not any("sales" in child.kinds for child in region.children):
        yield violation(region)
"""

HEAD = """\
from orglint.plugin import change, example, option, rule, suggestion, violation, Text
ORGLINT_API = 1
WORDS = dict(summary="s", message="m", examples=[example(bad="units: [{id: a}] # finding", good="units: []")])
"""

REGIONS = """\
units:
  - {id: r, kind: region}
  - {id: s, kind: sales, owns: [pricing]}
  - {id: m, kind: market, owns: [brand-planning]}
"""


def plugin(folder: Path, text: str, name: str = "acme.py") -> str:
    """A plugin file with this text, and its path."""
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def checking(folder: Path, body: str, **more: str) -> str:
    """A plugin with one rule ACM001 `acme` whose check has this body."""
    settings = "".join(f", {name}={value}" for name, value in more.items())
    text = f'{HEAD}@rule("ACM001", "acme", **WORDS{settings})\ndef check(unit, org, options):\n    {body}\n'
    return plugin(folder, text)
