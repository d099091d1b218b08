"""What a configuration says about suppressing findings → the policy of a run."""

from __future__ import annotations

import os
import re
from datetime import date

from orglint.config.merging import Merged, Said
from orglint.config.model import WaiverSettings
from orglint.config.reading import Layer
from orglint.findings.nearest import nearest
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.rules.catalog import RuleCatalog
from orglint.suppression.policy import Policy
from orglint.suppression.scope import rules_of
from orglint.suppression.waiver import Waiver


def policy_of(merged: Merged, catalog: RuleCatalog, problems: list[Problem]) -> Policy:
    """The waivers, the protected rules and the baseline of a configuration; `problems` gets what cannot be read."""
    waivers, texts = [], {}
    for said in merged.waivers:
        if said.layer is not None:
            texts[said.layer.source.file] = said.layer.source
            waivers.append(_waiver(said.layer, int(said.value), problems))
    protected = tuple(one.value for one in merged.lists.get("protected", ()) if _is_known(one, catalog, problems))
    file = _baseline(merged.single["baseline"], problems) if "baseline" in merged.single else ""
    return Policy(waivers=tuple(waivers), protected=protected, texts=texts, baseline_file=file)


def _baseline(said: Said, problems: list[Problem]) -> str:
    """The file of the baseline, relative to the working directory; it stays below what the configuration may reach."""
    if said.layer is None:
        return ""
    path = said.layer.folder / str(said.value)
    if path.resolve().is_relative_to(said.layer.root) and said.value.endswith((".yaml", ".yml")):
        return os.path.relpath(path)
    problems.append(Problem(_BAD_BASELINE.filled(path=said.value), said.location))
    return ""


def _waiver(layer: Layer, number: int, problems: list[Problem]) -> Waiver:
    said = layer.content.waivers[number]
    at = ("waivers", number)
    return Waiver(
        kind="config",
        rules=tuple(word for word in said.rule if word),
        at=layer.place(*at, "rule"),
        reason=(said.reason or "").strip(),
        unit=said.unit,
        below=said.below,
        duty=said.duty,
        path=said.path,
        base=str(layer.base),
        until=_day(said, layer, number, problems),
        approved_by=said.approved_by,
        max=said.max,
        places={name: layer.place(*at, name) for name in said.model_fields_set},
    )


def _day(said: WaiverSettings, layer: Layer, number: int, problems: list[Problem]) -> date | None:
    """The last day; a day that cannot be read must not make a waiver that holds for ever."""
    if said.until is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said.until):
            return date.fromisoformat(said.until)
    except ValueError:
        pass
    message = _NO_DAY.filled(word=said.until[:80])
    problems.append(Problem(message, layer.location("waivers", number, "until"), _DAY_FORM))
    return None


def _is_known(said: Said, catalog: RuleCatalog, problems: list[Problem]) -> bool:
    if rules_of(said.value, catalog):
        return True
    known = [*catalog.rules, *(rule.code for rule in catalog.rules.values())]
    close = nearest(said.value, known) if len(problems) < _MOST_HINTS else None
    hint = _NEAREST.filled(nearest=close) if close else None
    problems.append(Problem(_UNKNOWN_RULE.filled(word=said.value), said.location, hint))
    return False


_MOST_HINTS = 500
"""Faults beyond which nothing is suggested: so many are no slips."""
_BAD_BASELINE = Text(
    "“{path}” is no YAML file below the repository, so it cannot be the baseline",
    "“{path}”不是仓库内的 YAML 文件，不能作为基线",
)
_NO_DAY = Text("“{word}” is no day", "“{word}”不是日期")
_DAY_FORM = Text("write it as YYYY-MM-DD", "请写成 YYYY-MM-DD")
_UNKNOWN_RULE = Text("there is no rule “{word}”", "没有名为“{word}”的规则")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
