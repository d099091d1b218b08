"""A run in several processes: each checks some of the organizations, and what they found is put together in order.

One organization is the work of one process. See docs/performance.md.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from orglint.caching.store import Store
from orglint.findings.progress import Progress, Stage
from orglint.findings.report import Report
from orglint.judging.merging import is_separable
from orglint.judging.run import Run
from orglint.pipeline import check, check_each, together
from orglint.settings import Settings

_SHARES = 4
"""So many portions each process gets, one after the other: the last one is not waited for long."""


def check_in_processes(
    paths: Sequence[str], settings: Settings, jobs: int, progress: Progress, store: Store | None = None
) -> Report:
    """What `pipeline.check` gives for the same paths, worked out by up to `jobs` processes.

    One organization after the other where there is but one, or where the configuration lays waivers or overrides over
    all of them.
    Raises what `check` raises, for the first path that it is true of.
    """
    if jobs < 2 or len(paths) < 2 or not is_separable(settings):
        return check(paths, settings, progress, store)
    progress.begin(Stage.JUDGING, len(paths))
    size = max(1, -(-len(paths) // (jobs * _SHARES)))
    portions = [paths[at : at + size] for at in range(0, len(paths), size)]
    reports: list[Report] = []
    # as in one process, what an organization took is given back at the end: to do it piece by piece costs a third more
    with ProcessPoolExecutor(min(jobs, len(portions)), get_context("spawn"), initializer=gc.disable) as pool:
        found = pool.map(partial(_check, settings=settings, store=store), portions)
        for portion, some in zip(portions, found, strict=True):
            reports.extend(some)
            progress.done += len(portion)
    progress.begin(None)
    return together(reports, Run(settings))


def _check(paths: Sequence[str], settings: Settings, store: Store | None) -> list[Report]:
    return check_each(paths, settings, store=store)
