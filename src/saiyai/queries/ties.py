"""Lines: lists and single ones, with their state on a day and what was said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

import numpy as np
from django.db.models import F, Q
from numpy.typing import NDArray

from saiyai.assessment.look.line_history import resting_lines, rhythms_on, states_on
from saiyai.assessment.look.record import UNTOLD
from saiyai.domain.consent import Consent
from saiyai.domain.errors import KeepersOnly, UnknownTie, UnknownWord
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.ties import AS_READ, Foundation, Rhythm, Stance, Standing, TieState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.lines import FOREVER, NEVER, LineState, LineStates
from saiyai.engine.rhythm import ENOUGH, Rhythms
from saiyai.queries.edition_lines import ANSWERS
from saiyai.queries.editions import Edition, load_edition, load_edition_around, standings_on
from saiyai.queries.identities import rows_for, ties_with
from saiyai.queries.known import as_known
from saiyai.queries.names import Someone, people_of
from saiyai.queries.paging import ids_growing
from saiyai.queries.tie_kinds import TieKindRow, tie_kind_row
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Network, Tie, TieAssertion
from saiyai.records.models.facts import span

_AT_ONCE: Final = 2
"""Of an actor so many times the lines that are shown are looked at first."""


@dataclass(frozen=True, slots=True)
class TieRow:
    """A line on a day."""

    id: int
    ref: str
    kind: TieKindRow
    directed: bool
    a: Someone
    b: Someone
    state: TieState
    resting: bool
    since: date | None
    last_positive: date | None
    holds_until: date | None
    """The last day of this state if nothing more is told; None: for ever."""
    contacts: int = 0
    """Of so many contacts the rhythm was learned; 0 where it was told, or is not known."""
    standing: Standing = Standing.CONFIRMED
    is_shared: bool = True
    """Whether others than its teller, its ends and the keepers may know of it."""


@dataclass(frozen=True, slots=True)
class AssertionRow:
    """What somebody said of a line."""

    said_by: Someone | None
    stance: Stance
    said: Span
    since: Span | None
    foundation: Foundation
    rhythm: Rhythm
    bases: tuple[int, int, int] | None
    whys: tuple[str, str, str]
    """What each basis rests on: a few words, or `#` and the ref of an event."""
    sign: int | None
    via: Someone | None
    weight: float | None
    note: str
    occasion: str


def tie_rows(
    viewer: Viewer,
    network: Network,
    ids: Iterable[int],
    when: AsOf,
    *,
    first: int | None = None,
) -> Sequence[TieRow]:
    """Lines by row id with their states; those not laid by that day are left out.

    `first` asks for so many only, those that answer before the others.

    Members read shared lines, and of the others those they told or are an end of. Outside nobody
    reads single lines.
    """
    if viewer.eye is Eye.OUTSIDE:
        return []
    wanted = list(ids)
    edition = load_edition_around(network, viewer.eye, wanted, when.known)
    rows = _rows(viewer, _OnDay.load(edition, when.day), when.known, first)
    left = sorted(set(wanted) - set(edition.tie_ids.tolist()))
    if own := _own(viewer, left, when.known):
        whole = load_edition_around(network, Eye.KEEPER, own, when.known)
        rows += _rows(viewer, _OnDay.load(whole, when.day), when.known)
        order = {pk: place for place, pk in enumerate(wanted)}
        rows.sort(key=lambda row: order[row.id])
    return rows


def _own(viewer: Viewer, ids: Sequence[int], known: int | None) -> list[int]:
    """Of lines that are not shared, those this viewer, or whom they keep, told or is an end of.

    Who refused consent is nobody's other end. Who somebody is counts as told now.
    """
    close = viewer.keeps | ({viewer.actor} if viewer.actor else set())
    if not close or viewer.is_keeper or not ids:
        return []
    me = list(rows_for(close))
    told = TieAssertion.objects.using(alias()).filter(said_by__in=me).known(known)
    mine = Q(a__in=me) | Q(b__in=me) | Q(pk__in=told.values("tie"))
    seen = (Q(a__in=me) | ~Q(a__consent=Consent.REFUSED)) & (
        Q(b__in=me) | ~Q(b__consent=Consent.REFUSED)
    )
    rows = Tie.objects.using(alias()).filter(mine, seen, pk__in=ids)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def may_read_line(viewer: Viewer, network: Network, tie: int, known: int | None = None) -> bool:
    """Whether this viewer may know of a line, by row id, as known at a Change."""
    if viewer.is_keeper or viewer.eye is Eye.OUTSIDE:
        return viewer.is_keeper
    shared = load_edition_around(network, viewer.eye, [tie], known).lines.count
    return bool(shared or _own(viewer, [tie], known))


def readable_lines(viewer: Viewer, ties: Iterable[Tie], known: int | None) -> frozenset[int]:
    """Of these lines of one record, the row ids of those that this viewer may know of."""
    rows = {tie.pk: tie for tie in ties}
    if viewer.is_keeper or viewer.eye is Eye.OUTSIDE or not rows:
        return frozenset(rows if viewer.is_keeper else ())
    ids = list(rows)
    network = rows[ids[0]].network
    edition = load_edition_around(network, viewer.eye, ids, known)
    return frozenset(edition.tie_ids.tolist()) | set(_own(viewer, ids, known))


@dataclass(frozen=True, slots=True)
class _OnDay:
    """What is computed of every line of an edition on a day."""

    edition: Edition
    states: LineStates
    resting: NDArray[np.bool_]
    learned: Rhythms
    standings: NDArray[np.int8]

    @staticmethod
    def load(edition: Edition, day: date) -> "_OnDay":
        """Cost: O(hits)."""
        return _OnDay(
            edition,
            states_on(edition.history, day.toordinal()),
            resting_lines(edition.history, day.toordinal()),
            rhythms_on(edition.history, day.toordinal()),
            standings_on(edition, day),
        )


def _rows(
    viewer: Viewer, on_day: _OnDay, known: int | None, first: int | None = None
) -> list[TieRow]:
    laid = np.flatnonzero(on_day.states.states != LineState.NOT_LAID)
    if first is not None:
        ranks = np.argsort(AS_READ)[on_day.states.states[laid]]
        laid = laid[np.argsort(ranks, kind="stable")[:first]]
    rows = Tie.objects.using(alias()).filter(pk__in=on_day.edition.tie_ids[laid].tolist())
    by_id = {row.pk: row for row in rows.select_related("kind")}
    as_known([row.kind for row in by_id.values()], known)
    people = people_of(
        viewer, (end for row in by_id.values() for end in (row.a_id, row.b_id)), known
    )
    return [
        _row(by_id[int(on_day.edition.tie_ids[line])], people, on_day, line)
        for line in laid.tolist()
    ]


def _row(tie: Tie, people: Mapping[int, Someone], on_day: _OnDay, line: int) -> TieRow:
    states, contacts = on_day.states, int(on_day.learned.contacts[line])
    return TieRow(
        id=tie.pk,
        ref=tie.ref,
        kind=tie_kind_row(tie.kind),
        directed=tie.directed,
        a=people[tie.a_id],
        b=people[tie.b_id],
        state=TieState(int(states.states[line])),
        resting=bool(on_day.resting[line]),
        since=_day(int(states.since[line])),
        last_positive=_day(int(states.last_positive[line])),
        holds_until=_day(int(states.holds_until[line])),
        contacts=contacts if contacts >= ENOUGH else 0,
        standing=Standing(int(on_day.standings[line])),
        is_shared=bool(on_day.edition.shared[line]),
    )


def _day(number: int) -> date | None:
    return None if number in {NEVER, FOREVER, UNTOLD} else date.fromordinal(number)


def list_ties_of(
    viewer: Viewer, network: Network, actor: int, when: AsOf, *, limit: int | None = None
) -> Sequence[TieRow]:
    """The lines of one actor on a day, those that answer first; `limit` cuts the list.

    Whom somebody listens to is no line of theirs and not among them.

    Cost: that of all its lines; with a limit only of so many, in the order they were told, until
    enough of them are in use, for no later one can come before those.
    """
    ends = list(rows_for([actor], when.known))
    # As a sum it is no column: SQLite would walk all lines of the record for these.
    rows = Tie.objects.using(alias()).annotate(record=F("network_id") + 0)
    rows = rows.filter(Q(a_id__in=ends) | Q(b_id__in=ends), ~ANSWERS, record=network.pk)
    found: list[TieRow] = []
    with snapshot():
        ids = rows.known(when.known).order_by("pk").values_list("pk", flat=True)
        for some in ids_growing(ids, _AT_ONCE * limit) if limit else [list(ids)]:
            found += tie_rows(viewer, network, some, when, first=limit)
            if limit and sum(row.state is AS_READ[0] for row in found) >= limit:
                break
    return sorted(found, key=lambda row: (AS_READ.index(row.state), row.id))[:limit]


@dataclass(frozen=True, slots=True)
class TiePage:
    """One page of lines; `after` asks for the next one, None on the last."""

    rows: Sequence[TieRow]
    after: int | None


@dataclass(frozen=True, slots=True)
class TieFilter:
    """What a list of lines is cut down to; empty fields cut nothing."""

    state: str = ""
    kind: int | None = None
    """The number of a kind of line."""
    unconfirmed: bool = False
    """Only those that wait for a word; for keepers."""


def list_ties(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    wanted: TieFilter | None = None,
    *,
    after: int = 0,
    limit: int = 200,
) -> TiePage:
    """Lines in the order they were told. Answers to whom somebody listens: only by their kind.

    Cut by their state are the lines that everybody with this eye may know of.
    Raises: UnknownWord, KeepersOnly.
    Cost: one index walk per page; by state or for those that wait O(hits) more.
    """
    wanted = wanted or TieFilter()
    rows = Tie.objects.using(alias()).filter(network=network, pk__gt=after).known(when.known)
    rows = rows.filter(~ANSWERS if wanted.kind is None else Q(kind=wanted.kind))
    ids = rows.order_by("pk").values_list("pk", flat=True)
    if wanted.state or wanted.unconfirmed:
        fitting = _fitting(viewer, network, when, wanted)
        shown = list(islice((pk for pk in ids.iterator() if pk in fitting), limit + 1))
    else:
        shown = list(ids[: limit + 1])
    more = shown[limit - 1] if len(shown) > limit else None
    return TiePage(tie_rows(viewer, network, shown[:limit], when), more)


def _fitting(viewer: Viewer, network: Network, when: AsOf, wanted: TieFilter) -> set[int]:
    """Row ids of the lines of an edition that are in this state on the day, or wait for a word."""
    if wanted.unconfirmed and not viewer.is_keeper:
        raise KeepersOnly
    if viewer.eye is Eye.OUTSIDE:
        return set()
    states = {state.id: state for state in TieState}
    if wanted.state and wanted.state not in states:
        raise UnknownWord(field="state", value=wanted.state, known=", ".join(states))
    edition = load_edition(network, viewer.eye, when.known)
    fits = ~edition.shared if wanted.unconfirmed else np.ones(edition.lines.count, np.bool_)
    if wanted.state:
        fits &= states_on(edition.history, when.day.toordinal()).states == states[wanted.state]
    return set(edition.tie_ids[fits].tolist())


def tie_of(viewer: Viewer, network: Network, ref: str, known: int | None = None) -> Tie:
    """The row of a line by ref, or of the line that it is one with, as known at a Change.

    Raises: UnknownTie if there is none, or none this eye may see.
    """
    standing = Tie.objects.using(alias()).filter(network=network).known(known)
    standing = standing.select_related("network", "kind", "a", "b")
    found = standing.filter(ref=ref).order_by("-pk").first()
    if found is None or not may_read_line(viewer, network, ties_with(found, known)[0], known):
        raise UnknownTie(ref=ref)
    first, *_ = ties_with(found, known)
    return found if found.pk == first else standing.get(pk=first)


def get_tie(viewer: Viewer, network: Network, ref: str, when: AsOf) -> TieRow:
    """One line by ref on a day. Raises: UnknownTie."""
    rows = tie_rows(viewer, network, [tie_of(viewer, network, ref, when.known).pk], when)
    if not rows:
        raise UnknownTie(ref=ref)
    return rows[0]


def list_assertions(viewer: Viewer, tie: Tie, when: AsOf) -> Sequence[AssertionRow]:
    """Everything that was said of a line, and of lines that are one with it, the newest first."""
    of = ties_with(tie, when.known)
    rows = TieAssertion.objects.using(alias()).filter(tie_id__in=of)
    rows = rows.known(when.known).by(when.day)
    told = list(rows.order_by("-latest", "-pk"))
    named = (pk for row in told for pk in (row.said_by_id, row.via_id) if pk)
    people = people_of(viewer, named, when.known)
    return [
        AssertionRow(
            said_by=people.get(row.said_by_id) if row.said_by_id else None,
            stance=Stance(row.stance),
            said=Span(row.earliest, row.latest),
            since=span(row.since_earliest, row.since_latest),
            foundation=Foundation(row.foundation),
            rhythm=Rhythm(row.rhythm),
            bases=_bases(row),
            whys=_whys(row) if viewer.reads_rows else ("", "", ""),
            sign=row.sign,
            via=people.get(row.via_id) if row.via_id else None,
            weight=row.weight,
            note=row.note if viewer.reads_rows else "",
            occasion=row.occasion if viewer.reads_rows else "",
        )
        for row in told
    ]


def _whys(row: TieAssertion) -> tuple[str, str, str]:
    return row.culture_why, row.power_why, row.learning_why


def _bases(row: TieAssertion) -> tuple[int, int, int] | None:
    told = (row.culture, row.power, row.learning)
    if all(part is None for part in told):
        return None
    return (row.culture or 0, row.power or 0, row.learning or 0)
