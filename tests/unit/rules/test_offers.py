"""Which installed packages offer a plugin, seen in their metadata alone."""

import sys
from pathlib import Path

import pytest

from orglint import Settings, check_text
from orglint.rules.offers import offers
from tests.plugin.build import REGIONS, SOUND


def installed(folder: Path, package: str, suffix: str, *plugins: str, group: str = "orglint.plugins") -> None:
    info = folder / f"{package}-1.2{suffix}"
    info.mkdir(parents=True)
    metadata = "METADATA" if suffix == ".dist-info" else "PKG-INFO"
    (info / metadata).write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", "utf-8")
    lines = "".join(f"{one} = {package}_module\n" for one in plugins)
    (info / "entry_points.txt").write_text(f"[{group}]\n{lines}", "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of installed packages; the working directory is another one."""
    (tmp_path / "here").mkdir()
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "here"), str(tmp_path / "site"), str(tmp_path / "missing")])
    return tmp_path / "site"


def told() -> list[tuple[str, str, str, str]]:
    return [(one.entry.name, one.entry.value, one.package, one.version) for one in offers()]


def test_packages_of_either_form_offer_plugins_sorted_by_name(site: Path) -> None:
    installed(site, "zeta", ".dist-info", "b", "d")
    installed(site, "acme", ".egg-info", "c", "a")
    installed(site, "other", ".dist-info", "x", group="console_scripts")
    assert told() == [
        ("a", "acme_module", "acme", "1.2"),
        ("b", "zeta_module", "zeta", "1.2"),
        ("c", "acme_module", "acme", "1.2"),
        ("d", "zeta_module", "zeta", "1.2"),
    ]


def test_an_old_form_alone_is_seen(site: Path) -> None:
    installed(site, "acme", ".egg-info", "a")
    assert told() == [("a", "acme_module", "acme", "1.2")]


def test_what_is_offered_is_run_where_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, "acme_offered", ".dist-info", "acme")
    (tmp_path / "acme_offered_module.py").write_text(SOUND, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for asked, names in ((True, ["acme"]), (False, [])):
        report = check_text(REGIONS, settings=Settings(installed=asked))
        assert [one.name for one in report.plugins if one.origin.startswith("acme")] == names
        assert [one.rule for one in report.findings if one.code == "ACM001"] == ["region-without-sales"] * len(names)


def test_what_lies_in_the_working_directory_is_not_looked_at(site: Path) -> None:
    installed(Path.cwd(), "evil", ".dist-info", "evil")
    assert offers() == ()
    (site / "broken.dist-info").mkdir()
    assert offers() == ()
