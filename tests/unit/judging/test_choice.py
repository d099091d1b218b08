"""Which rules speak, and in whose words."""

from dataclasses import replace

from orglint import Settings, check_text
from orglint.findings.place import Location, Position
from orglint.findings.text import Text, same
from orglint.judging.plain import plain
from orglint.rules.catalog import Adjustment
from orglint.rules.overrides import Override

TEXT = "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}\n"
RULE = "pricing-outside-market"
WORDS = Adjustment("info", {"strict": "T-MS"}, {"message": same("ask Anna about {duty}"), "help": same("call Bert")})
HERE = Location("orglint.yaml", Position(1, 1), Position(1, 2))
FOR_SALES = Override((), ("s",), {RULE: WORDS}, "/", HERE)


def message(settings: Settings) -> Text:
    (found,) = [one for one in check_text(TEXT, settings=settings).findings if one.rule == RULE]
    assert found.severity.value == "info"
    return found.message


def test_what_is_wrong_with_a_waiver_is_told_by_its_own_rule_or_not_at_all() -> None:
    text = TEXT + "waivers: [{rule: MKT016, unit: m, reason: x}]\n"
    for more in ((), ("unused-waiver",)):
        found = check_text(text, settings=Settings(select=("MKT016", *more))).findings
        assert {one.rule for one in found} == {RULE, *more}


def test_words_of_a_place_count_there_and_not_in_a_redacted_report() -> None:
    settings = Settings(overrides=(FOR_SALES,))
    assert message(settings).en == "ask Anna about price setting"
    hidden = message(replace(settings, redact=True))
    assert "Anna" not in hidden.en and "“unit-2” owns price setting" in hidden.en


def test_who_redacts_later_hears_no_words_of_a_configuration_either() -> None:
    settings = Settings(redact=True, adjust={RULE: WORDS}, overrides=(FOR_SALES,))
    now = plain(settings)
    assert not now.redact
    for one in (now.adjust[RULE], now.overrides[0].adjust[RULE]):
        assert (one.severity, one.options, one.words) == ("info", {"strict": "T-MS"}, {})
    assert plain(replace(settings, redact=False)) == replace(settings, redact=False)
    assert "“s” owns price setting" in message(now).en
