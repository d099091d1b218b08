"""One sentence in Python, for benchmarks/rules.py: pricing belongs to the market department."""

from orglint.plugin import example, rule, violation

ORGLINT_API = 1


@rule(
    "BEN001", "pricing-in-python", severity="warning", summary="Pricing belongs to the market department.",
    message="{unit} owns {duty}", help="Give it to the market department.",
    examples=[example(
        title="Sales sets the prices",
        bad="""
            units:
              - {id: market, kind: market}
              - {id: sales, kind: sales, owns: [pricing]}  # finding
        """,
        good="""
            units:
              - {id: market, kind: market, owns: [pricing]}
              - {id: sales, kind: sales}
        """,
    )],
)  # fmt: skip
def check(unit):
    """Each owner of pricing is a market department."""
    for owned in unit.owns:
        if owned.duty == "pricing" and "market" not in unit.kinds:
            yield violation(owned)
