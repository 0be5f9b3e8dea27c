"""The map of the house is true: rooms, arrows, and where tests stand."""

import re

from verbs import JOURNEYS, PURE, WHEELS, WITH_DATABASE

from tests.house.tree import ROOT, SRC, code_words, project, rows_of

MAP = ROOT / "ARCHITECTURE.md"
PLACED_AND_EMPTY = {"cluster"}


def rooms_on_disk() -> set[str]:
    return {path.parent.name for path in SRC.glob("*/__init__.py")}


def rooms_on_the_map() -> list[str]:
    rows = list(rows_of(MAP, "The rooms"))[1:]
    return [code_words(row[0])[0] for row in rows]


def contract_layers() -> list[set[str]]:
    contract = project()["tool"]["importlinter"]["contracts"][0]
    return [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]


def test_every_room_is_on_the_map_and_no_other() -> None:
    assert sorted(rooms_on_the_map()) == sorted(rooms_on_disk())


def test_every_folder_of_the_product_is_a_room() -> None:
    """A folder without `__init__.py` would stand outside every contract."""
    folders = {path.relative_to(SRC).parts[0] for path in SRC.glob("*/**/*.py")}

    assert folders == rooms_on_disk()


def test_the_contract_names_every_room_and_those_that_wait_for_their_first_file() -> None:
    named = set().union(*contract_layers())

    assert named == rooms_on_disk() | PLACED_AND_EMPTY
    assert not PLACED_AND_EMPTY & rooms_on_disk()


def test_the_map_draws_the_arrows_of_the_contract() -> None:
    drawing = MAP.read_text("utf-8").split("```text\n")[1].split("```")[0]
    drawn = [set(re.findall(r"\w+", line)) for line in drawing.splitlines()]

    assert drawn == [layer - PLACED_AND_EMPTY for layer in contract_layers()]


def test_what_a_room_is_called_says_what_is_done_there() -> None:
    says_nothing = {"utils", "util", "common", "core", "helpers", "misc", "shared", "base"}

    assert not {path.stem for path in SRC.rglob("*") if path.suffix in {"", ".py"}} & says_nothing


def test_tests_stand_in_the_rooms_they_are_about() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if list(path.glob("**/test_*.py"))}

    assert folders <= rooms_on_disk() | {"bench", "house", "journeys", "wheel"}


def test_every_folder_of_tests_is_run_by_one_step() -> None:
    folders = {f"tests/{path.parts[-2]}" for path in (ROOT / "tests").glob("*/test_*.py")}

    assert sorted(folders) == sorted([*PURE, *WITH_DATABASE, JOURNEYS, WHEELS])
