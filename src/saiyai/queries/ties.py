"""Lines: lists and single ones, with their state on a day and what was said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Q

from saiyai.domain.errors import UnknownTie
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.ties import AS_READ, Foundation, Rhythm, Stance, TieState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.lines import FOREVER, NEVER, LineState
from saiyai.queries.columns import UNTOLD_DAY
from saiyai.queries.editions import load_edition
from saiyai.queries.facts import resting_lines, states_on
from saiyai.queries.names import Someone, people_of
from saiyai.records.connections import alias
from saiyai.records.models import Network, Tie, TieAssertion
from saiyai.records.models.facts import span


@dataclass(frozen=True, slots=True)
class TieRow:
    """A line on a day."""

    id: int
    ref: str
    kind: str
    directed: bool
    a: Someone
    b: Someone
    state: TieState
    resting: bool
    since: date | None
    last_positive: date | None
    holds_until: date | None
    """The last day of this state if nothing more is told; None: for ever."""


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
    weight: float | None
    note: str
    occasion: str


def tie_rows(viewer: Viewer, network: Network, ids: Iterable[int], when: AsOf) -> Sequence[TieRow]:
    """Lines by row id with their states; those not laid by that day are left out.

    Outside nobody reads single lines.
    """
    if viewer.eye is Eye.OUTSIDE:
        return []
    edition = load_edition(network, viewer.eye, when.known)
    wanted = np.fromiter(ids, dtype=np.int64)
    at = np.searchsorted(edition.tie_ids, wanted)
    found = at[(at < len(edition.tie_ids))]
    found = found[edition.tie_ids[found] == wanted[at < len(edition.tie_ids)]]
    states = states_on(edition, when.day)
    found = found[states.states[found] != LineState.NOT_LAID]
    resting = resting_lines(edition, when.day)
    rows = Tie.objects.using(alias()).filter(pk__in=edition.tie_ids[found].tolist())
    by_id = {row.pk: row for row in rows.select_related("kind")}
    people = people_of(viewer, (end for row in by_id.values() for end in (row.a_id, row.b_id)))
    return [
        _row(
            by_id[int(edition.tie_ids[line])],
            people,
            TieState(int(states.states[line])),
            resting=bool(resting[line]),
            days=(
                int(states.since[line]),
                int(states.last_positive[line]),
                int(states.holds_until[line]),
            ),
        )
        for line in found.tolist()
    ]


def _row(
    tie: Tie,
    people: Mapping[int, Someone],
    state: TieState,
    *,
    resting: bool,
    days: tuple[int, int, int],
) -> TieRow:
    since, last, until = (_day(number) for number in days)
    return TieRow(
        id=tie.pk,
        ref=tie.ref,
        kind=tie.kind.name,
        directed=tie.directed,
        a=people[tie.a_id],
        b=people[tie.b_id],
        state=state,
        resting=resting,
        since=since,
        last_positive=last,
        holds_until=until,
    )


def _day(number: int) -> date | None:
    return None if number in {NEVER, FOREVER, UNTOLD_DAY} else date.fromordinal(number)


def list_ties_of(viewer: Viewer, network: Network, actor: int, when: AsOf) -> Sequence[TieRow]:
    """The lines of one actor on a day, those that answer first."""
    rows = Tie.objects.using(alias()).filter(Q(a_id=actor) | Q(b_id=actor), network=network)
    ids = rows.known(when.known).order_by("pk").values_list("pk", flat=True)
    found = tie_rows(viewer, network, ids, when)
    return sorted(found, key=lambda row: (AS_READ.index(row.state), row.id))


@dataclass(frozen=True, slots=True)
class TiePage:
    """One page of lines; `after` asks for the next one, None on the last."""

    rows: Sequence[TieRow]
    after: int | None


def list_ties(
    viewer: Viewer, network: Network, when: AsOf, *, after: int = 0, limit: int = 200
) -> TiePage:
    """Lines in the order they were told."""
    rows = Tie.objects.using(alias()).filter(network=network, pk__gt=after).known(when.known)
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[: limit + 1])
    more = ids[limit - 1] if len(ids) > limit else None
    return TiePage(tie_rows(viewer, network, ids[:limit], when), more)


def tie_of(viewer: Viewer, network: Network, ref: str) -> Tie:
    """The row of a line by ref. Raises: UnknownTie if there is none, or none this eye may see."""
    rows = Tie.objects.using(alias()).filter(network=network, ref=ref).known(None)
    found = rows.select_related("network", "kind", "a", "b").first()
    if found is None or viewer.eye is Eye.OUTSIDE:
        raise UnknownTie(ref=ref)
    return found


def get_tie(viewer: Viewer, network: Network, ref: str, when: AsOf) -> TieRow:
    """One line by ref on a day. Raises: UnknownTie."""
    rows = tie_rows(viewer, network, [tie_of(viewer, network, ref).pk], when)
    if not rows:
        raise UnknownTie(ref=ref)
    return rows[0]


def list_assertions(viewer: Viewer, tie: Tie, when: AsOf) -> Sequence[AssertionRow]:
    """Everything that was said of a line, the newest first."""
    rows = TieAssertion.objects.using(alias()).filter(tie=tie).known(when.known).by(when.day)
    told = list(rows.order_by("-latest", "-pk"))
    people = people_of(viewer, (row.said_by_id for row in told if row.said_by_id))
    return [
        AssertionRow(
            said_by=people.get(row.said_by_id) if row.said_by_id else None,
            stance=Stance(row.stance),
            said=Span(row.earliest, row.latest),
            since=span(row.since_earliest, row.since_latest),
            foundation=Foundation(row.foundation),
            rhythm=Rhythm(row.rhythm),
            bases=_bases(row),
            weight=row.weight,
            note=row.note if viewer.reads_rows else "",
            occasion=row.occasion,
        )
        for row in told
    ]


def _bases(row: TieAssertion) -> tuple[int, int, int] | None:
    told = (row.culture, row.power, row.learning)
    if all(part is None for part in told):
        return None
    return (row.culture or 0, row.power or 0, row.learning or 0)
