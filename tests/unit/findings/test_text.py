"""Texts in two languages, and what is put into them."""

from orglint.findings.text import Text, joined, same


def test_a_text_is_read_in_a_language() -> None:
    text = Text("unit", "单位")
    assert (text.read("en"), text.read("zh")) == ("unit", "单位")


def test_each_language_takes_its_own_words_and_a_name_without_a_value_stays() -> None:
    template = Text("{what} “{name}” has {count} {other}", "{what}“{name}”有 {count} {other}")
    text = template.filled(what=Text("unit", "单位"), name="{count}", count=2)
    assert (text.en, text.zh) == ("unit “{count}” has 2 {other}", "单位“{count}”有 2 {other}")
    assert text.filled_from == (template, {"what": Text("unit", "单位"), "name": "{count}", "count": 2})


def test_texts_in_a_row_have_the_signs_of_the_language_between_them() -> None:
    row = joined([same("a"), Text("b", "乙"), same("c")])
    assert (row.en, row.zh) == ("a, b, c", "a、乙、c")
    assert joined([], " or ", "或").en == ""
    assert joined([same("a"), same("b")], " or ", "或").zh == "a或b"
