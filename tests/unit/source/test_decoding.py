import pytest

from orglint.source.decoding import decode

TEXT = "units:\n  - {id: m, name: 市场部, owns: [制定产品价格, 渠道规划]}\n"


def test_utf8_with_and_without_a_mark_reads_alike() -> None:
    for data in (TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.replace("\n", "\r\n").encode()):
        decoded = decode("f", data)
        assert decoded.text is not None and decoded.violations == []
        assert decoded.text.text.replace("\r", "") == TEXT


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-16", "UTF-16LE"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32LE"),
        ("utf-32-be", "UTF-32BE"),
        ("gb18030", "GB18030"),
    ],
)
def test_other_encodings_are_named_and_refused(codec: str, name: str) -> None:
    decoded = decode("old.yaml", TEXT.encode(codec))
    (violation,) = decoded.violations
    assert decoded.text is None
    assert (violation.rule, violation.facts["encoding"], violation.facts["new"]) == (
        "wrong-encoding",
        name,
        "old.utf8.yaml",
    )


def test_big5_is_named() -> None:
    (violation,) = decode("f", "name: 市場部與銷售部，負責制定產品價格\n".encode("big5")).violations
    assert violation.facts["encoding"] == "BIG5"


def test_a_stray_byte_is_shown_at_its_place() -> None:
    decoded = decode("f", b"a: 1\nb: \xff\n")
    (violation,) = decoded.violations
    assert (violation.variant, violation.facts["byte"]) == ("byte", "0xFF")
    position = decoded.lossy.position(violation.at.start)
    assert (position.line, position.column) == (2, 4)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff", "\r"])
def test_forbidden_characters_are_found_and_hide_nothing(sign: str) -> None:
    decoded = decode("f", f"a: x{sign}y\nb: 1\n".encode())
    (violation,) = decoded.violations
    assert (violation.rule, violation.at.start, violation.at.end) == ("forbidden-character", 4, 5)
    assert decoded.text is not None and decoded.text.text == "a: x y\nb: 1\n"
