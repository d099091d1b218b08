"""Words that a shell completes: names of rules, profiles, editions and packs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglint.cli.wording import language

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def rule(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """The rules whose names begin with a word, or whose codes do where it is in capitals."""
    from orglint.rules.catalog import load_catalog

    rules = load_catalog().rules.values()
    named = ((one.code if word[:1].isupper() else one.name, one.summary.read(language())) for one in rules)
    return _items(sorted(named), word)


def rules(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """The same for the last of several words with commas between them; packs, too."""
    from orglint.rules.catalog import BUILTIN_PACKS

    before, comma, last = word.rpartition(",")
    items = [*_items(((pack, "") for pack in BUILTIN_PACKS), last), *rule(context, parameter, last)]
    for item in items:
        item.value = before + comma + item.value
    return items


def profile(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """The profiles."""
    from orglint.rules.catalog import load_catalog

    return _items(((one.id, one.for_whom.read(language())) for one in load_catalog().profiles.values()), word)


def edition(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """The editions, the newest first."""
    from orglint.rules.editions import editions

    return _items(((one.id, one.summary.read(language())) for one in reversed(editions())), word)


def limit(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """The limits, each up to its value."""
    from orglint.syntax.limits import LIMIT_NAMES

    return _items(((f"{name}=", "") for name in LIMIT_NAMES), word)


def pack(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """The pack that a name stands for; else folders."""
    from click.shell_completion import CompletionItem

    named = _items([("expert", "")], word) if word else []
    return named or [CompletionItem(word, type="dir")]


def _items(words: Iterable[tuple[str, str]], begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word, help=help or None) for word, help in words if word.startswith(begun)]
