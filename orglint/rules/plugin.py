"""What a third party adds to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglint.lean.values import frozen
from orglint.rules.rule import Rule

if TYPE_CHECKING:
    from pathlib import Path


@frozen(eq=False)
class Plugin:
    """Rules in Python and folders of rule files that an installed package, a module or a file offers.

    name: how it is called in a run. origin: the package, module or file that it comes from. version: of that package or
    module, where it says one.
    """

    name: str
    origin: str
    version: str | None
    rules: tuple[Rule, ...] = ()
    packs: tuple[Path, ...] = ()
