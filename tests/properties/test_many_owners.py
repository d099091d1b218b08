"""What a rule tells does not depend on how much there is of it."""

from orglint.pipeline import check_text
from orglint.settings import Settings


def test_each_of_many_owners_of_a_duty_is_told() -> None:
    units = "".join(f"  - {{id: u{one}, kind: market, parent: head, owns: [pricing]}}\n" for one in range(70))
    everything = Settings(select=("several-accountable-owners",))
    report = check_text("units:\n  - {id: head, kind: hq}\n" + units, settings=everything)
    told = {one.unit for one in report.findings if one.rule == "several-accountable-owners"}
    assert told == {f"u{one}" for one in range(1, 70)}
