"""A pull request by somebody who means harm: its rules, queries, configuration and file names run no code, and end."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from orglint import Settings, check_text
from orglint.findings.problem import CannotRun
from orglint.rules.sql.sandbox import Budget
from tests.project.examples import PROJECT

LONG = "a" * 900
COMPANY = "units:\n" + "".join(f"- {{id: u{number}, name: {LONG}, owns: [pricing]}}\n" for number in range(40))
REFUSED = {
    "SELECT load_extension('/tmp/evil.so') AS unit": "not a function",
    "SELECT printf('%999999999d', 1) AS unit": "function",
    "SELECT zeroblob(2000000000) AS unit": "function",
    "SELECT hex(randomblob(99999999)) AS unit": "function",
    "SELECT readfile('/etc/passwd') AS unit": "function",
    "SELECT writefile('/tmp/pwned', 'x') AS unit": "function",
    "SELECT fts3_tokenizer('x', x'0000000000000000') AS unit": "function",
    "ATTACH DATABASE '/tmp/pwned.db' AS other": "",
    "PRAGMA hard_heap_limit = 0": "",
    "PRAGMA temp_store_directory = '/tmp'": "",
    "VACUUM INTO '/tmp/pwned.db'": "",
    "CREATE TABLE t(unit TEXT)": "",
    "INSERT INTO units(id) VALUES ('x')": "",
    "DELETE FROM units RETURNING id AS unit": "",
    "WITH x AS (SELECT id AS unit FROM units) UPDATE units SET id = 'x'": "",
    "DETACH DATABASE main": "",
    "EXPLAIN SELECT id AS unit FROM units": "",
    "SELECT id AS unit FROM units; DROP TABLE units": "",
    "SELECT sql AS unit FROM sqlite_master": "",
    "SELECT name AS unit FROM pragma_database_list": "",
    "SELECT value AS unit FROM json_each('[1]')": "",
    "SELECT value AS unit FROM generate_series(1, 999999999)": "",
    "SELECT name AS unit FROM dbstat": "",
    "SELECT ?1 AS unit": "",
    "SELECT id AS unit FROM units WHERE id IN (" + ", ".join(["'x'"] * 9_000) + ")": "",
    "SELECT " + "(" * 500 + "1" + ")" * 500 + " AS unit": "",
    " UNION ALL ".join(["SELECT id AS unit FROM units"] * 400): "",
    "SELECT " + ", ".join(f"id AS c{number}" for number in range(200)) + ", id AS unit FROM units": "",
}
"""Query -> a word of the refusal, where it matters which one."""

BOMBS = {
    "endless recursion": "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n AS unit FROM t",
    "endless and silent": (
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT 'u1' AS unit FROM t WHERE n < 0"
    ),
    "cross join": "SELECT a.id AS unit FROM "
    + ", ".join(f"units {one}" for one in "abcdefgh")
    + " WHERE a.level + h.level < 0",
    "growing text": (
        "WITH RECURSIVE t(s) AS (SELECT name FROM units UNION ALL SELECT replace(s, 'a', 'aa') FROM t) "
        "SELECT 'u1' AS unit, s AS text FROM t"
    ),
    "growing rows": (
        "WITH RECURSIVE t(n, s) AS (SELECT 1, name FROM units UNION ALL SELECT n + 1, s FROM t) "
        "SELECT 'u1' AS unit, s AS text, n AS number FROM t ORDER BY s, n DESC"
    ),
    "gathered text": "SELECT 'u1' AS unit, group_concat(a.name || b.name) AS text FROM units a, units b, units c",
    "many rows": "SELECT a.id AS unit, b.id AS other, c.id AS third FROM units a, units b, units c",
    "an id that is not there": "SELECT 'nobody' AS unit FROM units",
}

EXPRESSIONS = ("(a+)+$", "(a|aa)*b", "(a|a?)+b", "(.*)*b", "^(a{0,20}){0,20}b$", "((a*)*)*b")
"""What hangs an engine that goes back; this one says no in linear time. The names end in no b."""


def written(folder: Path, name: str, check: dict[str, object], **more: object) -> None:
    rule = {"check": check, "examples": [{"bad": "units: []"}], **more}
    (folder / f"{name}.yaml").write_text(json.dumps(rule), "utf-8")


def refusal(folder: Path) -> list[str]:
    with pytest.raises(CannotRun) as raised:
        check_text(COMPANY, settings=Settings(packs=(str(folder),)))
    return [one.line("en") for one in raised.value.problems]


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:40])
def test_a_query_that_does_more_than_read_is_refused_where_it_stands(query: str, tmp_path: Path) -> None:
    written(tmp_path, "query", {"kind": "query", "sql": query})
    (line,) = refusal(tmp_path)
    assert "query.yaml:1:" in line and "Traceback" not in line
    assert not REFUSED[query] or "function" in line


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_query_that_goes_on_is_stopped_and_told(bomb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orglint.rules.kinds.query.Budget", partial(Budget, 400_000, 1_000_000))
    written(tmp_path, "bomb", {"kind": "query", "sql": BOMBS[bomb]})
    written(tmp_path, "sound", {"kind": "one-owner", "duties": ["pricing"]})
    report = check_text(COMPANY, settings=Settings(packs=(str(tmp_path),), select=("bomb", "sound")))
    (failure,) = report.failures
    assert "bomb.yaml:1:" in failure.line("en") and "the rule bomb cannot be applied" in failure.line("en")
    assert len([one for one in report.findings if one.rule == "sound"]) == 39  # the others go on


def test_many_bombs_share_one_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orglint.rules.kinds.query.Budget", partial(Budget, 400_000, 1_000_000))
    for number in range(20):
        written(tmp_path, f"bomb-{number}", {"kind": "query", "sql": BOMBS["cross join"]})
    report = check_text(COMPANY, settings=Settings(packs=(str(tmp_path),), select=(tmp_path.name,)))
    told = [one.line("en") for one in report.failures]
    assert len(told) == 20
    assert sum("queries together" in one for one in told) >= 17  # two or three used it up


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_no_expression_hangs(expression: str, tmp_path: Path) -> None:
    written(tmp_path, "name", {"kind": "naming", "matches": expression.replace("$", "b$")})
    report = check_text(COMPANY, settings=Settings(packs=(str(tmp_path),), select=("name",)))
    assert len([one for one in report.findings if one.rule == "name"]) == 40


def test_no_pattern_of_a_selector_or_of_like_hangs(tmp_path: Path) -> None:
    written(tmp_path, "glob", {"kind": "span", "limit": 0, "units": {"name": "*a" * 200 + "b"}})
    for name, word in (("like", "LIKE '" + "%a" * 49 + "b'"), ("globbed", "GLOB '" + "*a" * 49 + "b'")):
        written(tmp_path, name, {"kind": "query", "sql": f"SELECT id AS unit FROM units WHERE name {word}"})
    settings = Settings(packs=(str(tmp_path),), select=("glob", "like", "globbed"))
    report = check_text(COMPANY, settings=settings)
    assert (report.failures, [one for one in report.findings if one.rule in ("glob", "like", "globbed")]) == ((), [])


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]\n" for before, one in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS + "check: *i\nexamples: *i\n",
        "check: {kind: one-owner, duties: " + "[" * 5_000 + "]" * 5_000 + "}\n",
        "check: {kind: one-owner}\nexamples: [" + "{bad: x}, " * 20_000 + "]\n",
        "check: {kind: span, limit: " + "9" * 5_000 + "}\nexamples: [{bad: x}]\n",
        "check: {kind: span, limit: 8, units: " + "{not: " * 30 + "sales" + "}" * 30 + "}\nexamples: [{bad: x}]\n",
        "check: &c {kind: layers, layers: [*c]}\nexamples: [{bad: x}]\n",
        "<<: {check: {kind: python, function: os}}\nexamples: [{bad: x}]\n",
        "check: !!python/object/new:os.system {kind: span}\nexamples: [{bad: x}]\n",
        "check: {kind: span, limit: 8}\nexamples: [{bad: x}]\nmessage: '{unit.__class__.__mro__} %s %n {0}'\n",
    ],
    ids=["laughs", "deep", "examples", "number", "selectors", "itself", "merged", "tag", "format"],
)
def test_no_rule_file_breaks_or_blows_up_the_reader(text: str, tmp_path: Path) -> None:
    (tmp_path / "rule.yaml").write_text(text, "utf-8")
    try:
        report = check_text(COMPANY, settings=Settings(packs=(str(tmp_path),), select=("rule",)))
    except CannotRun as error:
        assert all(one.location is not None and one.location.file.endswith("rule.yaml") for one in error.problems)
    else:
        said = [one.message.en for one in report.findings if one.rule == "rule"]
        assert all("class" not in one or "{unit.__class__" in one for one in said)


WATCHER = """
import sys
sys.path.insert(0, sys.argv.pop(1))
NEVER = ("os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen", "socket.connect", "socket.bind",
         "ctypes.dlopen", "sqlite3.load_extension", "sqlite3.enable_load_extension", "shutil.rmtree", "os.remove",
         "os.rename", "os.mkdir", "os.chmod", "os.symlink")
def watch(event, arguments):
    if event in NEVER:
        sys.stderr.write(f"DID {event} {arguments}\\n")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        sys.stderr.write(f"DID write {arguments}\\n")
    if event == "open" and str(arguments[0]).endswith("secret.yaml"):
        sys.stderr.write(f"DID read {arguments}\\n")
    if event == "sqlite3.connect" and arguments[0] != ":memory:":
        sys.stderr.write(f"DID connect {arguments}\\n")
sys.dont_write_bytecode = True
from orglint.cli import main
sys.addaudithook(watch)
sys.exit(main())
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """What the pull request holds; `secret` lies outside of it."""
    (tmp_path / "secret.yaml").write_text("check: {kind: one-owner}\nexamples: [{bad: x}]\nwhy: hunter2\n", "utf-8")
    folder = tmp_path / "repository"
    rules = folder / "rules"
    rules.mkdir(parents=True)
    (folder / "company.yaml").write_text("units: [{id: a, kind: sales, owns: [pricing]}]\n", "utf-8")
    evil = "import os\nos.system('touch pwned')\nraise SystemExit('evil')\n"
    for name in (
        "orglint.py",
        "sqlite3.py",
        "yaml.py",
        "conftest.py",
        "rules/__init__.py",
        "sitecustomize.py",
        "acme.py",
    ):
        (folder / name).write_text(evil, "utf-8")
    (rules / "linked.yaml").symlink_to(tmp_path / "secret.yaml")
    return folder


def watched(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-c", WATCHER, str(PROJECT), "check", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


CONFIGS = (
    "packs: [rules]\n",
    "packs: [../]\n",
    "packs: [/etc]\n",
    "packs: [/dev]\n",
    "plugins: [acme.py]\n",
    "extends: ../secret.yaml\n",
    "extends: package:acme\n",
    "extends: ./orglint.yaml\n",
    "packs: [acme.py]\nrules: {a: {message: '{unit.__class__}'}}\n",
)


@pytest.mark.parametrize("config", CONFIGS)
def test_no_configuration_runs_code_reads_outside_or_writes(config: str, repository: Path) -> None:
    (repository / "orglint.yaml").write_text(config, "utf-8")
    done = watched(repository, "company.yaml")
    assert (done.returncode, done.stdout) == (2, ""), done.stdout
    assert "orglint.yaml:" in done.stderr or "linked.yaml:1:" in done.stderr, done.stderr
    assert not any(word in done.stderr for word in ("DID ", "Traceback", "hunter2"))
    assert not (repository / "pwned").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_file_name_runs_code_or_speaks_to_the_terminal(repository: Path) -> None:
    (repository / "rules" / "linked.yaml").unlink()
    names = [
        "$(touch pwned).yaml",
        "-rf.yaml",
        "::error::x.yaml",
        "a\nb.yaml",
        "\x1b[2Jx.yaml",
        "%s{0}.yaml",
        "' OR 1.yaml",
    ]
    for name in names:
        (repository / "rules" / name).write_text('check: {kind: span, limit: 0}\nexamples: [{bad: "x"}]\n', "utf-8")
    (repository / "rules" / os.fsdecode(b"\xff\xfe.yaml")).write_text("x", "utf-8")
    (repository / "orglint.yaml").write_text("packs: [rules]\n", "utf-8")
    done = watched(repository, "company.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "\x1b" not in done.stderr and "\n::" not in f"\n{done.stderr}"
    assert all(line.startswith(("error: ", "  ")) for line in done.stderr.splitlines()), done.stderr
    assert done.stderr.count("is no name for a rule") >= len(names)
    assert not any(word in done.stderr for word in ("DID ", "Traceback")) and not (repository / "pwned").exists()


def test_the_watcher_sees_what_a_person_asked_for(repository: Path) -> None:
    """Without this the silence above would mean nothing."""
    named = watched(repository, "company.yaml", "--pack", "../secret.yaml")
    assert "DID read" in named.stderr
    run = watched(repository, "company.yaml", "--plugin", "acme.py")
    assert "DID os.system" in run.stderr and (repository / "pwned").exists()
