"""What a configuration says about limits. It lies in what is checked, so it may lower them and never raise them."""

from __future__ import annotations

from orglint.config.merging import Merged
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.lean.values import replace
from orglint.syntax.limits import DEFAULT_LIMITS, Limits, limit_value


def limits_of(merged: Merged, problems: list[Problem]) -> Limits:
    """The limits of a run; `problems` gets each value that is none or is above the default."""
    values = {}
    for name, said in merged.limits.items():
        value, most = limit_value(name, said.value), getattr(DEFAULT_LIMITS, name)
        if isinstance(value, Text):
            problems.append(Problem(value, said.location))
        elif value > most:
            hint = _GIVE_IT.filled(name=name, word=said.value)
            problems.append(Problem(_RAISED.filled(name=name, most=most), said.location, hint))
        else:
            values[name] = value
    return replace(DEFAULT_LIMITS, **values)


_RAISED = Text(
    "a configuration cannot raise the limit “{name}” above {most}", "配置不能把上限“{name}”提高到 {most} 以上"
)
_GIVE_IT = Text(
    "leave it out here, and give --limit {name}={word} on the command line",
    "请从配置中删去，并在命令行使用 --limit {name}={word}",
)
