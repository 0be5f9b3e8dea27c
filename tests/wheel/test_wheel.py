"""What `pip install` gets: the whole product with its front end, and no need of Node."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

_ROOT: Final = Path(__file__).parents[2]
_PARTS: Final = ("src", "frontend", "tools", "pyproject.toml", "README.md", "LICENSE")
_MADE: Final = shutil.ignore_patterns("node_modules", "__pycache__", "static")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy that holds nothing built before."""
    copy = tmp_path_factory.mktemp("tree")
    for part in _PARTS:
        source = _ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=_MADE)
        else:
            shutil.copy(source, copy / part)
    build = ("build", "--wheel", "--no-build-isolation", "--offline", "--python", sys.executable)
    _run(str(_ROOT / ".tools" / "uv"), *build, "--out-dir", str(copy / "dist"), str(copy))
    [made] = (copy / "dist").glob("saiyai-*.whl")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, put into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    install = ("pip", "install", "--offline", "--no-deps", "--python", sys.executable)
    _run(str(_ROOT / ".tools" / "uv"), *install, "--target", str(folder), str(wheel))
    return folder


def test_it_holds_every_file_of_the_product(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())

    assert not set(_sources()) - held


def test_it_holds_the_built_front_end(wheel: Path) -> None:
    archive, static = ZipFile(wheel), "saiyai/web/static/saiyai/"
    manifest = json.loads(archive.read(f"{static}manifest.json"))

    assert manifest
    assert {f"{static}{entry['file']}" for entry in manifest.values()} <= set(archive.namelist())


def test_it_names_its_licence_and_its_command(wheel: Path) -> None:
    archive = ZipFile(wheel)
    [about] = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    said = Parser().parsestr(archive.read(about).decode())

    assert said["License-Expression"] == "AGPL-3.0-or-later"
    assert "saiyai" in archive.read(about.replace("METADATA", "entry_points.txt")).decode()


def test_installed_it_measures_without_node(installed: Path, tmp_path: Path) -> None:
    edges = tmp_path / "edges.csv"
    edges.write_text("source,target\na,b\nb,c\n", encoding="utf-8")

    said = _run(
        *(sys.executable, "-m", "saiyai", "measure", str(edges), "-m", "density"),
        *("--undirected",),
        alone=installed,
    )

    assert json.loads(said)["measures"]["density"]["value"] == pytest.approx(2 / 3)


def test_what_ran_was_the_wheel(installed: Path) -> None:
    said = _run(sys.executable, "-c", "import saiyai; print(saiyai.__file__)", alone=installed)

    assert Path(said.strip()).is_relative_to(installed)


def _sources() -> Iterator[str]:
    folder = _ROOT / "src"
    for path in (folder / "saiyai").rglob("*"):
        below = path.relative_to(folder)
        if path.is_file() and not {"__pycache__", "static"} & set(below.parts):
            yield below.as_posix()


def _run(*command: str, alone: Path | None = None) -> str:
    """What a command says. `alone`: see only this copy of Saiyai, and no Node."""
    env = dict(os.environ)
    if alone:
        env |= {"PYTHONPATH": str(alone), "PATH": str(alone)}
    done = subprocess.run(  # noqa: S603 our own commands
        command, env=env, capture_output=True, text=True, cwd="/", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
