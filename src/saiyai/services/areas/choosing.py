"""Official areas taken into a record: copied with what they lie in, once they are used."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from saiyai.domain.areas import level_of, parent_code
from saiyai.domain.drafts import PlaceDraft
from saiyai.domain.errors import UnknownArea
from saiyai.domain.places import PlaceKind
from saiyai.domain.viewers import Viewer
from saiyai.queries.areas import area_of, rows_above
from saiyai.records.connections import WRITING
from saiyai.records.models import Area, Network, Place
from saiyai.services.changes import Action, Telling, require_keeper, telling
from saiyai.services.refs import fresh_ref, ids_of

_TAKEN_ALONG = frozenset({PlaceKind.DISTRICT, PlaceKind.PROVINCE})
"""With a sub-district come its district and province; regions and countries when asked for."""


def record_area(by: Viewer, network: Network, code: str) -> Place:
    """Take an official area into the record, with the district and province it lies in.

    A place that stands under this code is given back, and nothing is told.
    Raises: UnknownArea, KeepersOnly.
    """
    require_keeper(by)
    if standing := row_with_code(network, code):
        return standing  # and no Change says that nothing happened
    area = area_of(code)
    if area is None:
        raise UnknownArea(code=code)
    with telling(by, Action("record_area", code), network) as now:
        return take_area(now, network, area)


def row_with_code(network: Network, code: str) -> Place | None:
    """The place that stands in a record under an official code."""
    rows = Place.objects.using(WRITING).filter(network=network, code=code, untold__isnull=True)
    return rows.order_by("pk").first() if code else None


def ids_for_places(now: Telling, network: Network, written: Iterable[str]) -> dict[str, int]:
    """Row ids of places by what was written: an id, or an official code, which is taken in now."""
    wanted = [one for one in written if one]
    ids = ids_of(Place, network, wanted)
    for code in wanted:
        if code in ids:
            continue
        place = row_with_code(network, code)
        if place is None and (area := area_of(code)):
            place = take_area(now, network, area)
        if place is not None:
            ids[code] = place.pk
    return ids


def take_area(now: Telling, network: Network, area: Area) -> Place:
    """An area as a place of the record, put under the nearest that stands of what it lies in.

    Standing places that lie in it, and in nothing nearer, are put under it.
    """
    line = rows_above([area])[area.code]
    standing = _standing(network, [one.code for one in line])
    new: dict[str, Place] = {}
    parent: Place | None = None
    for one in reversed(line):
        wanted = one.code == area.code or one.level in _TAKEN_ALONG
        if one.code in standing:
            parent = standing[one.code]
        elif wanted:
            parent = new[one.code] = _place(now, network, one, parent)
    _put_below(now, network, new)
    return new.get(area.code) or standing[area.code]


def draft_areas(codes: Iterable[str]) -> Sequence[PlaceDraft]:
    """Official areas, with the district and province each lies in, as a file would tell them."""
    found = [area for code in codes if level_of(code) and (area := area_of(code))]
    drafts: dict[str, PlaceDraft] = {}
    for code, line in rows_above(found).items():
        kept = [one for one in line if one.code == code or one.level in _TAKEN_ALONG]
        for one, above in zip(kept, [*kept[1:], None], strict=True):
            drafts[one.code] = PlaceDraft(
                ref=one.code,
                name_th=one.name_th,
                name_en=one.name_en,
                kind=PlaceKind(one.level),
                code=one.code,
                parent=above.code if above else "",
                valid_from=one.valid_from,
                valid_until=one.valid_until,
            )
    return list(drafts.values())


def row_of_parent(now: Telling, network: Network, code: str) -> Place | None:
    """The place an official code lies in, taken in if need be; None where no list knows it."""
    above = parent_code(code)
    if standing := row_with_code(network, above):
        return standing
    area = area_of(above)
    return take_area(now, network, area) if area else None


def _standing(network: Network, codes: list[str]) -> dict[str, Place]:
    rows = Place.objects.using(WRITING).filter(network=network, untold__isnull=True)
    return {row.code: row for row in rows.filter(code__in=codes).order_by("-pk")}


def _place(now: Telling, network: Network, area: Area, parent: Place | None) -> Place:
    taken = ids_of(Place, network, [area.code])
    return Place.objects.using(WRITING).create(
        network=network,
        ref=fresh_ref(Place, network, "p", now.seq) if taken else area.code,
        kind=area.level,
        code=area.code,
        name_th=area.name_th,
        name_en=area.name_en,
        parent=parent,
        valid_from=area.valid_from,
        valid_until=area.valid_until,
        told=now.seq,
    )


def _put_below(now: Telling, network: Network, new: Mapping[str, Place]) -> None:
    """Put under new places what lies in them and stood under nothing, or under their own."""
    tops = {place.parent_id for place in new.values()} - {place.pk for place in new.values()}
    rows = Place.objects.using(WRITING).filter(network=network, untold__isnull=True)
    loose = rows.filter(Q(parent__isnull=True) | Q(parent__in=tops - {None}))
    official = {row.code: row for row in loose.exclude(code__in=["", *new])}
    areas = Area.objects.using(WRITING).filter(code__in=official)
    for code, line in rows_above(areas).items():
        inside = next((new[one.code] for one in line if one.code in new), None)
        if inside:
            now.edit(official[code], {"parent_id": inside.pk})
