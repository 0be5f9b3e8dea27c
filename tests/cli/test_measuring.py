"""`saiyai measure`: the numbers of a file as JSON, without a record or a database."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from saiyai.engine.catalogue import MEASURES
from tests.cli.conftest import Run
from tests.processes import environment

pytestmark = pytest.mark.either

NETWORKS = Path(__file__).parents[1] / "datasets" / "networks"
KARATE = NETWORKS / "karate_edges.csv"


@pytest.fixture
def marriages(tmp_path: Path) -> Path:
    """The Florentine marriages as a list of families by name."""
    with (NETWORKS / "flo_marriage_nodes.csv").open(encoding="utf-8") as file:
        names = {row["id"]: row["name"] for row in csv.DictReader(file)}
    with (NETWORKS / "flo_marriage_edges.csv").open(encoding="utf-8") as file:
        rows = [f"{names[row['source']]},{names[row['target']]}" for row in csv.DictReader(file)]
    path = tmp_path / "marriages.csv"
    path.write_text("\n".join(["source,target", *rows]), "utf-8")
    return path


def test_the_karate_club_has_the_numbers_of_the_literature(run: Run) -> None:
    wanted = ("-m", "density", "-m", "transitivity", "-m", "betweenness")
    said = run("measure", KARATE, *wanted)
    found = said.json

    assert said.code == 0
    assert list(found) == ["network", "measures"]
    assert found["network"] == {"nodes": 34, "ties": 78, "directed": False}
    assert list(found["measures"]) == ["density", "transitivity", "betweenness"]
    assert found["measures"]["density"] == {"value": pytest.approx(0.139037, abs=1e-6)}
    assert found["measures"]["transitivity"] == {"value": pytest.approx(0.255682, abs=1e-6)}
    betweenness = found["measures"]["betweenness"]
    assert list(betweenness) == ["nodes"]
    assert betweenness["nodes"]["1"] == pytest.approx(0.437635, abs=1e-6)
    assert len(betweenness["nodes"]) == 34


def test_families_are_called_by_their_names(run: Run, marriages: Path) -> None:
    found = run("measure", marriages, "-m", "articulation_points").json

    assert found["measures"]["articulation_points"] == {
        "value": 4,
        "nodes": {"Albizzi": 1, "Guadagni": 1, "Medici": 1, "Salviati": 1},
    }


def test_without_any_named_all_are_measured(run: Run) -> None:
    found = run("measure", KARATE, "--directed").json["measures"]

    assert list(found) == list(MEASURES)
    assert set(found["dyad_census"]) == {"parts"}
    assert set(found["dyad_census"]["parts"]) == {"mutual", "asymmetric", "null"}
    assert found["strength"] == {"why": "no_weights", "says": "The ties have no weights"}


@pytest.mark.usefixtures("thai")
def test_a_reason_is_told_in_the_language_of_the_terminal(run: Run) -> None:
    found = run("measure", KARATE, "-m", "reciprocity").json["measures"]

    assert found["reciprocity"] == {
        "why": "undirected",
        "says": "ถามถึงทิศทาง แต่สายสัมพันธ์ไม่มีทิศทาง",
    }


def test_nodes_without_a_tie_come_from_a_file_of_their_own(run: Run, tmp_path: Path) -> None:
    nodes = NETWORKS / "flo_marriage_nodes.csv"
    edges = NETWORKS / "flo_marriage_edges.csv"
    found = run("measure", edges, "--nodes", nodes, "-m", "isolates", "-m", "degree").json

    assert found["network"]["nodes"] == 16
    assert found["measures"]["isolates"] == {"value": 1, "nodes": {"12": 1}}
    assert found["measures"]["degree"]["nodes"]["12"] == 0


def test_the_caller_overrules_what_a_file_says_of_direction(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pointing.csv"
    path.write_text("source,target,type\na,b,directed\nb,c,directed\n")

    assert run("measure", path, "-m", "density").json["network"]["directed"] is True
    assert run("measure", path, "-m", "density", "--undirected").json["network"] == {
        "nodes": 3,
        "ties": 2,
        "directed": False,
    }
    assert run("measure", KARATE, "--directed", "--undirected").code == 2


def test_a_column_of_weights_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "weighted.csv"
    path.write_text("source,target,hours\na,b,2\nb,c,0.5\n")
    found = run("measure", path, "--weight", "hours", "-m", "strength").json
    missing = run("measure", path, "--weight", "days", "-m", "strength")

    assert found["measures"]["strength"]["nodes"] == {"a": 2.0, "b": 2.5, "c": 0.5}
    assert missing.code == 2
    assert "days" in missing.err


def test_what_of_a_file_could_not_be_read_is_told_beside_the_numbers(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text("source,target\na,b\n,c\nb,\nc,a\n")
    said = run("measure", path, "-m", "density")

    assert said.json["network"] == {"nodes": 3, "ties": 2, "directed": False}
    assert said.code == 0
    assert "2" in said.err


def test_a_file_of_json_holds_everything(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "found.json"
    said = run("measure", KARATE, "-m", "density", "-m", "degree", "-o", out)

    assert said.out == ""
    assert str(out) in said.err
    assert (
        json.loads(out.read_text("utf-8"))
        == run("measure", KARATE, "-m", "density", "-m", "degree").json
    )


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_holds_the_nodes_and_the_rest_is_printed(
    run: Run, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"found.{form}"
    wanted = ("-m", "density", "-m", "degree", "-m", "articulation_points", "-m", "clustering")
    said = run("measure", KARATE, *wanted, "-o", out)
    read = pl.read_csv if form == "csv" else pl.read_parquet
    table = {str(row["id"]): row for row in read(out).to_dicts()}

    assert said.json["measures"] == {
        "density": {"value": pytest.approx(0.139037, abs=1e-6)},
        "articulation_points": {"value": 1},
    }
    assert (table["1"]["degree"], table["1"]["articulation_points"]) == (16, 1)
    assert (table["12"]["clustering"], table["12"]["clustering_why"]) == (
        *(None, "too_few_neighbours"),
    )


@pytest.mark.parametrize(
    ("file", "english", "next_step"),
    [
        ("nofile.csv", "There is no file", "Check its name and folder"),
        (".", "does not open", "This is a folder. Choose a file in it."),
        ("/proc/self/mem", "does not open", "Input/output error"),
        ("broken.parquet", "does not open", "damaged or incomplete"),
        ("picture.png", "is of a format that is not used here", "picture or a PDF"),
        ("empty.csv", "holds nothing", "Check that this is the right file"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_refusal(
    run: Run, tmp_path: Path, file: str, english: str, next_step: str
) -> None:
    for name, content in (
        *(("broken.parquet", b"PAR1 and no more"), ("picture.png", b"\x89PNG\r\n")),
        ("empty.csv", b""),
    ):
        (tmp_path / name).write_bytes(content)
    said = run("measure", tmp_path / file)

    assert (said.code, said.out) == (2, "")
    assert english in said.err
    assert next_step in said.err
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nofile.csv",), "ไม่พบไฟล์ nofile.csv"),
        ((str(KARATE.parent),), "เปิดไฟล์ “networks” ไม่ได้"),
        ((str(KARATE), "-m", "beauty"), "ไม่มีค่าชี้วัดชื่อ “beauty”"),
        ((str(KARATE), "-o", "x.png"), "“x.png” เป็นไฟล์แบบที่ยังใช้ไม่ได้"),
        ((str(KARATE), "-o", "/no/such/folder/x.json"), "เขียนไฟล์ /no/such/folder/x.json ไม่ได้"),
        ((str(KARATE), "--nodes", "nodes.csv"), "ไม่พบไฟล์ nodes.csv"),
    ],
)
def test_refusals_are_told_in_thai_as_well(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = run("measure", *arguments)

    assert (said.code, said.out) == (2, "")
    assert sentence in said.err


def test_an_unknown_measure_is_answered_with_those_there_are(run: Run) -> None:
    said = run("measure", KARATE, "-m", "beauty")

    assert said.code == 2
    assert "betweenness" in said.err


def test_measuring_loads_no_django_and_makes_no_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    script = (
        "import sys\nfrom saiyai.cli.main import main\n"
        f"main(['measure', {str(KARATE)!r}, '-m', 'density'])\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    said = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-W", "error", "-c", script],
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.splitlines()[-1] == "[]"
    assert not home.exists()


def test_a_network_that_was_kept_says_the_same_and_is_settled(run: Run, tmp_path: Path) -> None:
    nodes = NETWORKS / "flo_marriage_nodes.csv"
    edges = NETWORKS / "flo_marriage_edges.csv"
    kept = tmp_path / "families.network"
    asked = ("-m", "betweenness", "-m", "isolates", "-m", "degree")

    alone = run("measure", edges, "--nodes", nodes, "--keep", kept)
    said = run("measure", edges, "--nodes", nodes, *asked)
    again = run("measure", kept, *asked)
    told_twice = run("measure", kept, "--directed", *asked)

    assert alone.json == {
        "network": {"nodes": 16, "ties": 20, "directed": False}, "measures": {}
    }  # fmt: skip
    assert str(kept) in alone.err
    assert again.json == said.json
    assert told_twice.code == 2
    assert "settled" in told_twice.err


def test_a_kept_file_that_was_damaged_or_cannot_be_written_is_told(
    run: Run, tmp_path: Path
) -> None:
    kept = tmp_path / "karate.network"
    run("measure", KARATE, "--keep", kept)
    whole = bytearray(kept.read_bytes())
    whole[-10] ^= 1
    kept.write_bytes(whole)

    damaged = run("measure", kept, "-m", "density")
    nowhere = run("measure", KARATE, "--keep", tmp_path / "no" / "where")

    assert (damaged.code, nowhere.code) == (2, 2)
    assert "damaged" in damaged.err
    assert str(tmp_path / "no" / "where") in nowhere.err
