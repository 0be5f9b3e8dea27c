"""`areas load` and `areas shapes`: official areas and where they lie, by the command line."""

from pathlib import Path

import pytest

from saiyai.records.models import Area, AreaShape, AreaSource
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


def test_shapes_are_loaded_with_what_is_said_of_them(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "districts.geojson"
    file.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties":'
        ' {"ADM2_PCODE": "TH5501"}, "geometry": {"type": "Polygon", "coordinates":'
        " [[[100, 18], [101, 18], [101, 19]]]}}]}"
    )
    refused = run("areas", "shapes", file, "--title", "Districts", "--source", "here")
    assert (refused.code, AreaShape.objects.count()) == (2, 0)
    assert "--licence" in refused.err

    said = ("--title", "Districts", "--source", "here", "--licence", "CC BY 4.0")
    assert "1 area is new" in run("areas", "shapes", file, *said).err
    assert AreaShape.objects.get().code == "5501"
    assert AreaSource.objects.get(title="Districts").licence == "CC BY 4.0"
