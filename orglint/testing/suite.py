"""What a person names (rule files, folders of packs, plugins) → the rules whose examples are to be run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import field, frozen, mutable
from orglint.plugin.judging import PluginCheck
from orglint.plugin.loading import load_plugins
from orglint.rules.builtin import shipped
from orglint.rules.catalog import BUILTIN_PACKS, RuleCatalog, load_catalog
from orglint.rules.loading import PACK_FILE, load_pack
from orglint.rules.plugin import Plugin
from orglint.rules.rule import Rule
from orglint.source.discovery import CONFIG_NAMES
from orglint.testing.examples import rule_faults
from orglint.testing.faults import Fault
from orglint.testing.places import ExamplePlace, of_declared_rule, of_rule_file

_YAML = (".yaml", ".yml")
_OTHERS = (PACK_FILE, *CONFIG_NAMES)
_RULE = re.compile(r"^(check|rules)\s*:", re.MULTILINE)
_DEEPEST = 8


@frozen
class Case:
    """A rule with the places of its examples."""

    rule: Rule
    places: tuple[ExamplePlace, ...]

    def faults(self, catalog: RuleCatalog) -> list[Fault]:
        """What is wrong with its examples."""
        return rule_faults(self.rule, self.places, catalog)


@frozen
class Suite:
    """The rules to be tested, in the order of the paths, among all rules of the run.

    passed_over: YAML files in folders without any rule file of which a folder below holds some, and plugins in folders.
    """

    cases: tuple[Case, ...]
    catalog: RuleCatalog
    passed_over: tuple[str, ...] = ()


def collect(paths: Sequence[str]) -> Suite:
    """The rules of rule files, folders and plugins. A plugin's Python runs only when its file or module is named.

    A folder with rule files is a pack; in any other folder the packs are looked for below it. Raises CannotRun with all
    that does not load, and for a path that holds no rule.
    """
    packs: dict[Path, None] = {}
    named: dict[str, None] = {}
    passed_over: list[str] = []
    for word in paths:
        path = Path(word)
        if is_module(word):
            named[word] = None
        elif path.is_dir():
            packs.update(dict.fromkeys(_packs(path, passed_over)))
        elif path.suffix.lower() in _YAML:
            packs[path] = None
        elif path.suffix == ".py":
            named[word] = None
        else:
            raise CannotRun([Problem(_NOTHING.filled(path=word))])
    plugins = load_plugins(tuple(named))
    theirs = [pack for pack in packs if not _is_ours(pack)]
    catalog = load_catalog(theirs, plugins)
    for pack in packs:
        if _is_ours(pack):
            rules = [Rule.from_data(data) for data in load_pack(pack, own=True)]
            catalog = RuleCatalog({**catalog.rules, **{rule.name: rule for rule in rules}}, catalog.profiles)
    files = [*packs, *(pack for plugin in plugins for pack in plugin.packs)]
    cases = [*_of_packs(files, catalog), *(case for plugin in plugins for case in _of_plugin(plugin))]
    return Suite(tuple(cases), catalog, tuple(dict.fromkeys(passed_over)))


def is_module(word: str) -> bool:
    """Whether a word names a module that can be imported, which a folder without `__init__.py` is not. Runs nothing."""
    top = word.partition(".")[0]
    if not all(part.isidentifier() for part in word.split(".")):
        return False
    found = find_spec(top)
    return found is not None and found.origin is not None


def _of_packs(packs: Sequence[Path], catalog: RuleCatalog) -> Iterator[Case]:
    for pack in packs:
        for file in _rule_files(pack) if pack.is_dir() else [pack]:
            for name, places in of_rule_file(file, Path(os.path.relpath(file)).as_posix()):
                yield Case(catalog.rules[name], places)


def _of_plugin(plugin: Plugin) -> Iterator[Case]:
    for rule in plugin.rules:
        if isinstance(rule.judge, PluginCheck):
            yield Case(rule, of_declared_rule(rule.judge.rule))


def _packs(folder: Path, passed_over: list[str], depth: int = 0) -> list[Path]:
    """The packs in a folder: itself, when a rule file lies in it, else those below."""
    files = _rule_files(folder)
    if any(_RULE.search(file.read_text("utf-8", "replace")) for file in files):
        passed_over.extend(file.as_posix() for file in _plugins(folder))
        return [folder]
    below = sorted(Path(one) for one in os.scandir(folder) if one.is_dir(follow_symlinks=False) and one.name[0] != ".")
    found = [pack for one in below if depth < _DEEPEST for pack in _packs(one, passed_over, depth + 1)]
    passed_over.extend(file.as_posix() for file in (*files, *_plugins(folder)))
    if not found and not depth:
        help_ = _NAME_THE_FILE if any(folder.glob("*.py")) else None
        raise CannotRun([Problem(_NO_RULES.filled(path=folder.as_posix()), None, help_)])
    return found


def _plugins(folder: Path) -> list[Path]:
    """The files in a folder that say they are plugins; nothing of them is run."""
    return [path for path in sorted(folder.glob("*.py")) if b"ORGLINT_API" in path.read_bytes()]


def _rule_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in _YAML and path.name not in _OTHERS and path.is_file()
    )


def _is_ours(pack: Path) -> bool:
    """Whether it is a pack of this orglint itself, or a file of one, which may use what only its own rules may."""
    folder = pack if pack.is_dir() else pack.parent
    return folder.name in BUILTIN_PACKS and folder.resolve() == shipped("rules", folder.name).resolve()


@mutable
class Result:
    """What the examples of a suite gave: each case with its faults."""

    suite: Suite
    faults: list[tuple[Case, list[Fault]]] = field(default_factory=list)

    @property
    def failed(self) -> list[tuple[Case, list[Fault]]]:
        """The rules with faults."""
        return [(case, faults) for case, faults in self.faults if faults]


def run(suite: Suite) -> Result:
    """Run every example."""
    return Result(suite, [(case, case.faults(suite.catalog)) for case in suite.cases])


_NOTHING = Text("there is no file, folder or module “{path}”", "没有文件、文件夹或模块“{path}”")
_NO_RULES = Text("no rule file in “{path}”, nor in a folder below it", "“{path}”及其下级文件夹中没有规则文件")
_NAME_THE_FILE = Text(
    "Python runs only when its file is named: give the path of the .py file",
    "只有写明文件时才会运行 Python：请给出 .py 文件的路径",
)
