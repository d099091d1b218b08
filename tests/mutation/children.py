"""Work done in a child of this process, which starts with everything loaded and leaves nothing behind."""

from __future__ import annotations

import gc
import json
import os
import random
import resource
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

_MEMORY = 6 << 30
_PATIENCE = 300  # seconds by the clock, beside the limit of computing time; other work may run on the machine


class Children:
    """Forks a session that has collected its tests. caches: functions that must remember nothing of the parent."""

    def __init__(self, session: pytest.Session, caches: Sequence[Any]) -> None:
        self._factory: Any = session.config._tmp_path_factory  # type: ignore[attr-defined]
        self._caches = caches
        gc.collect()
        gc.freeze()

    def run(self, work: Callable[[], Any], seconds: float) -> Any:
        """What `work` gives, as JSON takes it; None when it computes for longer than `seconds` or dies."""
        folder = tempfile.mkdtemp(prefix="orglint-mutation-")
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._work(work, writing, folder, seconds)
        os.close(writing)
        try:
            return _read(reading, _PATIENCE + 20 * seconds)
        finally:
            os.close(reading)
            _end(child)
            shutil.rmtree(folder, ignore_errors=True)

    def _work(self, work: Callable[[], Any], writing: int, folder: str, seconds: float) -> None:
        try:
            os.setsid()
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nothing, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            os.environ["ORGLINT_CACHE_DIR"] = tempfile.tempdir = os.environ["TMPDIR"] = folder
            self._factory._basetemp = Path(folder, "pytest")
            self._factory._basetemp.mkdir()
            random.seed(0)
            for cache in self._caches:
                cache.cache_clear()
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                pipe.write(json.dumps(work()))
        finally:
            os._exit(0)


def _read(descriptor: int, seconds: float) -> Any:
    until, pieces = time.monotonic() + seconds, []
    while select.select([descriptor], [], [], max(0, until - time.monotonic()))[0]:
        piece = os.read(descriptor, 1 << 20)
        if not piece:
            break
        pieces.append(piece)
    else:
        return None
    return json.loads(b"".join(pieces)) if pieces else None


def _end(child: int) -> None:
    for group in (os.killpg, os.kill):
        try:
            group(child, signal.SIGKILL)
        except ProcessLookupError:
            continue
    os.waitpid(child, 0)
