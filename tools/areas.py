"""The official areas that Saiyai ships, made of two open data sets: `python tools/areas.py K M`.

K is the folder of kongvut/thai-province-data (kv_*.json), M that of piyayut-ch/mapthai
(ref_tha.rda, th_adm2.geojson). Two sources can be held against each other, and each has faults
that the other shows; what was done about them is said by `SETTLED` and printed with the counts.
Countries come from the tables of CLDR that Babel carries, which Sphinx brings along.
"""

import bz2
import csv
import gzip
import io
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from babel import Locale
from bootstrap import ROOT
from r_data import read_strings

TARGET: Final = ROOT / "src" / "saiyai" / "services" / "areas" / "areas.csv.gz"
HEADINGS: Final = (
    "code", "name_th", "name_en", "parent", "valid_from", "valid_until", "lat", "lon",
)  # fmt: skip
COUNTS: Final = {2: 77, 4: 928, 6: 7425}
"""Provinces, districts and sub-districts by length of code: the official numbers, but for the
last: both sources agree on 7,410 codes, and 15 more stand in the survey's only."""

_HEAD: Final = """\
# title: Thai administrative areas, with regions and countries
# source: https://github.com/piyayut-ch/mapthai (areas of the Royal Thai Survey Department, \
November 2019, published by UN OCHA as COD-AB); https://github.com/kongvut/thai-province-data \
(September 2025); https://cldr.unicode.org (names of countries)
# licence: MIT (mapthai, kongvut); CC BY-IGO (COD-AB); Unicode-3.0 (CLDR)
# as_of: 2019-11-06
"""

SETTLED: Final = """\
- A code counts if the survey (mapthai) has it. kongvut lacks 5025 and keeps some forty codes of
  sub-districts from before their district was divided; its 7074 and 9077 are municipalities.
- A name is the survey's. Where its sixteen letters cut a longer name short, the whole name is
  kongvut's, which begins with the same letters.
- In province 38 kongvut numbers districts and sub-districts in the order of the alphabet; there
  the survey alone counts, for places too.
- Regions are the six of the National Geographical Committee, as kongvut assigns provinces.
- Points of sub-districts are kongvut's, where both sources give the code one name.
"""
_CUT: Final = 16
_ALPHABETICAL: Final = "38"
_REGIONS: Final = {
    1: ("TH-N", "ภาคเหนือ", "Northern region"),
    2: ("TH-C", "ภาคกลาง", "Central region"),
    3: ("TH-NE", "ภาคตะวันออกเฉียงเหนือ", "Northeastern region"),
    4: ("TH-W", "ภาคตะวันตก", "Western region"),
    5: ("TH-E", "ภาคตะวันออก", "Eastern region"),
    6: ("TH-S", "ภาคใต้", "Southern region"),
}
_NO_COUNTRY: Final = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)
"""Two letters that CLDR names and ISO 3166-1 does not assign."""

Names = dict[str, tuple[str, str]]
Row = tuple[str, ...]


def main() -> None:
    """Write the file from the two folders, and say what is in it."""
    kongvut, mapthai = map(Path, sys.argv[1:3])
    rows = [*countries(), *thai_areas(kongvut, mapthai)]
    verify(rows)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADINGS, *rows])
    TARGET.write_bytes(gzip.compress(f"{_HEAD}{out.getvalue()}".encode(), mtime=0))
    print(SETTLED, dict(Counter(len(row[0]) for row in rows)), TARGET.stat().st_size, "bytes")


def countries() -> list[Row]:
    """Every country of ISO 3166-1 with its Thai and its English name."""
    thai, english = (
        {str(code): str(name) for code, name in Locale(language).territories.items()}
        for language in ("th", "en")
    )
    codes = sorted(c for c in english if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRY)
    return [_row(code, thai[code], english[code]) for code in codes]


def thai_areas(kongvut: Path, mapthai: Path) -> list[Row]:
    """Regions, provinces, districts and sub-districts, upper ones first."""
    provinces = _json(kongvut / "kv_province.json")
    districts = _json(kongvut / "kv_district.json")
    subdistricts = _json(kongvut / "kv_sub_district.json")
    numbers = _province_codes(districts)
    region = {numbers[row["id"]]: _REGIONS[row["geography_id"]][0] for row in provinces}
    other: Names = {numbers[row["id"]]: _names(row) for row in provinces}
    other |= {str(row["id"]): _names(row) for row in [*districts, *subdistricts]}
    points = {str(row["id"]): (row["lat"], row["long"]) for row in subdistricts}
    found = [_row(code, th, en, "TH") for code, th, en in _REGIONS.values()]
    survey = _survey(mapthai)
    require_one_tree(survey, other)
    for code, names in sorted(survey.items(), key=lambda it: (len(it[0]), it[0])):
        th, en = _settled(code, names, other.get(code))
        agreed = other.get(code, ("", ""))[0] == th
        point = points.get(code, (None, None)) if agreed else (None, None)
        found.append(_row(code, th, en, region.get(code, code[:-2]), *point))
    return found


def verify(rows: list[Row]) -> None:
    """Stop unless every area is there once, has both names, and lies in one that is there."""
    codes = [row[0] for row in rows]
    known = {*codes, ""}
    digits = Counter(len(code) for code in codes if code.isdecimal())
    _require(len(set(codes)) == len(codes), "no code twice")
    _require(all(row[1] and row[2] for row in rows), "a name in both languages")
    _require(all(row[3] in known for row in rows), "every parent there")
    _require(dict(digits) == COUNTS, f"{COUNTS}, not {dict(digits)}")
    _require(sum(len(code) == 2 and code.isalpha() for code in codes) == 249, "249 countries")


def require_one_tree(survey: Names, other: Names) -> None:
    """Stop unless both name the same sub-districts under the same districts in province 38.

    So it is the numbers of kongvut that are permuted, and not the names of the survey.
    """
    trees = [
        {
            (names[code[:4]][0], th)
            for code, (th, _) in names.items()
            if code.startswith(_ALPHABETICAL) and len(code) == 6
        }
        for names in (survey, other)
    ]
    same = len(trees[0] & trees[1])
    # Five of 53 differ: two by a spelling, three where kongvut has one name twice.
    _require(len(trees[0]) - same <= 5, f"one tree of 38, and only {same} names agree")


def _survey(folder: Path) -> Names:
    columns = read_strings(bz2.decompress((folder / "ref_tha.rda").read_bytes()))
    found: Names = {}
    for level in ("adm3", "adm2", "adm1"):
        parts = (columns[f"{level}_{name}"] for name in ("pcode", "th", "en"))
        found |= {code.removeprefix("TH"): (th, en) for code, th, en in zip(*parts, strict=True)}
    drawn = _json(folder / "th_adm2.geojson")["features"]
    for told in (feature["properties"] for feature in drawn):
        found.setdefault(told["ADM2_PCODE"].removeprefix("TH"), (told["ADM2_TH"], told["ADM2_EN"]))
    return found


def _settled(code: str, survey: tuple[str, str], other: tuple[str, str] | None) -> tuple[str, str]:
    th, en = survey
    if other and code[:2] != _ALPHABETICAL and len(th) == _CUT and other[0].startswith(th):
        th = other[0]
    elif other is None or other[0] != th:
        print("only the survey says", code, th, "·", other and other[0])
    return th, en


def _names(row: dict[str, Any]) -> tuple[str, str]:
    return " ".join(row["name_th"].removeprefix("เขต").split()), row["name_en"]


def _province_codes(districts: list[dict[str, Any]]) -> dict[int, str]:
    """There provinces count from 1 to 77; the first two digits of their districts are the code."""
    votes: dict[int, Counter[str]] = {}
    for row in districts:
        votes.setdefault(row["province_id"], Counter())[str(row["id"])[:2]] += 1
    return {province: found.most_common(1)[0][0] for province, found in votes.items()}


def _row(code: str, th: str, en: str, parent: str = "", *point: float | None) -> Row:
    at = ["" if one is None else f"{one:.3f}" for one in point or (None, None)]
    return (code, th, en, parent, "", "", *at)


def _require(holds: bool, what: str) -> None:  # noqa: FBT001 - a claim and its words
    if not holds:
        raise SystemExit(f"the areas should have {what}")


def _json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
