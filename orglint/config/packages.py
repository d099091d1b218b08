"""The configuration that an installed package brings, as data: the package is looked up, never imported."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def package_folder(name: str) -> Path | None:
    """The real folder of the installed package of this name, `-` and `.` read as `_`; None when there is none.

    Nothing of it is imported: the name has no dot, so no parent package has to be, and editable installs are found too.
    """
    try:
        spec = find_spec(re.sub(r"[-.]+", "_", name))
    except ValueError:  # a module that tells nothing of itself
        return None
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return Path(folders[0]).resolve() if folders else None
