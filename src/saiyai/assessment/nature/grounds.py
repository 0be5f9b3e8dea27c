"""What work gathers around: one issue, one area, one area of nature, or one structure (M01)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, Ints, Table
from saiyai.assessment.reading import Trail
from saiyai.domain.actors import Sector
from saiyai.domain.places import PlaceKind, Within
from saiyai.domain.verdicts import NetworkType

LEVELS: Final = (
    PlaceKind.VILLAGE,
    PlaceKind.SUBDISTRICT,
    PlaceKind.DISTRICT,
    PlaceKind.PROVINCE,
    PlaceKind.REGION,
    PlaceKind.COUNTRY,
    PlaceKind.INTERNATIONAL,
)
"""Areas of administration, the nearest first."""

_SECTORS: Final = (Sector.STATE, Sector.BUSINESS, Sector.NGO)
"""Sectors with a structure above their members; that of the people has none."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Of the acts told with a place or an issue, the share around the one most common.

    `levels` has, for each level of area, how many areas acts were in, and the share of the most
    common; `trail` are the acts looked at.
    """

    type: NetworkType
    issue: float | None
    resource: float | None
    structure: float | None
    levels: tuple[tuple[PlaceKind, int, float], ...]
    trail: Trail


def grounds_of(inside: Inside) -> Grounds:
    """Around what the work of two years gathers. Cost: O(events) for each level of area."""
    acts = inside.is_kind("activity", "advocacy", "contribution", "exchange")
    acts &= inside.of_scope & inside.since(2 * inside.bounds.year_days)
    events, least = inside.record.events, inside.bounds.least_placed
    issues = events["issue"][_told(acts, events, "issue")]
    issue, _ = _most(_roots(inside.record["issues"])[issues])
    of_issue = issue if len(issues) >= least else None
    placed = events["place"][_told(acts, events, "place")]
    levels = tuple(_levels(inside, placed)) if len(placed) >= least else ()
    resource = _natural(inside, placed) if len(placed) >= least else None
    structure = _structure(inside)
    kind = _type(inside, of_issue, resource, structure, levels)
    trail = inside.trail(events=inside.ids(acts))
    return Grounds(kind, of_issue, resource, structure, levels, trail)


def _told(acts: Bools, events: Table, column: str) -> Bools:
    told: Bools = acts & (events[column] >= 0)
    return told


def _type(
    inside: Inside,
    issue: float | None,
    resource: float | None,
    structure: float | None,
    levels: tuple[tuple[PlaceKind, int, float], ...],
) -> NetworkType:
    """What most of the work has in common; an area is one only where its issues are several.

    Members under one parent whose principles they work under have its work, whatever it is on.
    """
    least = inside.bounds.main_share
    found = set()
    if _under_one(inside) >= least:
        return NetworkType.STRUCTURE
    if issue is not None and issue >= least:
        found.add(NetworkType.ISSUE)
    elif resource is not None and resource >= least:
        found.add(NetworkType.RESOURCE_AREA)
    elif any(share >= least for _, _, share in levels):
        found.add(NetworkType.AREA)
    if not found and structure is not None and structure >= least:
        found.add(NetworkType.STRUCTURE)
    if not found:
        known = issue is not None or bool(levels)
        return NetworkType.MIXED if known else NetworkType.UNKNOWN
    return found.pop() if len(found) == 1 else NetworkType.MIXED


def _most(values: Ints) -> tuple[float, int]:
    """The share of the most common value, and how many different ones there are."""
    if not len(values):
        return 0.0, 0
    _, times = np.unique(values, return_counts=True)
    return float(times.max() / len(values)), len(times)


def _roots(table: Table) -> Ints:
    """For each row the row at the top of its tree. Ends where parents lie in a circle."""
    top = np.arange(len(table))
    for _ in range(len(table)):
        above = table["parent"][top]
        if not (above >= 0).any():
            break
        top = np.where(above >= 0, above, top)
    return top


# --- places --------------------------------------------------------------------------------------


def _levels(inside: Inside, placed: Ints) -> list[tuple[PlaceKind, int, float]]:
    """At each level of area where acts were, in how many, and the share of the most common."""
    found = []
    for level in LEVELS:
        at = _area_at(inside.record["places"], placed, level)
        known = at[at != NOBODY]
        if len(known):
            share, areas = _most(known)
            found.append((level, areas, share * len(known) / len(placed)))
    return found


def _area_at(places: Table, placed: Ints, level: PlaceKind) -> Ints:
    """For each place the area of a level that it lies in, or NOBODY."""
    is_level = places.has("kind", level)
    at, found = placed.copy(), np.full(len(placed), NOBODY, np.int64)
    for _ in range(len(LEVELS) + 4):  # wards and rooms lie below villages
        there = (at != NOBODY) & (found == NOBODY)
        if not there.any():
            break
        found = np.where(there & is_level[at], at, found)
        at = np.where(at != NOBODY, places["parent"][at], at)
    return found


def _natural(inside: Inside, placed: Ints) -> float:
    """The share of acts in the area of nature that most were in."""
    places, within = inside.record["places"], inside.record["places_within"]
    natural = places.has("kind", PlaceKind.RESOURCE_AREA)
    told = within.only(within.has("purpose", Within.RESOURCE) & (within["place"] >= 0))
    areas = np.unique(
        np.concatenate((np.flatnonzero(natural), told["parent"][told["parent"] >= 0]))
    )
    shares = [0.0]
    for area in areas.tolist():  # a handful: basins, bays, forests
        inside_it = np.zeros(len(places), np.bool_)
        inside_it[told["place"][told["parent"] == area]] = True
        inside_it[area] = True
        for _ in range(len(LEVELS)):
            parent = places["parent"]
            inside_it |= (parent >= 0) & inside_it[parent]
        shares.append(float(inside_it[placed].mean()))
    return max(shares)


def _structure(inside: Inside) -> float | None:
    """The share of members of one sector with a structure, or under one parent; None if untold."""
    record = inside.record
    sectors = record["actors"]
    told = inside.members & (sectors["sector"] >= 0)
    words = sectors.words["sector"]
    told &= sectors["sector"] != words.index(str(Sector.UNTOLD))
    n = inside.scope.n
    shares = [
        float((told & sectors.has("sector", sector)).sum() / max(int(told.sum()), 1))
        for sector in _SECTORS
        if told.sum() >= n / 2
    ]
    return max(shares) if shares else None


def _under_one(inside: Inside) -> float:
    """The share of members under one parent."""
    backing = inside.record["backings"]
    of = backing.only((backing["actor"] >= 0) & (backing["parent"] >= 0))
    of = of.only(inside.members[of["actor"]])
    if not len(of):
        return 0.0
    share, _ = _most(of["parent"])
    return share * len(np.unique(of["actor"])) / inside.scope.n
