"""A new rule that is whole but for what only its author knows: its words, and where its example breaks it."""

from __future__ import annotations

import re

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Language, Text
from orglint.rules.catalog import load_catalog
from orglint.rules.loading import NAME
from orglint.rules.rule import BUILT_IN

_PYTHON_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
DEFAULT_CODE = "OWN001"


def scaffold(name: str, language: Language, *, python: bool, path: str, use: str, code: str = DEFAULT_CODE) -> str:
    """The text of a new rule file, or of a plugin with one rule, with comments in the language of its author.

    path: where it will stand. use: the option by which `orglint check` uses it. code: of a rule in Python. Raises
    CannotRun for a name or a code that no rule may have or that is taken.
    """
    fits = _PYTHON_NAME if python else NAME
    if not fits.fullmatch(name):
        raise CannotRun([Problem((_BAD_PYTHON_NAME if python else _BAD_NAME).filled(name=name))])
    if python and not _CODE.fullmatch(code):
        raise CannotRun([Problem(_BAD_CODE.filled(code=code))])
    catalog = load_catalog()
    taken = catalog.find(name) or (catalog.find(code) if python else None)
    if taken is not None:
        raise CannotRun([Problem(_TAKEN.filled(name=taken.name, code=taken.code))])
    if python and code[:3] in {rule.code[:3] for rule in catalog.rules.values() if rule.origin == BUILT_IN}:
        raise CannotRun([Problem(_RESERVED.filled(letters=code[:3]))])
    text = (_PYTHON if python else _YAML).read(language)
    for mark, value in (("NAME", name), ("CODE", code), ("PATH", path), ("USE", use)):
        text = text.replace(f"<{mark}>", value)
    return text


_YAML = Text(
    """\
# <NAME>: a rule of your own.
# 1. Say under `check` what must hold. An editor completes this file by the schema of `orglint schema rule`.
# 2. orglint rules test <PATH>     says what to do next, until it passes.
# 3. orglint check company.yaml <USE>
summary: "TODO: state the flaw in one sentence."
why: "TODO: say why it matters to the company."
severity: warning                # error, warning or info
check:
  kind: belongs                  # these duties belong to these units
  duty: pricing
  to: market
examples:
- title: "TODO: say what the example shows."
  bad: |                         # the smallest definition that breaks the rule; its line is marked: # finding
    units:
      - {id: market, kind: market}
      - {id: sales, kind: sales, owns: [pricing]}
  good: |                        # the same, mended by the smallest edit
    units:
      - {id: market, kind: market, owns: [pricing]}
      - {id: sales, kind: sales}
""",
    """\
# <NAME>：自己的规则。
# 1. 在 check 中写明应当成立的要求。编辑器可按 orglint schema rule 输出的模式补全本文件。
# 2. orglint rules test <PATH>     会提示下一步，直至通过。
# 3. orglint check company.yaml <USE>
summary: "TODO：用一句话说明问题。"
why: "TODO：说明它对公司为何重要。"
severity: warning                # error、warning 或 info
check:
  kind: belongs                  # 某些职责归某些单位负责
  duty: 产品定价
  to: 市场部
examples:
- title: "TODO：说明示例内容。"
  bad: |                         # 违反规则的最小定义；应触发的行标记为：# finding
    units:
      - {id: market, name: 市场部}
      - {id: sales, name: 销售部, owns: [产品定价]}
  good: |                        # 经最小修改即合规的同一定义
    units:
      - {id: market, name: 市场部, owns: [产品定价]}
      - {id: sales, name: 销售部}
""",
)

_PYTHON = Text(
    '''\
"""<NAME>: a rule of your own.

1. Say in `check` what must hold: it is given each unit of `subjects`, one by one.
2. orglint rules test <PATH>     says what to do next, until it passes.
3. orglint check company.yaml <USE>
"""

from orglint.plugin import example, rule, violation

ORGLINT_API = 1


@rule(
    "<CODE>", "<NAME>", subjects="sales", severity="warning",
    summary="TODO: state the flaw in one sentence.",
    message="{unit} owns {duty}",
    help="TODO: say what to do.",
    examples=[example(
        title="TODO: say what the example shows.",
        # the smallest definition that breaks the rule; its line is marked: # finding
        bad="""
            units:
              - {id: market, kind: market}
              - {id: sales, kind: sales, owns: [pricing]}
        """,
        # the same, mended by the smallest edit
        good="""
            units:
              - {id: market, kind: market, owns: [pricing]}
              - {id: sales, kind: sales}
        """,
    )],
)
def check(sales):
    for owned in sales.owns:
        if owned.duty == "pricing":
            yield violation(owned)
''',
    '''\
"""<NAME>：自己的规则。

1. 在 check 中写明应当成立的要求：它会逐一收到 subjects 所指的单位。
2. orglint rules test <PATH>     会提示下一步，直至通过。
3. orglint check company.yaml <USE>
"""

from orglint.plugin import example, rule, violation

ORGLINT_API = 1


@rule(
    "<CODE>", "<NAME>", subjects="sales", severity="warning",
    summary="TODO：用一句话说明问题。",
    message="{unit}负责“{duty}”",
    help="TODO：说明改法。",
    examples=[example(
        title="TODO：说明示例内容。",
        # 违反规则的最小定义；应触发的行标记为：# finding
        bad="""
            units:
              - {id: market, name: 市场部}
              - {id: sales, name: 销售部, owns: [产品定价]}
        """,
        # 经最小修改即合规的同一定义
        good="""
            units:
              - {id: market, name: 市场部, owns: [产品定价]}
              - {id: sales, name: 销售部}
        """,
    )],
)
def check(sales):
    for owned in sales.owns:
        if owned.duty == "pricing":
            yield violation(owned)
''',
)

_BAD_NAME = Text(
    "“{name}” is no name for a rule: small letters, digits and hyphens, or Chinese characters",
    "“{name}”不能作规则名：用小写字母、数字和连字符，或汉字",
)
_BAD_PYTHON_NAME = Text(
    "“{name}” is no name for a rule in Python: small letters, digits and hyphens, like region-without-sales",
    "“{name}”不能作 Python 规则的名称：用小写字母、数字和连字符，如 region-without-sales",
)
_BAD_CODE = Text("“{code}” is no code: three letters and three digits, like ACM001", "“{code}”不是规则代码：应为三个大写字母加三位数字，如 ACM001")  # fmt: skip  # noqa: E501
_TAKEN = Text("orglint has a rule {name} ({code}) already: choose another name", "orglint 已有规则 {name}（{code}）：请另取名称")  # fmt: skip  # noqa: E501
_RESERVED = Text("codes that begin with {letters} are orglint's own: choose other letters", "{letters} 开头的代码由 orglint 自用：请换用其他字母")  # fmt: skip  # noqa: E501
