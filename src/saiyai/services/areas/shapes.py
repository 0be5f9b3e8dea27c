"""Shapes of areas loaded from a file: new ones come, told ones are set, none goes."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from saiyai.domain.areas import ShapeDraft, ShapeList
from saiyai.domain.viewers import Viewer
from saiyai.formats.area_shapes import read_shapes
from saiyai.records.connections import WRITING
from saiyai.records.models import AreaShape, AreaSource
from saiyai.services.areas.loading import Loaded, save_source
from saiyai.services.changes import Action, require_keeper, telling

SHIPPED: Final = "provinces.json.gz"
_CHUNK: Final = 200
_COLUMNS: Final = ("is_line", "rings", "lon", "lat")


def load_shapes(by: Viewer, content: bytes, name: str, said: Mapping[str, str]) -> Loaded:
    """Load the shapes of a file, or set them anew. The same file again changes nothing.

    `said` is what the file may not say of itself: title, source, licence, as_of.
    Raises: KeepersOnly; UnreadableFile naming the feature, and then nothing was loaded; EmptyFile.
    Cost: a tenth of a second for the provinces that are shipped.
    """
    require_keeper(by)
    digest = hashlib.sha256(content).hexdigest()
    told = AreaSource.objects.using(WRITING).filter(digest=digest).first()
    if told:
        return Loaded(same=told.shapes.count())
    found = read_shapes(content, name, said)
    with telling(by, Action("load_shapes", found.title), None):
        return _write(save_source(found, digest), found)


def load_shipped_shapes(by: Viewer) -> Loaded:
    """Load the provinces of this version, unless they stand."""
    return load_shapes(by, (files("saiyai.services.areas") / SHIPPED).read_bytes(), SHIPPED, {})


def _write(source: AreaSource, found: ShapeList) -> Loaded:
    standing = {row.code: row for row in AreaShape.objects.using(WRITING).all()}
    new, changed = [], []
    for draft in found.shapes:
        row, told = standing.get(draft.code), _columns(draft)
        if row is None:
            new.append(AreaShape(code=draft.code, source=source, **told))
        elif any(getattr(row, name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(row, name, value)
            row.source = source
            changed.append(row)
    rows = AreaShape.objects.using(WRITING)
    rows.bulk_create(new, batch_size=_CHUNK)
    rows.bulk_update(changed, [*_COLUMNS, "source"], batch_size=_CHUNK)
    return Loaded(len(new), len(changed), len(found.shapes) - len(new) - len(changed))


def _columns(draft: ShapeDraft) -> dict[str, Any]:
    rings = [[list(point) for point in ring] for ring in draft.rings]
    return {"is_line": draft.is_line, "rings": rings, "lon": draft.lon, "lat": draft.lat}
