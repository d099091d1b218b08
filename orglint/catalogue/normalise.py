"""One form for all the ways in which a name may be typed.

Source: the matching rules of the reading of the source text: NFKC, trim, fold case, traditional to simplified Chinese,
British and American spelling, and the frames around a duty (负责…工作, 负责…的管理, 主要负责, responsible for).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from orglint.lean.patterns import pattern

LONGEST = 400
"""Longer texts are prose and match no name; normalising them would only cost time."""

_SPELLINGS = (
    (
        pattern(
            r"(organ|real|optim|recogn|priorit|maxim|util|special|central|standard|analy)[sz](e|es|ed|ing|ation|ations|er)\b"
        ),
        r"\1z\2",
    ),
    (pattern(r"(cent)re(s?)\b"), r"\1er\2"),
    (pattern(r"(program)me(s?)\b"), r"\1\2"),
    (pattern(r"(behavi|lab|col|fav)our"), r"\1or"),
    (pattern(r"\bdept\b\.?"), "department"),
)
_SPELLED = pattern(r"[a-z][sz][eai]|centre|programme|our|dept")
"""What every one of the spellings holds, so that most texts are looked through once."""
_BETWEEN_SIGNS = pattern(r"(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])")
_SPACE = pattern(r"\s+")
_HYPHEN = pattern(r"(?<=[a-z])[-_](?=[a-z])")
_SAME = (("定单", "订单"), ("通路", "渠道"), ("制订", "制定"), ("拟订", "拟定"))
"""Two ways of writing one word, as the source text and real copies of it have them."""
_CHANGED_IN_GB2312 = frozenset("乾吒哩坏夥後徵拚捱摺於榘沈菸薹藉袷覆醣麴麽")
_FRAMES = (
    pattern(r"(?:主要负责|全面负责|负责|主管)(?P<inner>.+)"),
    pattern(r"(?:responsible for|accountable for|in charge of) (?:the )?(?P<inner>.+)"),
)
_TAILS = (
    pattern(r"(?P<inner>.+?)(?:的)?工作"),
    pattern(r"(?P<inner>.+)的管理"),
    pattern(r"(?P<inner>.+)管理工作"),
)


def normal(text: str) -> str:
    """The text in its one form. Applying it twice changes nothing more."""
    if len(text) > LONGEST:
        return text.strip()
    form = unicodedata.normalize("NFKC", text).strip().casefold()
    form = unicodedata.normalize("NFKC", form)
    if not form.isascii() and any(map(_is_sign, form)):
        form = _simplified(form)
        for written, meant in _SAME:
            form = form.replace(written, meant)
        form = _BETWEEN_SIGNS.sub("", form) if " " in form else form
    else:
        form = _SPACE.sub(" ", form)
    if "-" in form or "_" in form:
        form = _HYPHEN.sub(" ", form)
    if _SPELLED.search(form):
        for pattern, replacement in _SPELLINGS:
            form = pattern.sub(replacement, form)
    return form.strip(" 。.;；")


def _is_sign(one: str) -> bool:
    """Whether a character is a Chinese one. An expression that knows them takes two milliseconds to compile."""
    return one >= "\u3400" and (one <= "\u9fff" or "\uf900" <= one <= "\ufaff" or "\U00020000" <= one <= "\U0003ffff")


def forms(text: str) -> Iterator[str]:
    """The normal form of a text, then what is left of it when the frames around a duty are taken off."""
    form = normal(text)
    yield form
    inner = form
    for frame in _FRAMES:
        match = frame.fullmatch(inner)
        if match:
            inner = match.group("inner").strip()
            yield inner
            break
    for tail in _TAILS:
        match = tail.fullmatch(inner)
        if match:
            stem = match.group("inner")
            if "管理" in tail.pattern:
                yield stem + "管理"
            yield stem


def is_simplified(text: str) -> bool:
    """Whether the converter surely leaves a text as it is: it is all of GB 2312, and without the few characters of that
    standard that OpenCC's dictionaries (TSCharacters, TSPhrases) change."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _CHANGED_IN_GB2312.isdisjoint(text)


@cache
def _converter() -> object:
    from opencc import OpenCC  # imported only when a Chinese name is met: most of its cost is its dictionaries

    return OpenCC("t2s")


@cache
def _simplified(text: str) -> str:
    if is_simplified(text):
        return text
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted
