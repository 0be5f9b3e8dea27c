"""Members and partners as a list: cut down, put in order, paged by key, counted so far."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from django.db.models import Exists, OuterRef, Q, QuerySet

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent, is_private
from saiyai.domain.errors import KeepersOnly, UnknownWord
from saiyai.domain.lists import MOST_FOUND, ActorSort, Counted
from saiyai.domain.periods import AsOf
from saiyai.domain.thai import search_key
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.actors import ActorRow, actor_row, visible_actors
from saiyai.queries.called import ids_also_called, ids_called, ids_in_order
from saiyai.queries.edition_lines import ANSWERS
from saiyai.queries.editions import load_edition
from saiyai.queries.identities import found_by, kept_rows
from saiyai.queries.known import as_known, ids_edited_since
from saiyai.queries.member_orders import order_of
from saiyai.queries.memberships import standing_on
from saiyai.queries.names import people_of
from saiyai.queries.paging import counted_rows, ids_growing
from saiyai.queries.trees import ids_of_issue, ids_of_place
from saiyai.records.connections import alias
from saiyai.records.models import Actor, ActorIssue, Membership, Network, Tie

PAGE = 50
_AT_ONCE: Final = 2
"""Of whom a search has found, so many times a page are looked at first."""
_PERSONS: Final = [kind for kind in ActorKind if is_private(kind)]


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """What a list of members is cut down to; empty fields cut nothing.

    A place or an issue stands for everything below it as well. `role` is one that stands, in the
    record's network or in one inside it. `consent` is for keepers.
    """

    text: str = ""
    kind: str = ""
    place: str = ""
    issue: str = ""
    sector: str = ""
    role: str = ""
    consent: str = ""
    no_line: bool = False
    """Only those of whom the record tells no line yet; persons only to their keepers."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One page of a list; `after` asks for the next one, empty on the last."""

    rows: Sequence[ActorRow]
    after: str


def list_actors(  # noqa: PLR0913 - a list: of what, cut how, in which order, from where
    viewer: Viewer,
    network: Network,
    wanted: ActorFilter,
    language: Language,
    *,
    when: AsOf | None = None,
    sort: ActorSort = ActorSort.NAME,
    after: str = "",
    limit: int = PAGE,
) -> ActorPage:
    """A page of members, by name in the dictionary order of the language unless told otherwise.

    With `when`, those known at its Change who had come by its day, under the names they had.
    Names the viewer may not see are left out whole: a list cannot show them and keep them.
    Raises: UnknownPage for a key that no page has given, UnknownWord, KeepersOnly.
    Cost: one index walk per page, wherever in the list it is, and by place one for each place
    passed over; of a search that of `ids_called`; of the past, also every actor corrected since.
    """
    known = when.known if when else None
    order = order_of(network, language, sort, known)
    since = order.read(after) if after else ()

    def rows(ids: Collection[int] | None) -> QuerySet[Actor]:
        return _filtered(viewer, network, wanted, when, ids).select_related("place")

    called = _called(network, wanted, when)
    others = _corrected(viewer, network, wanted, when)
    if called is None or sort is not ActorSort.NAME:
        found = order.rows(rows(called), since, limit + 1)
    else:
        placed, unplaced = ids_in_order(network, called, language, since)
        found, new = _first(rows, placed, unplaced, limit + 1)
        others += new
    found += [row for row in others if not since or order.rank(row) > order.rank_of(since)]
    found.sort(key=order.rank)
    page = found[:limit]
    more = order.key(page[-1]) if len(found) > limit else ""
    as_known([actor.place for actor in page if actor.place], known)
    people = people_of(viewer, (actor.pk for actor in page), known)
    return ActorPage([actor_row(actor, people[actor.pk]) for actor in page], more)


def _first(
    rows: Callable[[Collection[int]], QuerySet[Actor]],
    placed: Sequence[int],
    unplaced: Collection[int],
    limit: int,
) -> tuple[list[Actor], list[Actor]]:
    """The first so many whom the viewer may see, and all of those whose place is not known.

    Cost: of those in order, no more are looked at than have to be.
    """
    found: list[Actor] = []
    others: list[Actor] = []
    new = set(unplaced)
    for number, some in enumerate([*ids_growing(placed, _AT_ONCE * limit)] or [()]):
        for row in rows(some if number else [*some, *new]):
            (others if row.pk in new else found).append(row)
        if len(found) >= limit:
            break
    return found, others


def count_actors(
    viewer: Viewer, network: Network, wanted: ActorFilter, when: AsOf | None = None
) -> Counted:
    """How many members a list has, exactly up to MOST_COUNTED; of a search, up to MOST_FOUND.

    Raises: as `list_actors`.
    """
    called = _called(network, wanted, when)
    rows = _filtered(viewer, network, wanted, when, called)
    counted = counted_rows(rows, None if called is None else MOST_FOUND)
    return replace(counted, count=counted.count + len(_corrected(viewer, network, wanted, when)))


def ids_filtered(
    viewer: Viewer, network: Network, wanted: ActorFilter, when: AsOf
) -> Sequence[int]:
    """Row ids of the actors this viewer may see of the past or now, cut down as asked."""
    rows = _filtered(viewer, network, wanted, when, _called(network, wanted, when))
    return [
        *rows.values_list("pk", flat=True),
        *(row.pk for row in _corrected(viewer, network, wanted, when)),
    ]


def _filtered(
    viewer: Viewer,
    network: Network,
    wanted: ActorFilter,
    when: AsOf | None,
    ids: Collection[int] | None,
) -> QuerySet[Actor]:
    """The actors this viewer may see, cut down as asked; of the past, but those corrected since.

    `ids` are those whom a text may mean, or some of them. Who was corrected was told otherwise
    then, and is looked at one by one (`ids_filtered`, `list_actors`).
    Raises: UnknownWord, KeepersOnly.
    """
    known = when.known if when else None
    rows = _told_of(viewer, network, wanted, when, ids)
    if known is not None:
        rows = rows.exclude(pk__in=ids_edited_since(network, Actor, known))
    if wanted.place:
        rows = rows.filter(place__in=ids_of_place(network, wanted.place, known))
    for column in ("kind", "sector"):
        if value := getattr(wanted, column):
            rows = rows.filter(**{column: value})
    return rows


def _called(network: Network, wanted: ActorFilter, when: AsOf | None) -> frozenset[int] | None:
    """Whom the text of a filter may mean; None where it has none."""
    return ids_called(network, wanted.text, when.known if when else None)


def _corrected(
    viewer: Viewer, network: Network, wanted: ActorFilter, when: AsOf | None
) -> list[Actor]:
    """Of the actors corrected since a Change, those whom the filter fits as they stood at it."""
    if when is None or when.known is None:
        return []
    since = ids_edited_since(network, Actor, when.known)
    rows = _told_of(viewer, network, wanted, when)
    found = list(rows.filter(pk__in=since).select_related("place"))
    erased = as_known(found, when.known)
    key, called = search_key(wanted.text), ids_also_called(network, wanted.text, when.known)
    places = ids_of_place(network, wanted.place, when.known) if wanted.place else None
    asked = wanted.text or wanted.kind or wanted.sector or wanted.place
    return [
        row
        for row in found
        if not (asked and row.pk in erased)
        and (not key or row.pk in called or key in row.search or row.ref == wanted.text.strip())
        and wanted.kind in {"", row.kind}
        and wanted.sector in {"", row.sector}
        and (places is None or row.place_id in places)
    ]


def _told_of(
    viewer: Viewer,
    network: Network,
    wanted: ActorFilter,
    when: AsOf | None,
    ids: Collection[int] | None = None,
) -> QuerySet[Actor]:
    """Cut down by what is told of actors in other rows, and by consent, which counts as now."""
    _check(wanted)
    known = when.known if when else None
    rows = visible_actors(viewer, network, when, ids)
    if wanted.issue:
        issues = ids_of_issue(network, wanted.issue, known)
        told = ActorIssue.objects.using(alias()).filter(issue__in=issues).known(known)
        rows = rows.filter(_or_merged(network, Q(pk__in=told.values("actor")), known))
    if wanted.role:
        held = Membership.objects.using(alias()).filter(role=wanted.role).known(known)
        held = held.filter(standing_on(when.day) if when else Q(left_latest__isnull=True))
        rows = rows.filter(_or_merged(network, Q(pk__in=held.values("member")), known))
    if wanted.consent:
        rows = _with_consent(viewer, rows, wanted.consent)
    return _without_line(viewer, network, rows, known) if wanted.no_line else rows


_WORDS: Final = {"kind": ActorKind, "sector": Sector, "role": Role, "consent": Consent}


def _check(wanted: ActorFilter) -> None:
    for field, words in _WORDS.items():
        value: str = getattr(wanted, field)
        if value and value not in set(words):
            raise UnknownWord(field=field, value=value, known=", ".join(filter(None, words)))


def _or_merged(network: Network, told: Q, known: int | None) -> Q:
    return told | Q(pk__in=found_by(network, told, known))


def _with_consent(viewer: Viewer, rows: QuerySet[Actor], consent: str) -> QuerySet[Actor]:
    if not (viewer.is_keeper or viewer.keeps):
        raise KeepersOnly
    rows = rows.filter(consent=consent)
    return rows if viewer.is_keeper else rows.filter(pk__in=viewer.keeps)


def _without_line(
    viewer: Viewer, network: Network, rows: QuerySet[Actor], known: int | None
) -> QuerySet[Actor]:
    """Of whom no line is told: to keepers from the rows, to others from what counts for them.

    To others a line that waits for a word is not there, and a person without any is not shown.
    """
    if not viewer.is_keeper:
        edition = load_edition(network, viewer.eye, known)
        has_line = np.zeros(edition.n, np.bool_)
        has_line[edition.lines.a] = has_line[edition.lines.b] = True
        others = ~Q(kind__in=_PERSONS) | Q(pk__in=viewer.keeps)
        return rows.filter(others, pk__in=edition.actor_ids[~has_line].tolist())
    lines = Tie.objects.using(alias()).filter(~ANSWERS, network=network).known(known)
    rows = rows.filter(
        ~Exists(lines.filter(a=OuterRef("pk"))), ~Exists(lines.filter(b=OuterRef("pk")))
    )
    ends = kept_rows(network, known)
    of_merged = lines.filter(Q(a__in=list(ends)) | Q(b__in=list(ends))) if ends else lines.none()
    lined = {ends[end] for pair in of_merged.values_list("a", "b") for end in pair if end in ends}
    return rows.exclude(pk__in=lined)
