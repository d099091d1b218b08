"""One form for all the ways in which a name may be typed.

Source: the matching rules of the reading of the source text: NFKC, trim, fold case, traditional to simplified Chinese,
British and American spelling, and the frames around a duty (负责…工作, 负责…的管理, 主要负责, responsible for).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

LONGEST = 400
"""Longer texts are prose and match no name; normalising them would only cost time."""

_SPELLINGS = (
    (
        re.compile(
            r"(organ|real|optim|recogn|priorit|maxim|util|special|central|standard|analy)[sz](e|es|ed|ing|ation|ations|er)\b"
        ),
        r"\1z\2",
    ),
    (re.compile(r"(cent)re(s?)\b"), r"\1er\2"),
    (re.compile(r"(program)me(s?)\b"), r"\1\2"),
    (re.compile(r"(behavi|lab|col|fav)our"), r"\1or"),
    (re.compile(r"\bdept\b\.?"), "department"),
)
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FRAMES = (
    re.compile(r"(?:主要负责|全面负责|负责|主管)(?P<inner>.+)"),
    re.compile(r"(?:responsible for|accountable for|in charge of) (?:the )?(?P<inner>.+)"),
)
_TAILS = (
    re.compile(r"(?P<inner>.+?)(?:的)?工作"),
    re.compile(r"(?P<inner>.+)的管理"),
    re.compile(r"(?P<inner>.+)管理工作"),
)


def normal(text: str) -> str:
    """The text in its one form. Applying it twice changes nothing more."""
    if len(text) > LONGEST:
        return text.strip()
    form = unicodedata.normalize("NFKC", text).strip().casefold()
    form = unicodedata.normalize("NFKC", form)
    if _CJK.search(form):
        form = _simplified(form).replace("定单", "订单")
        form = re.sub(r"(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])", "", form)
    else:
        form = re.sub(r"\s+", " ", form)
    for pattern, replacement in _SPELLINGS:
        form = pattern.sub(replacement, form)
    return form.strip(" 。.;；")


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


@cache
def _converter() -> object:
    from opencc import OpenCC  # imported only when a Chinese name is met: most of its cost is its dictionaries

    return OpenCC("t2s")


@cache
def _simplified(text: str) -> str:
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted
