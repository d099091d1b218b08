"""Which plugins a command uses, of those named and those installed."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.rules.offers import offers
from orglint.rules.plugin import Plugin


def chosen_plugins(plugins: Sequence[str], no_plugins: bool) -> tuple[Plugin, ...]:
    """The plugins that were asked for. Raises CannotRun when one does not load."""
    installed = use_installed(no_plugins)
    if not plugins and not installed:
        return ()
    from orglint.plugin.loading import load_plugins  # only where there is a plugin: the others do not pay for it

    return load_plugins(plugins, installed=installed)


def use_installed(no_plugins: bool) -> bool:
    """Whether plugins of installed packages take part: there are some and they were not turned off."""
    return not no_plugins and bool(offers())
