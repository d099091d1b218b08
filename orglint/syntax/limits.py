"""How much of anything orglint reads before it says that it is too much.

The defaults let a definition of a million units through and stop what only an attack or an accident would hold.
"""

from __future__ import annotations

from orglint.lean.values import frozen


@frozen
class Limits:
    """Limits for one run.

    size: bytes of one file. depth: how deep lists and mappings may be nested. nodes: keys, values and lists of
    one file, those behind aliases counted once for each use. scalar: code points of one value. key: of one key.
    anchors: in one file. documents: in one file. files, includes: of one organization.
    """

    size: int = 512 * 1024 * 1024
    depth: int = 64
    nodes: int = 50_000_000
    scalar: int = 100_000
    key: int = 256
    anchors: int = 10_000
    documents: int = 10_000
    files: int = 20_000
    includes: int = 1_000


DEFAULT_LIMITS = Limits()
