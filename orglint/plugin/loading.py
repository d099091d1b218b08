"""Plugins by name, by file, and by what is installed → what they add to a run."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from orglint.findings.place import Location
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.plugin.declaring import API_VERSION, DeclaredRule
from orglint.plugin.judging import error_line
from orglint.plugin.lines import line_of
from orglint.rules.offers import offers
from orglint.rules.plugin import Plugin
from orglint.rules.rule import Rule
from orglint.rules.time_limit import TimeIsUp, limited

Result = TypeVar("Result")

LOAD_SECONDS = 60.0
"""How long a plugin may take to load, with all that it imports."""


def load_plugins(named: Sequence[str] = (), *, installed: bool = False) -> tuple[Plugin, ...]:
    """The plugins that were named, files or modules, and with `installed` those of installed packages.

    This runs their Python. Raises CannotRun with everything that keeps any of them from loading.
    """
    plugins: list[Plugin] = []
    problems: list[Problem] = []
    for load in (*(_installed() if installed else ()), *map(_named, named)):
        try:
            plugins.append(load())
        except CannotRun as error:
            problems.extend(error.problems)
    if problems:
        raise CannotRun(problems)
    return tuple(dict.fromkeys(plugins))


def _installed() -> list[Callable[[], Plugin]]:
    return [
        partial(_load_module, offer.entry.value, offer.entry.name, offer.package, offer.version) for offer in offers()
    ]


def _named(word: str) -> Callable[[], Plugin]:
    if word.endswith(".py") or os.sep in word or "/" in word:
        path = os.path.abspath(word)
        return lambda: _load_file(path, word.replace(os.sep, "/"), _changed(path))
    return lambda: _load_module(word, word.rpartition(".")[2], word, None)


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


@cache
def _load_module(value: str, name: str, origin: str, version: str | None) -> Plugin:
    module = _run(origin, lambda: import_module(value), None if value == origin else _TURN_OFF)
    return _read(module, name, origin, version or getattr(module, "__version__", None))


@cache
def _load_file(path: str, shown: str, changed: int) -> Plugin:
    """A plugin of one file. changed: when the file was last written, so that a later version is read anew."""
    if not os.path.isfile(path):
        raise CannotRun([Problem(_NO_FILE.filled(path=shown))])
    module = ModuleType(f"orglint_plugin_{Path(path).stem}")
    module.__file__ = path
    _run(shown, lambda: _execute(module, path))
    return _read(module, Path(path).stem, shown, getattr(module, "__version__", None))


def _execute(module: ModuleType, path: str) -> None:
    sys.modules[module.__name__] = module  # dataclasses of the plugin look themselves up there
    exec(compile(Path(path).read_bytes(), path, "exec"), module.__dict__)


def _run(origin: str, load: Callable[[], Result], help: Text | None = None) -> Result:
    """What `load` gives; whatever it raises is one problem, at the line of the plugin where it happened."""
    try:
        with limited(LOAD_SECONDS), redirect_stdout(sys.stderr):
            return load()
    except TimeIsUp as error:
        told = _TOO_SLOW.filled(origin=origin, seconds=f"{LOAD_SECONDS:g}")
        raise CannotRun([Problem(told, _where(error), help)]) from None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        told = _BROKEN.filled(origin=origin, error=error_line(error))
        raise CannotRun([Problem(told, _where(error), help, traceback.format_exc())]) from error


def _where(error: BaseException) -> Location | None:
    """The last line of code of others that was being run, or that is no Python."""
    if isinstance(error, SyntaxError) and error.filename:
        return line_of(error.filename, error.lineno or 1)
    frames = [one for one in traceback.extract_tb(error.__traceback__) if _is_foreign(one.filename)]
    return line_of(frames[-1].filename, frames[-1].lineno or 1) if frames else None


def _is_foreign(file: str) -> bool:
    return not file.startswith(("<", str(Path(__file__).parents[1]))) and f"{os.sep}importlib{os.sep}" not in file


def _read(module: ModuleType, name: str, origin: str, version: object) -> Plugin:
    """What a module offers. Raises CannotRun when it is written for another version or declares something unsound."""
    told_version = version if isinstance(version, str) else None
    wanted = getattr(module, "ORGLINT_API", None)
    if wanted != API_VERSION:
        told = _NO_API if wanted is None else _OTHER_API
        raise CannotRun([Problem(told.filled(origin=origin, wanted=str(wanted), offered=API_VERSION))])
    from orglint.plugin.compiling import compile_rule  # needs pydantic

    rules: list[Rule] = []
    problems: list[Problem] = []
    declared = {id(one): one for one in vars(module).values() if isinstance(one, DeclaredRule)}
    for one in declared.values():
        rule, faults = compile_rule(one, name, origin, told_version)
        problems.extend(faults)
        rules.extend([rule] if rule else [])
    packs = _packs(module, origin, problems)
    if not declared and not packs and not problems:
        problems.append(Problem(_EMPTY.filled(origin=origin)))
    if problems:
        raise CannotRun(problems)
    return Plugin(name, origin, told_version, tuple(rules), packs)


def _packs(module: ModuleType, origin: str, problems: list[Problem]) -> tuple[Path, ...]:
    """The folders with rule files that a module names, relative to its own."""
    names = getattr(module, "ORGLINT_PACKS", ())
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        problems.append(Problem(_BAD_PACKS.filled(origin=origin)))
        return ()
    folder = Path(module.__file__ or "").parent
    return tuple(folder / name for name in names)


_NO_FILE = Text("there is no plugin file “{path}”", "没有插件文件“{path}”")
_BROKEN = Text("the plugin {origin} does not load: {error}", "插件 {origin} 无法加载：{error}")
_TOO_SLOW = Text(
    "the plugin {origin} does not load: it was not done after {seconds} seconds",
    "插件 {origin} 无法加载：{seconds} 秒内未能完成",
)
_TURN_OFF = Text("--no-plugins runs without installed plugins", "--no-plugins 可不加载已安装的插件")
_NO_API = Text(
    "{origin} does not say for which version of the plugin interface it is written: ORGLINT_API = {offered}",
    "{origin} 没有写明所用的插件接口版本：ORGLINT_API = {offered}",
)
_OTHER_API = Text(
    "{origin} is written for version {wanted} of the plugin interface; this orglint offers version {offered}",
    "{origin} 需要插件接口版本 {wanted}，本 orglint 提供的是版本 {offered}",
)
_EMPTY = Text(
    "{origin} offers nothing: no function under @rule, no ORGLINT_PACKS",
    "{origin} 未提供任何内容：没有 @rule 函数，也没有 ORGLINT_PACKS",
)
_BAD_PACKS = Text("ORGLINT_PACKS of {origin} is no list of folder names", "{origin} 的 ORGLINT_PACKS 不是文件夹名列表")
