"""The files of an organization, read by several processes before they are put together in order."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import Any

from orglint.findings.problem import CannotRun
from orglint.sharing import shared
from orglint.source.decoding import decode
from orglint.source.files import TooLarge, read_bytes
from orglint.syntax.comments import addressed
from orglint.syntax.limits import Limits
from orglint.syntax.regular import Irregular, is_within, values

WORTH_SHARING = 500_000
"""With fewer bytes the files are read sooner than further processes have begun."""
_PORTIONS = 8
"""So many portions for each process: the last one is not waited for long."""

Ahead = dict[str, tuple[bytes, dict[str, Any] | None]]
"""Path -> what the file holds, and its plain values where it is regular and they were looked for."""


def read_ahead(paths: Sequence[str], limits: Limits, processes: int) -> Ahead:
    """What files hold. One that cannot be read is left out: whoever reads it by itself tells why."""
    held = dict(_bytes(path, limits) for path in paths)
    there = {path: data for path, data in held.items() if data is not None}
    if sum(map(len, there.values())) < WORTH_SHARING:
        return {path: (data, None) for path, data in there.items()}
    files = list(there)
    size = -(-len(files) // (processes * _PORTIONS))
    portions = [files[at : at + size] for at in range(0, len(files), size)]

    def read(number: int) -> bytes:
        return marshal.dumps(
            [plain_values(there[path], limits) for path in portions[number]]
        )  # a quarter of pickle's time

    found = [one for some in shared(read, len(portions), processes) for one in marshal.loads(some)]
    return {path: (there[path], one) for path, one in zip(files, found, strict=True)}


def _bytes(path: str, limits: Limits) -> tuple[str, bytes | None]:
    try:
        return path, read_bytes(path, limits.size, path)
    except (TooLarge, CannotRun):
        return path, None


def plain_values(data: bytes, limits: Limits) -> dict[str, Any] | None:
    """The plain values of a file that is UTF-8, regular, within the limits and without comments that speak to us."""
    text = decode("", data).text
    if text is None or addressed(text.text) or not is_within(limits, text.text):
        return None
    try:
        return values(text.text)
    except Irregular:
        return None
