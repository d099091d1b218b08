"""What can be wrong with the examples of a rule, in words that say what to do next."""

from __future__ import annotations

from orglint.findings.place import Location
from orglint.findings.text import Text
from orglint.lean.values import frozen


@frozen
class Fault:
    """One thing that is wrong with the examples of a rule.

    kind: a word for programs, a key of `FAULTS`. example: its number, from 1, or None where the whole rule is meant.
    location: the line of the example, in the file of the rule. excerpt: that line of the example. expected, found:
    what should stand there and what does, where the two can be compared. trace: of a check that crashed.
    """

    kind: str
    message: Text
    location: Location
    help: Text
    example: int | None = None
    excerpt: str = ""
    expected: str = ""
    found: str = ""
    trace: str = ""


FAULTS: dict[str, tuple[Text, Text]] = {
    "never-fires": (
        Text("no example makes this rule fire, so nobody has seen that it can", "没有示例能触发此规则，无从证明它有效"),
        Text(
            "write the smallest definition that breaks the rule under `bad`, and run this again",
            "在 bad 中写出违反该规则的最小定义，然后重新运行",
        ),
    ),
    "silent": (
        Text("example {example} marks no finding, and there is none",
             "示例 {example} 没有标记应发现的问题，也未发现问题"),
        Text("change it until the rule fires, and mark the line with `# finding`",
             "修改示例直至触发规则，并在该行末写 # finding"),
    ),
    "not-marked": (
        Text("example {example} marks no finding", "示例 {example} 没有标记应发现的问题"),
        Text("write `# finding` behind this line, where it fires, if that is right",
             "规则在这一行触发；若结果正确，请在行末写 # finding"),
    ),
    "missing": (
        Text("line {line} is marked `# finding`, and nothing is found there",
             "第 {line} 行标有 # finding，但未发现问题"),
        Text("change the check, or move the mark to where the rule fires (line: {found})",
             "修改检查，或把标记移到实际触发处（行：{found}）"),
    ),
    "unmarked": (
        Text("a finding at line {line} that is not marked: {found}", "第 {line} 行发现了未标记的问题：{found}"),
        Text("mark the line with `# finding` if it is right, else change the check or the example",
             "若结果正确，请在该行末写 # finding；否则修改检查或示例"),
    ),
    "no-message": (
        Text("no example says what a finding of this rule says", "没有示例写明此规则的消息"),
        Text("if this is what it should say, write beside `bad`: message: {found}",
             "若消息无误，请在 bad 旁写上 message: {found}"),
    ),
    "message": (
        Text("the message at line {line} is not the one of the example", "第 {line} 行的消息与示例所写不同"),
        Text("change the words of the rule, or the `message` of the example", "修改规则的文字，或示例的 message"),
    ),
    "messages": (
        Text("the example gives {expected} messages for {found} findings",
             "示例给出 {expected} 条消息，实际发现 {found} 个问题"),
        Text("give one message for each finding, in the order of the lines", "按行的次序，每个问题写一条消息"),
    ),
    "unfinished": (
        Text("these words of the rule are still to be written: {found}", "规则的这些文字尚待填写：{found}"),
        Text("write them in place of TODO", "请替换 TODO 处的文字"),
    ),
    "no-good": (
        Text("example {example} has no `good`", "示例 {example} 缺少 good"),
        Text("write under `good` the same definition, mended by the smallest edit: it shows where the rule stops",
             "在 good 中写出经最小修改即合规的同一定义，以显示规则的界限"),
    ),
    "not-silent": (
        Text("a finding in the good example, at line {line}: {found}", "合规示例的第 {line} 行发现了问题：{found}"),
        Text("mend the example, or change the check so that it stays silent here",
             "修改示例，或修改检查使其在此不触发"),
    ),
    "not-minimal": (
        Text("the good example differs from the bad one in {found} lines, where at most {expected} may",
             "合规示例与违规示例相差 {found} 行，最多应为 {expected} 行"),
        Text("keep everything alike but for the edit that mends it", "除改正之处外，其余保持一致"),
    ),
    "same": (
        Text("the good example is the bad one", "合规示例与违规示例相同"),
        Text("mend it by the smallest edit", "以最小修改使其合规"),
    ),
    "unreadable": (
        Text("line {line} of the {which} example cannot be understood: {found}",
             "{which}示例的第 {line} 行无法读懂：{found}"),
        Text("mend the definition: other faults than the rule's own hide what it does",
             "先改正定义：其他错误会掩盖规则的效果"),
    ),
    "failed": (
        Text("the rule could not do its work: {found}", "规则无法执行：{found}"),
        Text("mend the check, and run this again", "修改检查后重新运行"),
    ),
    "fix-keeps": (
        Text("“{title}” does not remove the finding at line {line}", "修复“{title}”未能消除第 {line} 行的问题"),
        Text("change the suggestion so that it mends what the finding tells", "修改该建议，使其解决所指出的问题"),
    ),
    "fix-breaks": (
        Text("“{title}” leaves a definition that is not understood: {found}", "应用“{title}”后定义无法读懂：{found}"),
        Text("write the new text as it must stand in YAML", "按 YAML 的写法给出新文本"),
    ),
    "fix-adds": (
        Text("“{title}” brings another finding: {found}", "应用“{title}”后又出现问题：{found}"),
        Text("change the suggestion so that nothing new is wrong after it", "修改该建议，使其不引出新问题"),
    ),
    "fix-overlaps": (
        Text("the changes of “{title}” overlap", "“{title}”的各处修改相互重叠"),
        Text("change each place once", "每处只修改一次"),
    ),
}  # fmt: skip
"""Kind of a fault -> what is wrong, and what to do about it."""

PARTS = {"bad": Text("bad", "违规"), "good": Text("good", "合规")}
"""The two halves of an example, as messages call them."""


def fault(kind: str, location: Location, **told: Text | str | int | None) -> Fault:
    """A fault of this kind. told: the values of its words, and the fields of a fault that go by their names."""
    message, help_ = FAULTS[kind]
    words = {name: value for name, value in told.items() if value is not None}
    example, excerpt = words.get("example"), words.get("excerpt", "")
    return Fault(
        kind=kind,
        message=message.filled(**words),
        location=location,
        help=help_.filled(**words),
        example=example if isinstance(example, int) else None,
        excerpt=str(excerpt),
        expected=str(words.get("expected", "")),
        found=str(words.get("found", "")),
        trace=str(words.get("trace", "")),
    )
