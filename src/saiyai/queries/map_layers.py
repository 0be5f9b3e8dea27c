"""What a map can be told apart by: of a line its kind, bases and events, of an actor its groups.

Outside, where no line is read, there is nothing of it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from saiyai.domain.actors import ActorKind
from saiyai.domain.kinds.card import Privacy
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import AsOf
from saiyai.domain.ties import BASES
from saiyai.domain.viewers import Eye
from saiyai.engine.catalogue import measure_of
from saiyai.engine.network import make_network
from saiyai.engine.result import NodeValues
from saiyai.queries.columns import among, columns, standing_at
from saiyai.queries.editions import KIND_CODES, Edition
from saiyai.queries.nesting import standing_memberships
from saiyai.records.connections import alias
from saiyai.records.models import Network, Tie, TieAssertion

Ints = NDArray[np.int64]

NAMED_FROM: Final = 3
"""From so many on, those who hang together are a cluster with a name."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class LineLayers:
    """Of every line: its kind, what it rests on, and kinds of event that touched it by the day.

    Shapes: all (lines,). `kinds` are row ids; bit i of `bases` stands for BASES[i], bit i of
    `events` for the i-th kind of event that there is.
    """

    kinds: Ints
    bases: Ints
    events: Ints


def load_layers(network: Network, eye: Eye, edition: Edition, when: AsOf) -> LineLayers:
    """By what lines can be told apart, for an eye: members learn only of kinds they read rows of.

    Cost: two questions, and O(hits).
    """
    kinds, bases = np.full((2, edition.lines.count), 0, np.int64)
    events = np.zeros(edition.lines.count, np.int64)
    if eye is Eye.OUTSIDE or not edition.lines.count:
        return LineLayers(kinds, bases, events)
    rows = Tie.objects.using(alias()).filter(network=network).filter(standing_at(edition.seq))
    ids, of_kind = columns(rows.order_by("pk"), "pk", "kind_id")
    at = edition.lines_of(ids)
    kinds[at[at >= 0]] = of_kind[at >= 0]
    return LineLayers(kinds, _bases(network, edition, when), _events(eye, edition, when))


def _bases(network: Network, edition: Edition, when: AsOf) -> Ints:
    """What each line rests on, as told last by the day."""
    told = TieAssertion.objects.using(alias()).by(when.day).filter(tie__network=network)
    told = told.filter(standing_at(edition.seq), standing_at(edition.seq, "tie__"))
    some = Q(culture__isnull=False) | Q(power__isnull=False) | Q(learning__isnull=False)
    tie, *of = columns(told.filter(some).order_by("latest", "pk"), "tie_id", *BASES)
    bits = sum((basis > 0).astype(np.int64) << bit for bit, basis in enumerate(of))
    found = np.zeros(edition.lines.count, np.int64)
    at = edition.lines_of(tie)
    found[at[at >= 0]] = np.asarray(bits)[at >= 0]  # numpy keeps the last of repeated positions
    return found


def _events(eye: Eye, edition: Edition, when: AsOf) -> Ints:
    shown = [eye is Eye.KEEPER or kind.privacy is Privacy.OPEN for kind in KINDS.values()]
    hits = edition.hits
    there = (hits.events >= 0) & (hits.days <= when.day.toordinal())
    kinds = edition.events.kinds[hits.events[there]]
    lines = hits.lines[there]
    seen = np.array(shown)[kinds]
    found = np.zeros(edition.lines.count, np.int64)
    np.bitwise_or.at(found, lines[seen], np.int64(1) << kinds[seen])
    return found


@cache
def event_kinds_of(bits: int) -> tuple[str, ...]:
    """The kinds of event that the bits of a line stand for."""
    return tuple(kind for kind, code in KIND_CODES.items() if bits >> code & 1)


@cache
def bases_of(bits: int) -> tuple[str, ...]:
    """The bases that the bits of a line stand for."""
    return tuple(basis for bit, basis in enumerate(BASES) if bits >> bit & 1)


def load_within(network: Network, edition: Edition, when: AsOf) -> list[tuple[int, int]]:
    """Who is in whom on a day, as positions (holder, member), the record's own network aside.

    Cost: one question.
    """
    rows = standing_memberships(when).filter(member__network=network)
    rows = rows.filter(among(edition.actor_ids.tolist(), "network_id"))
    holder, member = columns(rows.order_by("pk"), "network_id", "member_id")
    pairs = zip(
        edition.positions_of(holder).tolist(), edition.positions_of(member).tolist(), strict=True
    )
    top = int(edition.positions_of([network.pk])[0])
    found = ((up, down) for up, down in pairs if min(up, down) >= 0 and up not in {top, down})
    return list(dict.fromkeys(found))


# --- clusters -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cluster:
    """Those who hang together, and what most of them share.

    `about` is `place` or `issue` with its ref in `of`, or `actor` with a position: whoever of
    the groups among them has most lines. It is empty where nothing can be said.
    """

    about: str
    of: str | int
    count: int


def find_clusters(edition: Edition) -> Ints:
    """For each actor the cluster of all its lines, the largest first; -1 for the few and alone.

    Shape (n,). Cost: that of `communities`.
    """
    lines = edition.lines
    network = make_network(edition.n, lines.a, lines.b, directed=False)
    found = measure_of("communities").compute(network)
    if not isinstance(found, NodeValues):
        return np.full(edition.n, -1, np.int64)
    labels = np.asarray(found.values, np.int64)
    return np.where(np.bincount(labels)[labels] >= NAMED_FROM, labels, -1)


@dataclass(frozen=True, slots=True)
class Clustered:
    """What an actor brings to the name of its cluster; `place` and `issues` are refs."""

    cluster: int
    kind: ActorKind
    place: str
    issues: Sequence[str]
    lines: int


def name_clusters(actors: Sequence[Clustered]) -> list[Cluster]:
    """What each cluster is called: its place or issue if half of it share one, else its hub.

    Two are never called alike: the smaller has another name. A person gives a cluster none.
    Positions are places in the list. Cost: O(n).
    """
    members: dict[int, list[int]] = {}
    for at, actor in enumerate(actors):
        if actor.cluster >= 0:
            members.setdefault(actor.cluster, []).append(at)
    found: list[Cluster] = []
    for label in range(max(members, default=-1) + 1):
        here = members.get(label, [])
        taken = {(one.about, one.of) for one in found}
        named = [one for one in _names(here, actors) if (one.about, one.of) not in taken]
        found.append(named[0] if named else Cluster("", "", len(here)))
    return found


def _names(here: Sequence[int], actors: Sequence[Clustered]) -> list[Cluster]:
    """By what a cluster could be called, the best first."""
    places = [actors[at].place for at in here if actors[at].place]
    issues = [issue for at in here for issue in actors[at].issues]
    shared = _shared("place", places, len(here)), _shared("issue", issues, len(here))
    return [one for one in (*shared, _hub(here, actors)) if one is not None]


def _shared(about: str, refs: Sequence[str], count: int) -> Cluster | None:
    for ref, of in Counter(refs).most_common(1):
        if of >= _HALF * count:
            return Cluster(about, ref, count)
    return None


def _hub(here: Sequence[int], actors: Sequence[Clustered]) -> Cluster | None:
    groups = [at for at in here if actors[at].kind is not ActorKind.PERSON]
    if not groups:
        return None
    return Cluster("actor", max(groups, key=lambda at: (actors[at].lines, -at)), len(here))
