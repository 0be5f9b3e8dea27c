"""What touches lines that share an end: the few rows of a large record that a page needs.

A page of one member or one line would else wait for the arrays of the whole record, which are
made anew after every Change. What touches a line has both its ends in it, so nothing is read of
an event that only one of them was in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from django.db.models import Exists, F, OuterRef, Q
from numpy.typing import NDArray

from saiyai.queries.columns import columns, standing_at
from saiyai.queries.identities import kept_for, rows_for
from saiyai.queries.keeping import Newest
from saiyai.records.connections import alias
from saiyai.records.models import Event, Flow, Network, Part, Tie

Ints = NDArray[np.int64]

LARGE: Final = 20_000
"""A record of more events is not read whole for one actor."""

_IN_AN_EVENT: Final = 8
"""So many others are met in an event, about; only a choice of the way hangs on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Row ids of lines that share an end, of their ends, and of what both ends of one are in.

    `parts` are events and actors, (parts,), those of the shared end once for each event.
    """

    ties: Sequence[int]
    actors: Sequence[int]
    events: Sequence[int]
    flows: Sequence[int]
    parts: tuple[Ints, Ints]


def is_large(network: Network) -> bool:
    """Whether a record has more events than are read whole for one actor.

    Only the way to an answer hangs on it, so once large counts as large for good.
    Cost: 1 ms, until it is.
    """
    if _LARGE.holds(network.pk):
        return True
    rows = Event.objects.using(alias()).filter(network=network)
    large = rows.order_by().values("pk")[: LARGE + 1].count() > LARGE
    return large and _LARGE.get(network.pk, lambda: True)


_LARGE: Final = Newest(keep=1_000)


def load_around(ties: Iterable[int], seq: int) -> Around | None:
    """What touches lines that share an end; None where they share none.

    Cost: some index walks: of the events of the end they share and who is in them, or of the
    events of all the other ends, whichever are fewer.
    """
    lines = Tie.objects.using(alias()).filter(pk__in=list(ties)).values_list("a_id", "b_id")
    pairs = [set(pair) for pair in lines]
    kept = kept_for((end for pair in pairs for end in pair), seq)
    joined = [{kept[end] for end in pair} for pair in pairs]
    shared = set.intersection(*joined) if joined else set()
    if not shared:
        return None
    centre = min(shared)
    ends = rows_for(set.union(*joined), seq)
    own = [row for row, end in ends.items() if end == centre]
    others = [row for row, end in ends.items() if end != centre]
    between = Q(a_id__in=own, b_id__in=others) | Q(a_id__in=others, b_id__in=own)
    rows = Tie.objects.using(alias()).filter(between).filter(standing_at(seq))
    met, who = _met(own, others)
    flows, given = _given(own, others)
    events = np.unique(met)
    return Around(
        ties=list(rows.values_list("pk", flat=True)),
        actors=list(ends),
        events=np.union1d(events, given).tolist(),
        flows=flows.tolist(),
        parts=(
            np.concatenate((met, events)),
            np.concatenate((who, np.full(len(events), centre, np.int64))),
        ),
    )


def _met(own: Sequence[int], others: Sequence[int]) -> tuple[Ints, Ints]:
    """The events in which one of the others met the first, and which of them did."""
    parts = Part.objects.using(alias())
    mine, theirs = parts.filter(actor_id__in=own), parts.filter(actor_id__in=others)
    most = mine.count() * _IN_AN_EVENT
    if theirs.order_by().values("pk")[: most + 1].count() <= most:
        met = theirs.filter(Exists(mine.filter(event_id=OuterRef("event_id"))))
    else:
        # As a sum it is no column: SQLite would look up every pair of an event and an actor.
        there = parts.filter(event_id__in=mine.values("event_id")).annotate(who=F("actor_id") + 0)
        met = there.filter(who__in=others)
    found = columns(met.order_by(), "event_id", "actor_id", few=True)
    return found[0], found[1]


def _given(own: Sequence[int], others: Sequence[int]) -> tuple[Ints, Ints]:
    """What went between the first and one of the others: rows, and their events."""
    rows = Flow.objects.using(alias()).filter(
        Q(source_id__in=own, target_id__in=others) | Q(source_id__in=others, target_id__in=own)
    )
    found = columns(rows.order_by(), "pk", "event_id", few=True)
    return found[0], found[1]
