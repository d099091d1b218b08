"""What a run is told about suppressing findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from orglint.lean.values import field, frozen
from orglint.source.text import SourceText
from orglint.suppression.waiver import Waiver

if TYPE_CHECKING:
    from orglint.suppression.baseline import Baseline


@frozen
class Policy:
    """The configuration's part in suppressing.

    waivers: those of the configuration. protected: words for rules that nothing but the configuration may waive.
    use_waivers: False when no waiver and no comment counts. texts: the configuration files that the waivers stand in.
    baseline_file: where the configuration says that the baseline is. baseline: the one that is laid over the findings.
    """

    waivers: tuple[Waiver, ...] = ()
    protected: tuple[str, ...] = ()
    use_waivers: bool = True
    baseline_file: str = ""
    baseline: Baseline | None = None
    texts: Mapping[str, SourceText] = field(default_factory=dict)


NO_POLICY = Policy()
"""What holds without a configuration."""
