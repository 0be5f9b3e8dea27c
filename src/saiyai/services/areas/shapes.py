"""Shapes of areas loaded from a file: new ones come, told ones are set, none goes."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from saiyai.domain.areas import ShapeDraft
from saiyai.domain.viewers import Viewer
from saiyai.formats.area_shapes import read_shapes
from saiyai.records.connections import WRITING
from saiyai.records.models import AreaShape, AreaSource
from saiyai.services.areas.loading import Loaded, save_rows, save_source
from saiyai.services.changes import Action, require_keeper, telling

SHIPPED: Final = "provinces.json.gz"


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
        standing = {row.code: row for row in AreaShape.objects.using(WRITING).all()}
        rows = {draft.code: _columns(draft) for draft in found.shapes}
        return save_rows(save_source(found, digest), AreaShape, rows, standing)


def load_shipped_shapes(by: Viewer) -> Loaded:
    """Load the provinces of this version, unless they stand."""
    return load_shapes(by, (files("saiyai.services.areas") / SHIPPED).read_bytes(), SHIPPED, {})


def _columns(draft: ShapeDraft) -> dict[str, Any]:
    rings = [[list(point) for point in ring] for ring in draft.rings]
    return {
        "code": draft.code, "is_line": draft.is_line, "rings": rings,
        "lon": draft.lon, "lat": draft.lat,
    }  # fmt: skip
