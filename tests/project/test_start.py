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
END = """
import sys
from orglint.__main__ import process
{before}
sys.exit(process())
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
    "click",
    "dataclasses",
    "inspect",
    "shutil",
    "threading",
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
    "signal",
    "copy",
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
    assert names & HEAVY == set()
    plain = {name for name in names if name.startswith("class:")}
    assert plain == set(), "make them with `frozen` or `mutable` of orglint.lean.values: a dataclass costs half a ms"


def ended(before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run to its very end, after some Python."""
    code = END.format(before=before)
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_a_process_that_ends_at_once_has_said_all_and_ends_with_its_status(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("units:\n" + "  - {id: a, kind: finance, parent: nobody}\n" * 2000, "utf-8")
    done = ended("", "check", "--format", "concise", str(path))
    assert done.returncode == 1 and len(done.stdout.splitlines()) > 2000 and done.stderr == ""
    assert ended("", "check", str(tmp_path / "missing")).returncode == 2


def test_who_waits_for_the_end_of_python_hears_of_it(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(CLEAN, "utf-8")
    last = "import atexit; atexit.register(print, 'the end')"
    assert ended(last, "check", "--quiet", str(path)).stdout == "the end\n"
    thread = "import threading, time; threading.Thread(target=lambda: (time.sleep(0.3), print('the end'))).start()"
    assert ended(thread, "check", "--quiet", str(path)).stdout == "the end\n"
