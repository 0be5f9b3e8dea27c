"""`areas load`: a list of areas by the command line."""

from pathlib import Path

import pytest

from saiyai.records.models import Area
from tests.areas import ROWS, area_list
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("db")


def test_a_list_is_loaded_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_bytes(area_list())

    assert "6 areas are new" in run("areas", "load", file).err
    assert "6 stand as before" in run("areas", "load", file).err
    assert Area.objects.count() == len(ROWS)


def test_a_list_with_a_fault_is_refused_with_its_row(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_bytes(area_list(*ROWS, "5001,เมืองอื่น,Other,50"))
    said = run("areas", "load", file)

    assert said.code == 2
    assert "Row 11" in said.err and "5001" in said.err
    assert not Area.objects.exists()
