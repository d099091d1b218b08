"""`orglint baseline`: accept what is found today, see what is accepted, take out what is mended."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

import click

from orglint.cli.asked import language_for, settings_for
from orglint.cli.baselines import refuse_inside, with_baseline
from orglint.cli.exits import CLEAN
from orglint.cli.options.shared import about_organizations, baseline_option, redact_option
from orglint.cli.output import write_stdout
from orglint.cli.redaction import redacting
from orglint.cli.replacing import replace_file
from orglint.cli.wording import words
from orglint.config.discovery import find_config
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Language, Text
from orglint.pipeline import Examined, examine
from orglint.reporters.baseline import json_baseline, text_baseline
from orglint.reporters.escape import visible
from orglint.settings import Settings
from orglint.source.discovery import BASELINE_NAME
from orglint.source.files import STDIN, read_bytes
from orglint.suppression.accepting import accept_all, left_out, prune
from orglint.suppression.baseline import Accepted, Baseline
from orglint.suppression.baseline_file import baseline_text, read_baseline
from orglint.syntax.limits import BASELINE_LIMITS


@click.group(
    "baseline",
    help=words(
        "Accept the findings of today, so that only new ones count, and take out what is mended.",
        "接受现有问题，此后只计新问题；并移出已改正的条目。",
    ),
)
def command() -> None:
    """The commands about a baseline."""


@command.command(
    "write",
    help=words(
        "Write a baseline with every finding of PATH that no waiver covers.", "把 PATH 中未被豁免的全部问题写入基线。"
    ),
)
@about_organizations
@baseline_option
def write(paths: tuple[str, ...], baseline: str | None, lang: Language | None, **given: Any) -> int:
    """Organizations of the file that are not looked at keep their entries, all entries keep their notes."""
    settings = settings_for(paths, **given)
    file = _file(paths, baseline, settings, given)
    data, old = (_bytes(file), read_baseline(file)) if os.path.lexists(file) else (None, None)
    done = _examined(paths, settings)
    accepted = accept_all(done.cases, done.bounds, os.path.dirname(os.path.realpath(file)), old)
    replace_file(file, baseline_text(accepted), data)
    said = [_WRITTEN.filled(file=file, findings=_total(accepted), **_difference(accepted, old))]
    protected, others = left_out(done.report.active, done.bounds)
    said += [_PROTECTED.filled(number=protected)] if protected else []
    said += [_OTHERS.filled(number=others)] if others else []
    is_used = file == (baseline or settings.suppression.baseline_file)
    said += [] if is_used else [_NAME_IT.filled(name=os.path.basename(file))]
    _say(said, language_for(settings, lang))
    return CLEAN


@command.command(
    "prune",
    help=words("Take out of the baseline what is not found in PATH any more.", "从基线中移出 PATH 中已不存在的问题。"),
)
@about_organizations
@baseline_option
def prune_command(paths: tuple[str, ...], baseline: str | None, lang: Language | None, **given: Any) -> int:
    """What the run cannot judge stays: rules that do not run, organizations that are not looked at."""
    settings, file = _with_baseline(paths, baseline, given)
    data = _bytes(file)
    done = _examined(paths, settings)
    read, use = settings.suppression.baseline, done.report.baseline
    assert read is not None and use is not None
    kept = prune(read, use, done.cases)
    said = _NOTHING.filled(file=file, findings=_total(kept))
    if _identities(kept) != _identities(read.accepted):
        replace_file(file, baseline_text(kept), data)
        said = _PRUNED.filled(file=file, findings=_total(kept), gone=use.accepted - _total(kept))
    unjudged = sum(1 for one in use.entries if one.status == "not-checked")
    more = [_UNJUDGED.filled(number=unjudged)] if unjudged else []
    _say([said, *more], language_for(settings, lang))
    return CLEAN


@command.command(
    "show",
    help=words(
        "List what the baseline accepts, and what of it is in PATH.", "列出基线接受的问题及其在 PATH 中的现状。"
    ),
)
@about_organizations
@baseline_option
@click.option(
    "--format",
    "name",
    type=click.Choice(["text", "json"]),
    default="text",
    help=words("How to print.", "输出格式。"),
)
@redact_option
def show(
    paths: tuple[str, ...], baseline: str | None, name: str, lang: Language | None, redact: bool, **given: Any
) -> int:
    """The status is 0 whatever it holds, for `check` judges."""
    settings = redacting(_with_baseline(paths, baseline, given)[0], redact)
    use = examine(paths, settings).report.baseline
    assert use is not None
    write_stdout(json_baseline(use) if name == "json" else text_baseline(use, language_for(settings, lang)))
    return CLEAN


def _examined(paths: Sequence[str], settings: Settings) -> Examined:
    """Everything that is found. Raises CannotRun where it would not be all there is."""
    done = examine(paths, settings)
    if done.report.failures:
        raise CannotRun(done.report.failures)
    unread = [case.name for case in done.cases if not case.org.whole]
    if unread:
        raise CannotRun([Problem(_NOT_WHOLE.filled(path=path)) for path in unread])
    return done


def _with_baseline(paths: tuple[str, ...], baseline: str | None, given: dict[str, Any]) -> tuple[Settings, str]:
    settings = settings_for(paths, **given)
    file = _file(paths, baseline, settings, given)
    return with_baseline(settings, paths, file), file


def _file(paths: Sequence[str], baseline: str | None, settings: Settings, given: dict[str, Any]) -> str:
    """The file that is meant: the one given, the configuration's, else one of the usual name beside the configuration,
    or beside the definition where there is none."""
    if STDIN in paths:
        raise CannotRun([Problem(_NO_STDIN)])
    file = baseline or settings.suppression.baseline_file
    if not file:
        found = find_config(paths[0], given.get("config_file"), bool(given.get("isolated")))
        beside = paths[0] if os.path.isdir(paths[0]) else os.path.dirname(paths[0])
        folder = os.path.relpath(found.path.parent) if found is not None else beside
        file = os.path.normpath(os.path.join(folder, BASELINE_NAME))
    refuse_inside(file, paths)
    return file


def _bytes(file: str) -> bytes:
    return read_bytes(file, BASELINE_LIMITS.size)


def _total(accepted: Sequence[Accepted]) -> int:
    return sum(one.count for one in accepted)


def _difference(accepted: Sequence[Accepted], old: Baseline | None) -> dict[str, int]:
    before = _identities(old.accepted) if old else {}
    now = _identities(accepted)
    new = sum(max(0, count - before.get(key, 0)) for key, count in now.items())
    gone = sum(max(0, count - now.get(key, 0)) for key, count in before.items())
    return {"new": new, "gone": gone}


def _identities(accepted: Sequence[Accepted]) -> dict[tuple[object, ...], int]:
    counts: dict[tuple[object, ...], int] = {}
    for one in accepted:
        key = (one.organization, *one.order)
        counts[key] = counts.get(key, 0) + one.count
    return counts


def _say(texts: Iterable[Text], read: Language) -> None:
    write_stdout(visible(text.read(read)) + "\n" for text in texts)


_WRITTEN = Text(
    "{file}: {findings} accepted ({new} more than before, {gone} fewer)",
    "{file}：接受 {findings} 处问题（新增 {new} 处，减少 {gone} 处）",
)
_PROTECTED = Text(
    "not accepted: {number} of protected rules, which only the configuration can waive",
    "未列入：{number} 处受保护规则的问题，只能在配置中豁免",
)
_OTHERS = Text(
    "not accepted: {number} that tell that the definition or a waiver is not in order; mend them",
    "未列入：{number} 处，说明定义或豁免本身有误，请改正",
)
_NAME_IT = Text(
    "write `baseline: {name}` into the configuration, or give --baseline, for `orglint check` to use it",
    "在配置中写“baseline: {name}”，或使用 --baseline，orglint check 才会采用",
)
_NOTHING = Text("{file}: nothing to take out, {findings} accepted", "{file}：无需移出，接受 {findings} 处问题")
_PRUNED = Text("{file}: {gone} taken out, {findings} accepted", "{file}：移出 {gone} 处，尚接受 {findings} 处问题")
_UNJUDGED = Text(
    "entries that were not judged: {number}; their rules or organizations were not part of this run",
    "未判断：{number} 条，其规则或组织不在本次检查范围内",
)
_NOT_WHOLE = Text(
    "“{path}” could not be read as a whole, so not everything is known: see `orglint check`",
    "“{path}”未能完整读取，问题尚不齐全：请先运行 orglint check",
)
_NO_STDIN = Text("a baseline needs the path of a file or folder", "基线需要文件或文件夹的路径")
