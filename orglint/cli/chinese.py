"""What click says, in Chinese. It asks gettext for its words, which has them from a file made of these."""

from __future__ import annotations

import gettext
import os
import struct
from pathlib import Path

from orglint.cli.wording import language

MESSAGES_FILE = "data/locale/zh/LC_MESSAGES/click.mo"
"""Where that file lies in the package; gettext prescribes the last three parts of the path."""

WORDS = {
    "(dynamic)": "（动态）",
    "Argument {name!r} takes {nargs} values.": "参数 {name!r} 需要 {nargs} 个值。",
    "Commands": "命令",
    "Could not open file {filename!r}: {message}": "无法打开文件 {filename!r}：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值无效：{message}",
    "Invalid value: {message}": "值无效：{message}",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "No such command {name!r}.": "没有命令 {name!r}。",
    "No such option {name!r}.": "没有选项 {name!r}。",
    "No such option: {name}": "没有选项 {name}",
    "Option {name!r} does not take a value.": "选项 {name!r} 不带值。",
    "Options": "选项",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示本说明并退出。",
    "Usage:": "用法：",
    "Value must be an iterable.": "需要多个值。",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "unknown error": "未知错误",
    "{name} {filename!r} does not exist.": "{filename!r} 不存在。",
    "{name} {filename!r} is a directory.": "{filename!r} 是文件夹。",
    "{name} {filename!r} is a file.": "{filename!r} 是文件。",
    "{name} {filename!r} is not executable.": "{filename!r} 不可执行。",
    "{name} {filename!r} is not readable.": "{filename!r} 不可读。",
    "{name} {filename!r} is not writable.": "{filename!r} 不可写。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是有效的数字。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 的范围内。",
}
"""Message of click, in any version from 8.2 on -> what it is in Chinese."""

PLURALS = {
    ("(Possible option: {possibilities})", "(Possible options: {possibilities})"): "（是否想写：{possibilities}）",
    (
        "Did you mean {possibility}?",
        "(Did you mean one of: {possibilities}?)",
    ): "是否想写 {possibilities}？",
    (
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
    ): "多出的参数：{args}",
    (
        "Option {name!r} requires an argument.",
        "Option {name!r} requires {nargs} arguments.",
    ): "选项 {name!r} 需要一个值。",
    (
        "Takes {nargs} values but 1 was given.",
        "Takes {nargs} values but {len} were given.",
    ): "需要 {nargs} 个值。",
    (
        "{len_type} values are required, but {len_value} was given.",
        "{len_type} values are required, but {len_value} were given.",
    ): "需要 {len_type} 个值，实有 {len_value} 个。",
    (
        "{value!r} does not match the format {format}.",
        "{value!r} does not match the formats {formats}.",
    ): "{value!r} 不符合格式 {formats}。",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."): "{value!r} 不在可选值之中：{choices}。",
}
"""The same of messages that are one for a single thing and another for several."""


def speak() -> None:
    """Let click say everything in the language of the person; in English it does by itself."""
    if language() == "zh":
        folder = Path(__file__).parents[1] / Path(MESSAGES_FILE).parents[2]
        gettext.bindtextdomain("click", str(folder))
        gettext.textdomain("click")
        os.environ["LANGUAGE"] = "zh"  # the only way to tell gettext: --lang may say another one than the locale


def messages_file() -> bytes:
    """All messages in the form that gettext reads.

    Source: the format of MO files in the manual of GNU gettext: a head, two tables of (length, offset), the texts.
    """
    head = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"
    told = {"": head, **WORDS, **{"\0".join(both): words for both, words in PLURALS.items()}}
    pairs = sorted((one.encode(), other.encode()) for one, other in told.items())
    at, tables, texts = 28 + 16 * len(pairs), b"", b""
    for column in (0, 1):
        for pair in pairs:
            tables += struct.pack("<II", len(pair[column]), at + len(texts))
            texts += pair[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0) + tables + texts
