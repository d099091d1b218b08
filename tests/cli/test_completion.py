"""Completion, as bash asks for it."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_edition import said

BIN = Path(sys.executable).parent


def completed(line: str, folder: Path) -> list[str]:
    """What a real bash offers where a line ends, after it has read our script."""
    typed = [*shlex.split(line), *([""] if line.endswith(" ") else [])]
    script = f"""
eval "$(orglint completion bash)"
complete -p orglint >/dev/null
COMP_WORDS=({" ".join(map(shlex.quote, typed))}); COMP_CWORD={len(typed) - 1}
compopt() {{ COMPREPLY+=("$*"); }}
_orglint_completion orglint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-eu", "-c", script], capture_output=True, text=True, check=False, cwd=folder, env=env
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("orglint explain pricing-out", ["pricing-outside-market"]),
        ("orglint explain MKT01", [f"MKT0{number}" for number in range(10, 20)]),
        ("orglint check --select wide-span,pricing-out", ["wide-span,pricing-outside-market"]),
        ("orglint check --ignore cor", ["core", "corporate-culture-owned-by-marketing"]),
        ("orglint check --profile st", ["standard", "strict"]),
        ("orglint check --edition 2026-1", ["2026-12", "2026-11"]),
        ("orglint check --pack e", ["expert"]),
        ("orglint conf", ["config"]),
        ("orglint config sh", ["show"]),
        ("orglint check --fail-on w", ["warning"]),
        ("orglint check --isol", ["--isolated"]),
        ("orglint check com", ["-o", "default"]),  # bash itself completes files
    ],
)
def test_bash_completes(line: str, offered: list[str], tmp_path: Path) -> None:
    assert completed(line, tmp_path) == offered


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes(tmp_path: Path) -> None:
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path), "ORGLINT_LANG": "en"}
    script = 'orglint completion fish | source; complete -C "orglint explain pricing-out"'
    done = subprocess.run(["fish", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path, env=env)
    assert done.stdout.startswith("pricing-outside-market\tProduct prices"), done.stderr


@pytest.mark.parametrize(
    ("shell", "word"), [("zsh", "#compdef orglint"), ("fish", "complete --no-files --command orglint")]
)
def test_other_shells_have_a_script(shell: str, word: str) -> None:
    assert word in said("completion", shell)
