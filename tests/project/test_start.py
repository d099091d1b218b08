"""What a short run does not load: a start costs what it imports. The times are in benchmarks/README.md."""

import subprocess
import sys
from pathlib import Path

CLEAN = """
company: {completeness: {units: partial}}
units:
  - id: f
    name: 财务部
    participates: [产品定价]
"""
RUN = """
import sys
before = set(sys.modules)
from orglint.__main__ import main
assert main() == 0
names = set(sys.modules) - before
print(*{name.partition(".")[0] for name in names}, file=sys.stderr)
for name in names:
    for one in vars(sys.modules[name]).values() if name.startswith("orglint.") else ():
        if isinstance(one, type) and getattr(one, "__dataclass_params__", None) and one.__dataclass_params__.repr:
            print("class:" + one.__qualname__, file=sys.stderr)
"""
HEAVY = {
    "pydantic",
    "ruamel",
    "opencc",
    "pathlib",
    "hashlib",
    "urllib",
    "socket",
    "ssl",
    "http",
    "tempfile",
    "traceback",
    "difflib",
    "sqlite3",
}


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a run loads."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_the_version_is_told_without_the_command_line() -> None:
    assert "click" not in loaded("--version")


def test_a_clean_definition_is_checked_without_what_only_others_need(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(CLEAN, "utf-8")
    names = loaded("check", str(path))
    assert "click" in names and names & HEAVY == set()
    plain = {name for name in names if name.startswith("class:")}
    assert plain == set(), "make them with `frozen` or `mutable` of orglint.lean.values: a dataclass costs half a ms"
