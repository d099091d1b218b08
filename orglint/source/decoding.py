"""Bytes to text: UTF-8 and nothing else; what is not is recognised, named and refused."""

from __future__ import annotations

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.lean.patterns import pattern
from orglint.lean.values import field, mutable
from orglint.source.text import SourceText

_MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (b"\xff\xfe\x00\x00", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
)
_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
_CONTROLS = bytes([*range(9), *range(11, 32), 0x7F])
_BEFORE_FORBIDDEN = {
    b"\xc2": (b"\xc2",),
    b"\xe2": (b"\xe2\x80\xa8", b"\xe2\x80\xa9"),
    b"\xef": (b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf"),
}
"""How the forbidden characters beyond ASCII begin in UTF-8, by their first byte; so do a few that are allowed."""
"""What no YAML text of ours holds: C0 but tab and line ends, DEL, C1 with NEL, the Unicode line ends that parsers
disagree on, a byte order mark inside, noncharacters, a carriage return of its own."""

MOST_FORBIDDEN = 20
"""Findings of this kind in one file before orglint stops counting them one by one."""


@mutable
class Decoded:
    """The text of a file, None when the file cannot be read as text, and what is wrong with its bytes.

    `lossy` stands in for the text when lines and columns of the violations are wanted.
    """

    text: SourceText | None
    lossy: SourceText
    violations: list[Violation] = field(default_factory=list)


def decode(file: str, data: bytes) -> Decoded:
    """Read `data` as UTF-8, with or without byte order mark.

    Characters that must not be in a YAML text are violations and read as spaces, so that nothing behind them is hidden.
    """
    encoding = _wide_encoding(data)
    if encoding is not None:
        return _refused(file, data, encoding)
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(file, body, error)
    decoded = Decoded(SourceText(file, text), SourceText(file, text))
    if _may_hold_forbidden(body):
        _refuse_characters(decoded, file, text)
    return decoded


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:400]
    if b"\x00" not in head or len(head) < 4:
        return None
    for name, unit, zeros in (("UTF-32LE", 4, (2, 3)), ("UTF-32BE", 4, (0, 1))):
        if all(_share_of_zeros(head[at::unit]) > 0.9 for at in zeros):
            return name
    low, high = _share_of_zeros(head[0::2]), _share_of_zeros(head[1::2])
    if min(low, high) > 0.02 or max(low, high) < 0.2:
        return None
    return "UTF-16LE" if high > low else "UTF-16BE"


def _share_of_zeros(data: bytes) -> float:
    return data.count(0) / len(data)


def _refused(file: str, data: bytes, encoding: str) -> Decoded:
    lossy = SourceText(file, data.decode(encoding.lower(), "replace"))
    return Decoded(None, lossy, [_wrong(file, 0, encoding)])


def _not_utf8(file: str, body: bytes, error: UnicodeDecodeError) -> Decoded:
    lossy = body.decode("utf-8", "replace")
    at = len(body[: error.start].decode("utf-8"))
    decoded = Decoded(None, SourceText(file, lossy))
    encoding = _chinese_encoding(body)
    if encoding is not None:
        decoded.violations.append(_wrong(file, at, encoding))
    else:
        byte = f"0x{body[error.start]:02X}"
        place = Place(file, at, at + 1)
        decoded.violations.append(Violation(rule="wrong-encoding", at=place, facts={"byte": byte}, variant="byte"))
    return decoded


def _wrong(file: str, at: int, encoding: str) -> Violation:
    new = file.rpartition(".")[0] + ".utf8.yaml" if "." in file else file + ".utf8"
    facts = {"encoding": encoding, "file": file, "new": new}
    return Violation(rule="wrong-encoding", at=Place(file, at, at + 1), facts=facts)


def _chinese_encoding(body: bytes) -> str | None:
    """GB18030 or Big5, whichever reads the bytes as more everyday Chinese; None when neither does."""
    best: tuple[float, str] | None = None
    for codec, name in (("gb18030", "GB18030"), ("big5", "BIG5")):
        try:
            text = body.decode(codec)
        except UnicodeDecodeError:
            continue
        wide = [sign for sign in text if ord(sign) > 0x7F]
        common = sum(1 for sign in wide if _is_common(sign, codec))
        share = common / len(wide) if wide else 0.0
        if share >= 0.6 and (best is None or share > best[0]):
            best = (share, name)
    return best[1] if best else None


def _is_common(sign: str, codec: str) -> bool:
    """Whether a character is one of the common ones of its encoding: GB 2312 level 1, Big5 level 1, or punctuation."""
    if codec == "gb18030":
        code = sign.encode("gb18030")
        return len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or 0xA1 <= code[0] <= 0xA3) and code[1] >= 0xA1
    code = sign.encode("big5")
    return len(code) == 2 and 0xA1 <= code[0] <= 0xC6


def _may_hold_forbidden(data: bytes) -> bool:
    """Whether a look through the characters can find anything; it costs fifteen times as much."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return True
    return any(begin in data for first, begins in _BEFORE_FORBIDDEN.items() if first in data for begin in begins)


def _refuse_characters(decoded: Decoded, file: str, text: str) -> None:
    found = [match.start() for match in _FORBIDDEN.finditer(text)]
    if not found:
        return
    for at in found[:MOST_FORBIDDEN]:
        code = f"U+{ord(text[at]):04X}"
        place = Place(file, at, at + 1)
        decoded.violations.append(Violation(rule="forbidden-character", at=place, facts={"code": code}))
    decoded.text = SourceText(file, _FORBIDDEN.sub(" ", text))
