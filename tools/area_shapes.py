"""The provinces that Saiyai ships for its map of places: `python tools/area_shapes.py M`.

M is the folder of piyayut-ch/mapthai with th_adm1.geojson. Only outlines and codes are kept: names
stand in the list of areas.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any, Final

from bootstrap import ROOT

TARGET: Final = ROOT / "src" / "saiyai" / "services" / "areas" / "provinces.json.gz"
PROVINCES: Final = 77
_DIGITS: Final = 4
_SAID: Final = {
    "title": "Provinces of Thailand, simplified outlines",
    "source": "https://github.com/piyayut-ch/mapthai (areas of the Royal Thai Survey Department, "
    "November 2019, published by UN OCHA as COD-AB)",
    "licence": "MIT (mapthai); CC BY-IGO (COD-AB)",
    "as_of": "2019-11-06",
}


def main() -> None:
    """Write the file, and say what is in it."""
    told = json.loads((Path(sys.argv[1]) / "th_adm1.geojson").read_text("utf-8"))
    features = [_feature(one) for one in told["features"]]
    codes = {one["properties"]["code"] for one in features}
    if len(codes) != PROVINCES or len(features) != PROVINCES:
        raise SystemExit(f"{PROVINCES} provinces, each once, and not {len(codes)}")
    whole = {"type": "FeatureCollection", **_SAID, "features": features}
    text = json.dumps(whole, separators=(",", ":"), ensure_ascii=False)
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(len(features), "provinces,", TARGET.stat().st_size, "bytes")


def _feature(told: dict[str, Any]) -> dict[str, Any]:
    drawn = told["geometry"]
    return {
        "type": "Feature",
        "properties": {"code": told["properties"]["ADM1_PCODE"].removeprefix("TH")},
        "geometry": {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])},
    }


def _rounded(told: Any) -> Any:  # noqa: ANN401 - lists of lists of numbers
    return [_rounded(one) for one in told] if isinstance(told, list) else round(told, _DIGITS)


if __name__ == "__main__":
    main()
