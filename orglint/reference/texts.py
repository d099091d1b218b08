"""What stands on the reference pages around what comes from the code."""

from orglint.findings.text import Text

KINDS = Text("Check kinds", "检查种类")
KINDS_SAY = Text(
    """\
What a rule can say in YAML: `check: {kind: …}` with these parameters. Generated from the code. The shipped rules use
the same kinds; only checks in Python are a thing of [plugins](../writing-rules.md). Names of duties, kinds and items
may be ids, names or aliases of the catalogue, in either language. See [selectors](selectors.md) and, for `query`,
[tables](tables.md).""",
    """\
规则用 YAML 能表达的全部内容：`check: {kind: …}` 加以下参数。本页由代码生成。自带规则用的是同样的种类；只有 Python
检查属于[插件](../writing-rules.zh.md)。职责、类型、事项可写编号、名称或别名，中英文均可。另见
[选择器](selectors.zh.md)和 `query` 所用的[数据表](tables.zh.md)。""",
)
PARAMETERS = Text("| parameter | meaning | value | default |", "| 参数 | 含义 | 取值 | 默认 |")
NEEDED = Text("**required**", "**必填**")
FACTS = Text("In messages: {facts}.", "消息中可用：{facts}。")
OPTIONS = Text("Options besides the numbers and flags above: {options}.", "除上述数值和开关外的选项：{options}。")
SAYS = Text("Says without words of your own: {message}", "未写消息时的说法：{message}")
VARIANT = Text("- `{variant}`: {message}", "- `{variant}`：{message}")
USED = Text("Used by: {rules}", "使用它的规则：{rules}")
MORE = Text("and {number} more", "另有 {number} 条")
SELECTORS = Text("Selectors", "选择器")
SELECTORS_SAY = Text(
    """\
Which units a rule speaks of. The name of a kind alone is a selector (`sales`), so is a list of names (`[sales,
market]`: one of them) or of selectors. In a selector everything that is written must hold.""",
    """\
规则说的是哪些单位。单写一个类型名就是选择器（`sales`），名称列表（`[sales, market]`，其一即可）或选择器列表也是。
一个选择器里写的各项须同时成立。""",
)
FIELDS = Text("| field | holds when | value |", "| 字段 | 成立条件 | 取值 |")
SELECTORS_SHOW = Text(
    """\
```yaml
sales                                         # every sales department
{kind: market, at: branch}                    # the market departments of branches
{kind: sales, not: {within: region}}          # sales departments outside of regions
{under: {id: hq}, level: {at_least: 3}}       # what reports to hq, from the third level on
{any: [{tag: pilot}, {name: "*Leeds*"}]}      # tagged, or with Leeds in its name
```
""",
    """\
```yaml
sales                                         # 所有销售部
{kind: market, at: branch}                    # 分公司的市场部
{kind: sales, not: {within: region}}          # 不在大区内的销售部
{under: {id: hq}, level: {at_least: 3}}       # hq 之下第三级起的单位
{any: [{tag: pilot}, {name: "*Leeds*"}]}      # 带该标签，或名称含 Leeds
```
""",
)
CLASSES = Text(
    "Structure classes: {names}. `T-MS` has market departments and no marketing department, `T-G` marketing and no "
    "market, `T-GM` both, `T-S` sales alone, `T-0` none of the three.",
    "结构类别：{names}。`T-MS` 有市场部而无营销部，`T-G` 有营销部而无市场部，`T-GM` 两者都有，"
    "`T-S` 只有销售部，`T-0` 三者皆无。",
)
TABLES = Text("Tables of queries", "查询的数据表")
TABLES_SAY = Text(
    """\
What `kind: query` reads: one organization as tables of SQLite. Names and columns stay; columns are only ever added.
Units are named by id everywhere.""",
    """\
`kind: query` 读取的内容：把一个组织表示为 SQLite 数据表。表名和列名不会改变，只会增加列。各处的单位均用编号表示。""",
)
COLUMNS = Text("| column | type | meaning |", "| 列 | 类型 | 含义 |")
LIMITS = Text(
    """\
## What a query may do

One `SELECT` (also `WITH`, also recursive). One of its columns says where a violation stands: {entities}; the others
are at hand in the message as `{column}`. Rows that are alike count once.

Functions: {functions}. Nothing else: no files, no other databases, no clock, no random numbers, no writing.

| limit | |
|---|---|
| steps of SQLite's machine, one query | {steps} |
| all queries on one organization | {all} |
| rows | {rows} |
| length of the query in bytes | {statement} |
| characters of a value in a table | {text} |
| memory | {memory} MiB |

A query that is over a limit is stopped; the run says so and ends with status 2.
""",
    """\
## 查询能做什么

一条 `SELECT`（可用 `WITH`，可递归）。其中一列指明违规位置：{entities}；其余各列可在消息中以 `{column}` 引用。
相同的行只算一次。

函数：{functions}。此外一概不行：不能读写文件、连接其他数据库、读取时间、生成随机数。

| 限额 | |
|---|---|
| 单个查询的 SQLite 步数 | {steps} |
| 一个组织的全部查询 | {all} |
| 行数 | {rows} |
| 查询长度（字节） | {statement} |
| 表中一个值的字符数 | {text} |
| 内存 | {memory} MiB |

超出限额的查询会被中止，运行会说明，并以状态 2 结束。
""",
)
