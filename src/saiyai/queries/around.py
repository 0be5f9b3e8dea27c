"""What touches the lines of one actor: the few rows of a large record that its page needs.

A page of one member or one line would else wait for the arrays of the whole record, which are
made anew after every Change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from saiyai.queries.columns import standing_at
from saiyai.queries.identities import kept_for, rows_for
from saiyai.records.connections import alias
from saiyai.records.models import Event, Flow, Network, Part, Tie

LARGE: Final = 20_000
"""A record of more events is not read whole for one actor."""

MOST_EVENTS: Final = 30_000
"""Of an actor in more events the whole record is read: a query takes no longer list."""


@dataclass(frozen=True, slots=True)
class Around:
    """Row ids of lines that share an end, of their ends, and of the events that one is in."""

    ties: Sequence[int]
    actors: Sequence[int]
    events: Sequence[int]


def is_large(network: Network) -> bool:
    """Whether a record has more events than are read whole for one actor. Cost: 1 ms."""
    rows = Event.objects.using(alias()).filter(network=network)
    return rows.order_by().values("pk")[: LARGE + 1].count() > LARGE


def load_around(network: Network, ties: Iterable[int], seq: int) -> Around | None:
    """What touches lines that share an end; None where they share none, or it is in too much.

    Cost: some index walks: about 20 ms for somebody in 7,000 events.
    """
    lines = Tie.objects.using(alias()).filter(pk__in=list(ties)).values_list("a_id", "b_id")
    pairs = [set(pair) for pair in lines]
    kept = kept_for((end for pair in pairs for end in pair), seq)
    joined = [{kept[end] for end in pair} for pair in pairs]
    shared = set.intersection(*joined) if joined else set()
    if not shared:
        return None
    ends = list(rows_for(set.union(*joined), seq))
    events = _events_of(list(rows_for([min(shared)], seq)))
    if len(events) > MOST_EVENTS:
        return None
    between = Tie.objects.using(alias()).filter(
        standing_at(seq), network=network, a_id__in=ends, b_id__in=ends
    )
    return Around(list(between.values_list("pk", flat=True)), ends, events)


def _events_of(actors: Sequence[int]) -> list[int]:
    parts = Part.objects.using(alias()).filter(actor_id__in=actors)
    flows = Flow.objects.using(alias()).filter(Q(source_id__in=actors) | Q(target_id__in=actors))
    found = set(parts.values_list("event_id", flat=True))
    return sorted(found | set(flows.values_list("event_id", flat=True)))
