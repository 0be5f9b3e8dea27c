"""What is fetched is pinned and hashed; where from is the business of the machine."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT, name_of

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
FOLDERS = ("frontend", "bench/map")
"""What is built with packages of npm: the product, and the peers of its map."""


def packages(folder: str) -> dict[str, dict[str, Any]]:
    lock = (ROOT / folder / "package-lock.json").read_text("utf-8")
    found: dict[str, dict[str, Any]] = json.loads(lock)["packages"]
    return {name: one for name, one in found.items() if name}


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_no_lock_of_python_holds_an_address(lock: Path) -> None:
    words = lock.read_text("utf-8")

    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|@ file", words)


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_package_of_python_is_pinned_and_hashed(lock: Path) -> None:
    entries = re.split(r"\n(?=[\w.-]+(?:\[|==| ))", lock.read_text("utf-8").strip())

    assert len(entries) > 20
    assert [e.splitlines()[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []


def test_locks_agree_on_every_version() -> None:
    run, dev, bench = (
        set(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", lock.read_text("utf-8"), re.MULTILINE))
        for lock in (ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev", "bench"))
    )

    assert len(run) > 20
    assert run < dev < bench


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_lock_of_npm_holds_an_address(folder: str) -> None:
    assert [name for name, one in packages(folder).items() if "resolved" in one] == []
    assert "registry" not in (ROOT / folder / "package-lock.json").read_text("utf-8")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_package_of_npm_is_pinned_and_hashed(folder: str) -> None:
    assert [name for name, one in packages(folder).items() if not one.get("integrity")] == []
    asked = json.loads((ROOT / folder / "package.json").read_text("utf-8"))
    versions = [*asked["dependencies"].values(), *asked.get("devDependencies", {}).values()]
    assert versions
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_npm_is_told_to_leave_addresses_out(folder: str) -> None:
    settings = (ROOT / folder / ".npmrc").read_text("utf-8").splitlines()

    assert "omit-lockfile-registry-resolved=true" in settings
    assert not [line for line in settings if "//" in line]
