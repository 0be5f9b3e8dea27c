"""Official areas loaded from a list: new ones come, told ones are set, none goes."""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final, TypeVar

from saiyai.domain.areas import AreaDraft, AreaList, ShapeList, level_of
from saiyai.domain.thai import search_key
from saiyai.domain.viewers import Viewer
from saiyai.formats.area_lists import read_areas, require_parents
from saiyai.records.connections import WRITING
from saiyai.records.models import Area, AreaSource
from saiyai.services.changes import Action, require_keeper, telling

K = TypeVar("K", bound=Hashable)

SHIPPED: Final = "areas.csv.gz"
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a list did: areas that are new, that were set anew, that stood so already."""

    new: int = 0
    changed: int = 0
    same: int = 0


def load_areas(by: Viewer, content: bytes, name: str) -> Loaded:
    """Load a list, or set what it tells anew. The same file again changes nothing.

    What an earlier list told and this one does not stays: records may refer to it.
    Raises: KeepersOnly; UnreadableFile naming the row, and then nothing was loaded; EmptyFile.
    Cost: half a second for the 8,700 areas that are shipped.
    """
    require_keeper(by)
    digest = hashlib.sha256(content).hexdigest()
    told = AreaSource.objects.using(WRITING).filter(digest=digest).first()
    if told:
        return Loaded(same=told.areas.count())
    found = read_areas(content, name)
    with telling(by, Action("load_areas", found.title), None):
        standing = {
            (area.code, area.valid_from): area for area in Area.objects.using(WRITING).all()
        }
        require_parents(found, (code for code, _ in standing), name)
        rows = {(draft.code, draft.valid_from): _columns(draft) for draft in found.areas}
        return save_rows(save_source(found, digest), Area, rows, standing)


def load_shipped_areas(by: Viewer) -> Loaded:
    """Load the list that this version ships, unless it stands."""
    return load_areas(by, (files("saiyai.services.areas") / SHIPPED).read_bytes(), SHIPPED)


def save_source(found: AreaList | ShapeList, digest: str) -> AreaSource:
    """Where a list comes from, and on what terms: told now, or set anew."""
    said = {
        "source": found.source, "licence": found.licence, "as_of": found.as_of, "digest": digest,
    }  # fmt: skip
    source, _ = AreaSource.objects.using(WRITING).update_or_create(
        title=found.title, defaults=said
    )
    return source


def save_rows(
    source: AreaSource,
    model: type[Any],
    told: Mapping[K, Mapping[str, Any]],
    standing: Mapping[K, Any],
) -> Loaded:
    """Rows as a list tells them, by what tells them apart; what says the same stays as it is."""
    new, changed = [], []
    for key, columns in told.items():
        row = standing.get(key)
        if row is None:
            new.append(model(source=source, **columns))
        elif any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            row.source = source
            changed.append(row)
    rows = model.objects.using(WRITING)
    rows.bulk_create(new, batch_size=_CHUNK)
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    rows.bulk_update(changed, names, batch_size=_CHUNK)
    return Loaded(len(new), len(changed), len(told) - len(new) - len(changed))


def _columns(draft: AreaDraft) -> dict[str, Any]:
    return {
        "code": draft.code,
        "level": str(level_of(draft.code) or ""),
        "name_th": draft.name_th,
        "name_en": draft.name_en,
        "parent": draft.parent,
        "valid_from": draft.valid_from,
        "valid_until": draft.valid_until,
        "lat": draft.lat,
        "lon": draft.lon,
        "search": search_key(draft.name_th, draft.name_en, draft.code),
    }
