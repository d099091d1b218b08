"""The types of fields, from annotations that are kept as text.

`typing.get_type_hints` takes a quarter of a millisecond for a class: it checks and compiles every annotation, also
those that many fields have in common.
"""

from __future__ import annotations

import builtins
import sys
from typing import Any

_KNOWN: dict[tuple[str, str], Any] = {}


def hints_of(cls: type[Any]) -> dict[str, Any]:
    """What `typing.get_type_hints(cls, include_extras=True)` gives, where no annotation stands in quotes of its own."""
    return {
        name: _meant(hint, base.__module__)
        for base in reversed(cls.__mro__[:-1])
        for name, hint in base.__annotations__.items()
    }


def _meant(hint: Any, module: str) -> Any:
    if not isinstance(hint, str):
        return hint
    key = (module, hint)
    if key not in _KNOWN:
        names = vars(sys.modules[module])
        # most are a name, which is found sooner than it is compiled
        _KNOWN[key] = names.get(hint) or vars(builtins).get(hint) or eval(hint, names)
    return _KNOWN[key]
