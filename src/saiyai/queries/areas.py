"""Official areas: searched by name or code, and what each lies in. Anybody may know of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from saiyai.domain.actors import ActorKind
from saiyai.domain.places import PlaceKind
from saiyai.domain.thai import search_key
from saiyai.domain.viewers import Viewer
from saiyai.queries.names import Name
from saiyai.records.connections import alias
from saiyai.records.models import Area, AreaSource

MOST: Final = 20
_DEEP: Final = 6
"""From a village up to a country; a list that goes round in a circle ends here."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An official area with what it lies in, nearest first."""

    code: str
    name: Name
    kind: PlaceKind
    inside: Sequence[Name]
    lat: float | None
    lon: float | None


def list_areas(_viewer: Viewer, text: str, *, limit: int = MOST) -> Sequence[AreaRow]:
    """Areas of which a name in either language, or the code, holds a text; the best first.

    Cost: some milliseconds among 9,000.
    """
    key = search_key(text)
    if not key:
        return []
    rank = Case(
        When(code=text.strip().upper(), then=Value(0)),
        When(Q(search__startswith=f"{key}|") | Q(search__contains=f"|{key}|"), then=Value(1)),
        When(Q(search__startswith=key) | Q(search__contains=f"|{key}"), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = (
        standing_areas().filter(search__contains=key).annotate(rank=rank, digits=Length("code"))
    )
    areas = list(found.order_by("rank", "digits", "code")[:limit])
    lines = rows_above(areas)
    return [_row(area, lines[area.code][1:]) for area in areas]


def list_area_sources(_viewer: Viewer) -> Sequence[AreaSource]:
    """Where the areas of this installation come from, and on what terms."""
    return list(AreaSource.objects.using(alias()).order_by("title"))


def area_of(code: str) -> Area | None:
    """The area a code means now: the one that holds, else the last that held."""
    rows = Area.objects.using(alias()).filter(code=code)
    return rows.order_by(F("valid_until").desc(nulls_first=True)).first()


def rows_above(areas: Iterable[Area]) -> Mapping[str, Sequence[Area]]:
    """By code, an area and everything it lies in, nearest first.

    Cost: one query for each height of the tree.
    """
    known = {area.code: area for area in areas}
    begun = list(known)
    for _ in range(_DEEP):
        missing = {area.parent for area in known.values()} - set(known) - {""}
        if not missing:
            break
        known |= {area.code: area for area in standing_areas().filter(code__in=missing)}
    return {code: _line(code, known) for code in begun}


def _line(code: str, known: Mapping[str, Area]) -> Sequence[Area]:
    line: list[Area] = []
    while (area := known.get(code)) and area not in line:
        line.append(area)
        code = area.parent
    return line


def standing_areas() -> QuerySet[Area]:
    """Areas that no later row of their code has followed."""
    return Area.objects.using(alias()).filter(valid_until__isnull=True)


def name_of_area(area: Area) -> Name:
    """The name of an area."""
    return Name(area.name_th, area.name_en, ActorKind.UNSPECIFIED)


def _row(area: Area, inside: Sequence[Area]) -> AreaRow:
    return AreaRow(
        code=area.code,
        name=name_of_area(area),
        kind=PlaceKind(area.level),
        inside=[name_of_area(one) for one in inside],
        lat=area.lat,
        lon=area.lon,
    )
