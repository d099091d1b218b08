"""Letters of other scripts that look like Latin ones, and words that hold both so that nobody sees the difference.

Source: the single letters that `confusables.txt` of Unicode Technical Standard 39 maps to one letter of
ASCII, in the scripts of `SCRIPTS`; a capital that it maps to a small l is an I here.
"""

from __future__ import annotations

import unicodedata

from orglint.findings.text import Text
from orglint.lean.patterns import pattern
from orglint.lean.values import frozen

_PAIRS = {
    "GREEK": "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa γy ιi νv οo ρp σo υu ϒY ϜF ϱp ϲc ϳj ϹC ϺM ͿJ",
    "CYRILLIC": (
        "ЅS ІI ЈJ АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX Ьb аa гr еe оo рp сc уy хx ѕs іi јj ѡw ѴV ѵv ҮY үy һh ҽe ӀI ӏi "
        "ԁd ԌG ԛq ԜW ԝw"
    ),
    "ARMENIAN": "ՍU ՏS ՕO աw գq զq հh ոn ռn սu ցg քf օo",
    "CHEROKEE": (
        "ᎠD ᎡR ᎢT Ꭵi ᎩY ᎪA ᎫJ ᎬE ᎳW ᎷM ᎻH ᎽY ᏀG Ꮒh ᏃZ Ꮟb ᏒR ᏔW ᏕS ᏙV ᏚS ᏞL ᏟC ᏢP ᏦK Ꮷd ᏳG ᏴB ꭵi ꮁr ꮃw ꮓz ꮩv ꮪs ꮯc"
    ),
    "LISU": "ꓐB ꓑP ꓒd ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU",
    "COPTIC": "ⲅr ⲎH ⲒI ⲔK ⲘM ⲚN ⲞO ⲟo ⲢP ⲣp ⲤC ⲥc ⲦT ⲨY ⲬX ⳐL",
}
SCRIPTS = {
    "LATIN": Text("Latin", "拉丁"),
    "GREEK": Text("Greek", "希腊"),
    "CYRILLIC": Text("Cyrillic", "西里尔"),
    "ARMENIAN": Text("Armenian", "亚美尼亚"),
    "CHEROKEE": Text("Cherokee", "切罗基"),
    "LISU": Text("Lisu", "傈僳"),
    "COPTIC": Text("Coptic", "科普特"),
}
"""What a script is called; its key begins the names of its letters in Unicode."""

_LATIN = {pair[0]: pair[1] for pairs in _PAIRS.values() for pair in pairs.split()}
_OTHERS = {script: {pair[1]: pair[0] for pair in reversed(pairs.split())} for script, pairs in _PAIRS.items()}
_WORD = pattern(
    r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
    r"\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf]+"
)
"""Letters of these scripts in a row; signs of Chinese, digits and hyphens end a word."""
_IDENTICAL = frozenset("οϲϳν")
"""Small Greek letters that no one takes for a symbol."""


@frozen
class Misread:
    """A text that holds letters of another script than it seems to.

    meant: the text as it is read. changes: (offset, the letter that takes the place of the one there), in order.
    """

    text: str
    meant: str
    changes: tuple[tuple[int, str], ...]

    @property
    def letter(self) -> str:
        """The first letter that is another one than it seems."""
        return self.text[self.changes[0][0]]

    @property
    def facts(self) -> dict[str, Text | str]:
        """What a message says of it."""
        letter, twin = self.letter, self.changes[0][1]
        return {
            "text": self.text[:80],
            "letter": letter,
            "code": f"U+{ord(letter):04X}",
            "script": SCRIPTS[script_of(letter)],
            "twin": twin,
            "twin_code": f"U+{ord(twin):04X}",
            "twin_script": SCRIPTS[script_of(twin)],
        }


def script_of(letter: str) -> str:
    """The script of a letter, as a key of `SCRIPTS`; LATIN for all that are none of these."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in SCRIPTS else "LATIN"


def in_latin(text: str) -> Misread | None:
    """The text with every letter that looks like a Latin one as that; None where it holds none."""
    return _misread(text, [(at, _LATIN[sign]) for at, sign in enumerate(text) if sign in _LATIN])


def misread(text: str) -> Misread | None:
    """What is read where letters of two scripts stand in one word and all of one of them look like the other's.

    None for words in one script each (отдел HR, α-team, β测试), for a small Greek letter at the edge of a word (a
    symbol: TNFα), and where the scripts can be told apart (CRMсистема).
    """
    changes: list[tuple[int, str]] = []
    for word in _WORD.finditer(text):
        if not word.group().isascii():
            changes.extend((word.start() + at, twin) for at, twin in _in_word(word.group()))
    return _misread(text, changes)


def _misread(text: str, changes: list[tuple[int, str]]) -> Misread | None:
    if not changes:
        return None
    signs = list(text)
    for at, twin in changes:
        signs[at] = twin
    return Misread(text, "".join(signs), tuple(changes))


def _in_word(word: str) -> list[tuple[int, str]]:
    """The letters of a word that are to be of the other script: those of the script that has fewer, if they may be."""
    scripts = [script_of(sign) for sign in word]
    latin = [at for at, script in enumerate(scripts) if script == "LATIN"]
    others = [at for at, script in enumerate(scripts) if script != "LATIN"]
    if not latin or not others or _is_symbol(word, scripts, others):
        return []
    to_latin = [(at, _LATIN.get(word[at], "")) for at in others]
    to_other = [(at, _OTHERS[scripts[others[0]]].get(word[at], "")) for at in latin]
    if len({scripts[at] for at in others}) > 1 or (len(others) < 2 and scripts[others[0]] == "GREEK"):
        to_other = []
    ways = (to_other, to_latin) if len(others) > len(latin) else (to_latin, to_other)
    return next((way for way in ways if way and all(twin for _, twin in way)), [])


def _is_symbol(word: str, scripts: list[str], others: list[int]) -> bool:
    """Whether a small Greek letter at the edge of a Latin word stands for itself."""
    at = others[0]
    is_alone = len(others) == 1 and at in (0, len(word) - 1)
    return is_alone and scripts[at] == "GREEK" and word[at].islower() and word[at] not in _IDENTICAL
