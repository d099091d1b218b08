"""A name written in both languages at once: 市场部 Marketing Department, Pricing (定价), 销售部/Sales."""

from __future__ import annotations

from orglint.lean.patterns import pattern

_HAN = "\u3400-\u9fff"
_HALVES = (
    pattern(rf"\s*(?P<zh>[{_HAN}、（）]*[{_HAN}])\s*[/／|·\-–—(（]?\s*(?P<en>[A-Za-z][A-Za-z&.,'’\- ]*?)\s*[)）]?\s*"),
    pattern(rf"\s*(?P<en>[A-Za-z][A-Za-z&.,'’\- ]*?)\s*[/／|·\-–—(（]?\s*(?P<zh>[{_HAN}][{_HAN}、]*)\s*[)）]?\s*"),
)


def halves(text: str) -> tuple[str, str] | None:
    """The Chinese and the English half of a text that is nothing but these two; None for any other."""
    for form in _HALVES:
        found = form.fullmatch(text)
        if found is not None:
            return found["zh"], found["en"].strip()
    return None
