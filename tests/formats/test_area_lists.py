"""Lists of official areas: the one that is shipped, and what is refused in others."""

import gzip
import json
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from saiyai.domain.areas import AreaDraft, AreaList, level_of, parent_code
from saiyai.domain.errors import EmptyFile, UnreadableFile
from saiyai.domain.places import PlaceKind
from saiyai.formats.area_lists import read_areas, require_parents

SHIPPED = "areas.csv.gz"
HEAD = "# title: ทดลอง\n# source: here\n# licence: CC0-1.0\n"
COLUMNS = "code,name_th,name_en,parent,valid_from,valid_until\n"


def csv(*rows: str, head: str = HEAD) -> bytes:
    return (head + COLUMNS + "".join(f"{row}\n" for row in rows)).encode()


@pytest.fixture(scope="module")
def shipped() -> AreaList:
    return read_areas((files("saiyai.services.areas") / SHIPPED).read_bytes(), SHIPPED)


def named(areas: AreaList, code: str) -> tuple[str, str]:
    (found,) = (area for area in areas.areas if area.code == code)
    return found.name_th, found.name_en


def test_the_shipped_list_is_whole(shipped: AreaList) -> None:
    assert Counter(level_of(area.code) for area in shipped.areas) == {
        PlaceKind.COUNTRY: 249,
        PlaceKind.REGION: 6,
        PlaceKind.PROVINCE: 77,
        PlaceKind.DISTRICT: 928,
        PlaceKind.SUBDISTRICT: 7425,
    }
    assert len({area.code for area in shipped.areas}) == len(shipped.areas)
    require_parents(shipped, (), SHIPPED)
    assert all(area.name_th and area.name_en for area in shipped.areas)


def test_every_thai_area_lies_where_its_code_says(shipped: AreaList) -> None:
    digits = [area for area in shipped.areas if area.code.isdecimal()]
    regions = {area.code for area in shipped.areas if area.parent == "TH"}

    assert all(area.parent == parent_code(area.code) for area in digits if len(area.code) > 2)
    assert {area.parent for area in digits if len(area.code) == 2} == regions


def test_faults_of_the_sources_are_mended(shipped: AreaList) -> None:
    codes = {area.code for area in shipped.areas}

    assert {"5025", "502501"} <= codes
    assert not {"7074", "9077", "380706"} & codes
    assert [named(shipped, code)[0] for code in ("3802", "3804", "3805", "3807")] == [
        "พรเจริญ", "เซกา", "ปากคาด", "ศรีวิไล",
    ]  # fmt: skip
    assert named(shipped, "8001")[0] == "เมืองนครศรีธรรมราช"
    assert named(shipped, "801210")[0] == "ปากพนังฝั่งตะวันตก"
    assert named(shipped, "1008") == ("ป้อมปราบศัตรูพ่าย", "Pom Prap Sattru Phai")


def test_the_shipped_list_says_where_it_comes_from_and_is_small(shipped: AreaList) -> None:
    content = (files("saiyai.services.areas") / SHIPPED).read_bytes()

    assert "mapthai" in shipped.source
    assert "MIT" in shipped.licence
    assert "Unicode-3.0" in shipped.licence
    assert len(content) < 1_000_000


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["500,เชียงใหม่,,,,"], "area_code"),
        (["TH50,เชียงใหม่,,,,"], "area_code"),
        (["5001,เมือง,,51,,"], "area_parent"),
        (["50,,,,,"], "area_name"),
        (["50,เชียงใหม่,,,2011-02-30,"], "area_day"),
        (["50,เชียงใหม่,,,2011-03-01,2010-03-01"], "area_day"),
        (["50,เชียงใหม่,,,,", "50,เวียงพิงค์,,,,"], "area_twice"),
        (["50,เชียงใหม่,,,,", "50,เวียงพิงค์,,,2000-01-01,"], "area_twice"),
    ],
)
def test_what_is_wrong_is_refused_with_its_row(rows: list[str], why: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_areas(csv(*rows), "areas.csv")

    said = refused.value.facts["why"]
    assert getattr(said, "key", "") == f"unreadable.{why}"
    assert getattr(said, "facts", {})["row"] == 4 + len(rows)


def test_a_name_that_changed_is_one_code_at_two_times() -> None:
    found = read_areas(csv("50,เก่า,,,,1999-12-31", "50,ใหม่,,,2000-01-01,"), "areas.csv")

    assert [(one.name_th, one.valid_from) for one in found.areas] == [
        ("เก่า", None), ("ใหม่", date(2000, 1, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["title", "source", "licence"])
def test_a_list_without_its_source_is_refused(key: str) -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if key not in line)

    with pytest.raises(UnreadableFile):
        read_areas(csv("50,เชียงใหม่,,,,", head=head), "areas.csv")


def test_other_headings_and_empty_lists_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_areas(f"{HEAD}id,name\n1,a\n".encode(), "areas.csv")
    with pytest.raises(EmptyFile):
        read_areas(csv(), "areas.csv")
    with pytest.raises(UnreadableFile):
        read_areas(b"\x1f\x8b broken", "areas.csv.gz")


def test_csv_json_and_packed_tell_the_same() -> None:
    plain = csv("50,เชียงใหม่,Chiang Mai,,,", "5001,เมือง,Mueang,,,")
    told = {
        "title": "ทดลอง", "source": "here", "licence": "CC0-1.0",
        "areas": [
            {"code": "50", "name_th": "เชียงใหม่", "name_en": "Chiang Mai"},
            {"code": "5001", "name_th": "เมือง", "name_en": "Mueang", "parent": "50"},
        ],
    }  # fmt: skip

    def areas(content: bytes) -> list[tuple[str, str, str, str]]:
        found = read_areas(content, "areas")
        return [(one.code, one.name_th, one.name_en, one.parent) for one in found.areas]

    assert areas(plain) == areas(gzip.compress(plain)) == areas(json.dumps(told).encode())


def test_a_parent_that_nobody_told_of_is_refused() -> None:
    areas = [AreaDraft("5001", "เมือง", "", "50"), AreaDraft("500108", "สุเทพ", "", "5001")]
    found = AreaList("ทดลอง", "here", "CC0-1.0", areas)

    require_parents(found, ["50"], "areas.csv")
    with pytest.raises(UnreadableFile):
        require_parents(found, (), "areas.csv")
