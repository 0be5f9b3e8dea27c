"""A record as arrays: the only place where rows of the record become positions.

An edition holds every fact that counts for one eye, as known at one Change. It is made for
keepers, members or outside, never per viewer; names are cut from the answer, in `names`.
Positions 0..n-1 stand for actors in the order of their row ids. Each process keeps the newest few.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from django.db.models import Q, QuerySet
from numpy.typing import NDArray

from saiyai.assessment.look.line_history import LineHistory
from saiyai.assessment.look.record import UNTOLD
from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, is_private
from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import Pairs
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import AsOf
from saiyai.domain.ties import PROPOSAL_DAYS, Standing
from saiyai.domain.viewers import Eye
from saiyai.engine.events import (
    Code,
    Events,
    EventTable,
    Flows,
    Lines,
    Presence,
    Rule,
    make_events,
    make_lines,
)
from saiyai.engine.hits import (
    Hits,
    QuietTimes,
    find_hits,
    hits_of_lines,
    with_quiet,
    with_words,
)
from saiyai.engine.standings import Spoken, first_proofs, spoken_of_lines, standings
from saiyai.queries.around import Around, is_large, load_around
from saiyai.queries.columns import (
    Coded,
    DayNumber,
    among,
    columns,
    positions_of,
    standing_at,
)
from saiyai.queries.edition_lines import load_lines, load_quiet
from saiyai.queries.identities import Same, Who, load_same, standing_alone
from saiyai.queries.keeping import Newest, forget_kept
from saiyai.queries.known import as_known, ids_edited_since
from saiyai.queries.names import ids_merged_refused, standing_refusal
from saiyai.queries.networks import seq_known
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Actor, Event, Flow, Network, Part

Ints = NDArray[np.int64]

_RULES: Final = {
    Pairs.NONE: Rule.NONE,
    Pairs.FLOW: Rule.FLOW,
    Pairs.STAR: Rule.STAR,
    Pairs.ALL: Rule.ALL,
}
KIND_CODES: Final = {kind: code for code, kind in enumerate(KINDS)}
GOOD_CODES: Final = {str(good): code for code, good in enumerate(Good)}
ACTOR_KINDS: Final = tuple(ActorKind)


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """Events of an edition. Shapes: all (events,); `ids` are row ids, `kinds` of KIND_CODES."""

    ids: Ints
    days: Ints
    kinds: Ints
    proofs: Ints


@dataclass(frozen=True, slots=True, eq=False)
class FlowColumns:
    """What went from whom to whom. Shapes: all (flows,); `events` are rows of EventColumns."""

    events: Ints
    sources: Ints
    targets: Ints
    goods: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One record for one eye, as known at Change `seq`.

    Shapes: `actor_ids`, `kinds`, `places` (n,); `tie_ids`, `weights`, `directed`, `answers`,
    `rhythms` (lines,). `kinds` are positions in ACTOR_KINDS, `places` row ids or UNTOLD; `rhythms`
    positions in RHYTHMS as declared; a weight that was not told is NaN. `unshared` counts the
    lines told that are not `shared`; they are in the keepers' edition and in no other.
    """

    seq: int
    actor_ids: Ints
    kinds: Ints
    places: Ints
    tie_ids: Ints
    directed: NDArray[np.bool_]
    answers: NDArray[np.bool_]
    weights: NDArray[np.float64]
    rhythms: Ints
    lines: Lines
    laid: Ints
    hits: Hits
    spoken: Spoken
    shared: NDArray[np.bool_]
    unshared: int
    events: EventColumns
    presence: Presence
    flows: FlowColumns
    quiet: QuietTimes
    same: Same

    @property
    def n(self) -> int:
        """How many actors."""
        return len(self.actor_ids)

    def positions_of(self, ids: Any) -> Ints:  # noqa: ANN401 - anything numpy takes
        """Positions of actors by row id; -1 for those who are not in this edition.

        A merged row has the position of the row that stands for it.
        """
        return Who(self.actor_ids, self.same).at(np.asarray(ids, dtype=np.int64))

    @property
    def history(self) -> LineHistory:
        """Its lines through the times."""
        ids, a, b = self.tie_ids, self.lines.a, self.lines.b
        return LineHistory(ids, a, b, self.laid, self.rhythms, self.hits, self.quiet)

    def lines_of(self, ids: Any) -> Ints:  # noqa: ANN401 - anything numpy takes
        """Positions of lines by row id; -1 for those that are not in this edition."""
        return positions_of(self.tie_ids, np.asarray(ids, dtype=np.int64))


def load_edition(network: Network, eye: Eye, known: int | None = None) -> Edition:
    """The edition of a record for an eye, as known at a Change (None: now).

    Answers to whom somebody listens are no lines and not in it: `load_answered` has them.
    Cost: from memory if nothing was told since; else about a second up to 400,000 participants.
    """
    edition = load_answered(network, eye, known)
    if not edition.answers.any():
        return edition
    key = (network.pk, eye, edition.seq, "lines")
    return _CACHE.get(key, lambda: edition_with(edition, np.flatnonzero(~edition.answers)))


def load_answered(network: Network, eye: Eye, known: int | None = None) -> Edition:
    """The same with the answers to whom somebody listens, for readings that ask for them."""
    with snapshot():
        seq = seq_known(network, known)
        return _CACHE.get((network.pk, eye, seq), lambda: _load(network, eye, seq))


def load_edition_around(
    network: Network, eye: Eye, ties: Iterable[int], known: int | None = None
) -> Edition:
    """An edition of these lines only, by row id, in their order; those not in it are left out.

    Whom somebody listens to is for them and the keepers.
    Cost: of lines with one end in common in a large record, what `load_around` says; otherwise
    that of the whole edition.
    """
    wanted = np.fromiter(ties, dtype=np.int64)
    with snapshot():
        seq = seq_known(network, known)
        around = None
        if not _CACHE.holds((network.pk, eye, seq)) and is_large(network):
            around = load_around(wanted.tolist(), seq)
        edition = (
            _load(network, eye, seq, around) if around else load_answered(network, eye, known)
        )
    lines = edition.lines_of(wanted)
    lines = lines[lines >= 0]
    if eye is not Eye.KEEPER:
        lines = lines[~edition.answers[lines]]
    return edition_with(edition, lines)


def event_ids_on(network: Network, eye: Eye, tie: int, when: AsOf) -> list[int]:
    """Row ids of the events that touched a line by a day, in order; the line by its row id.

    Note: of a line that is not shared too; whoever asks has asked already who may know of it.
    """
    edition = load_edition_around(network, eye, [tie], when.known)
    if not edition.lines.count and eye is not Eye.KEEPER:
        return event_ids_on(network, Eye.KEEPER, tie, when)
    if not edition.lines.count:
        return []
    events = edition.hits.events[edition.hits.days <= when.day.toordinal()]
    found: list[int] = edition.events.ids[events[events >= 0]].tolist()
    return found


# --- loading ------------------------------------------------------------------------------------


def _load(network: Network, eye: Eye, seq: int, around: Around | None = None) -> Edition:
    same = load_same(network, seq)
    actor_ids, kinds, places = _actors(network, eye, seq, around)
    who = Who(actor_ids, same)
    ties = load_lines(network, who, seq, around.ties if around else None)
    lines = make_lines(who.n, ties.a, ties.b)
    events, made, presence, flows = _events(network, who, seq, around)
    quiet = load_quiet(network, who, seq, around)
    hits = with_quiet(with_words(find_hits(lines, made), ties.ended), lines, quiet)
    edition = Edition(
        seq=seq,
        actor_ids=actor_ids,
        kinds=kinds,
        places=places,
        tie_ids=ties.ids,
        directed=ties.directed,
        answers=ties.answers,
        weights=ties.weights,
        rhythms=ties.rhythms,
        lines=lines,
        laid=ties.laid,
        hits=hits,
        spoken=ties.spoken,
        shared=np.ones(lines.count, np.bool_),
        unshared=0,
        events=events,
        presence=presence,
        flows=flows,
        quiet=quiet,
        same=same,
    )
    shared = _shared(edition)
    edition = replace(edition, shared=shared, unshared=int((~shared).sum()))
    return edition if eye is Eye.KEEPER else edition_with(edition, np.flatnonzero(shared))


def _shared(edition: Edition) -> NDArray[np.bool_]:
    """Lines that more than their teller, their ends and the keepers may know of.

    What counts is how a line stands by everything known, whatever day is looked at, as with
    consent: what two confirmed last week is shared on the map of last year too.
    """
    shared: NDArray[np.bool_] = standings_on(edition, date.max) == Standing.CONFIRMED
    return shared


def standings_on(edition: Edition, day: date) -> NDArray[np.int8]:
    """How each line of an edition stands on a day. Cost: O(hits + words)."""
    persons = np.isin(edition.kinds, [i for i, kind in enumerate(ACTOR_KINDS) if is_private(kind)])
    public = ~persons[edition.lines.a] & ~persons[edition.lines.b]
    proved = first_proofs(edition.hits)
    return standings(edition.spoken, public, proved, day.toordinal(), PROPOSAL_DAYS)


def edition_with(edition: Edition, kept: Ints) -> Edition:
    """The same edition with these lines only, in this order, by their positions.

    Cost: O(words + hits of the lines kept).
    """
    return replace(
        edition,
        tie_ids=edition.tie_ids[kept],
        directed=edition.directed[kept],
        answers=edition.answers[kept],
        weights=edition.weights[kept],
        rhythms=edition.rhythms[kept],
        lines=make_lines(edition.n, edition.lines.a[kept], edition.lines.b[kept]),
        laid=edition.laid[kept],
        hits=hits_of_lines(edition.hits, kept),
        shared=edition.shared[kept],
        spoken=spoken_of_lines(edition.spoken, kept, edition.lines.count),
    )


def _actors(network: Network, eye: Eye, seq: int, around: Around | None) -> tuple[Ints, ...]:
    standing = Actor.objects.using(alias()).filter(standing_at(seq))
    standing = standing.filter(among(around.actors) if around else Q(network=network))
    rows = standing_alone(standing, seq)
    if eye is not Eye.KEEPER:
        rows = rows.exclude(consent=Consent.REFUSED).exclude(standing_refusal())
        rows = rows.exclude(pk__in=ids_merged_refused(network))
    codes = {str(kind): code for code, kind in enumerate(ACTOR_KINDS)}
    kind = Coded("kind", codes, len(ACTOR_KINDS) - 1)
    ids, kinds, places = columns(
        rows.order_by("pk"), "pk", kind, "place_id", few=around is not None
    )
    edited = ids_edited_since(network, Actor, seq)
    corrected = list(rows.filter(pk__in=edited)) if edited.exists() else []
    as_known(corrected, seq)
    for row, at in zip(
        corrected, positions_of(ids, np.array([r.pk for r in corrected], np.int64)), strict=True
    ):
        kinds[at] = codes[row.kind]
        places[at] = UNTOLD if row.place_id is None else row.place_id
    return ids, kinds, places


def _events(
    network: Network, who: Who, seq: int, around: Around | None
) -> tuple[EventColumns, Events, Presence, FlowColumns]:
    rows = Event.objects.using(alias()).filter(standing_at(seq)).order_by("pk")
    rows = rows.filter(among(around.events) if around else Q(network=network))
    told = rows.annotate(day=DayNumber("latest"))
    ids, days, kinds, proofs = columns(
        told, "pk", "day", Coded("kind", KIND_CODES, 0), "proof", few=around is not None
    )
    by = _channels(rows, ids, proofs)
    rules = np.array([_RULES[kind.pairs] for kind in KINDS.values()], dtype=np.int64)[kinds]
    parts = Part.objects.using(alias()).filter(standing_at(seq, "event__"))
    given = Flow.objects.using(alias()).filter(standing_at(seq, "event__"))
    if around:
        present, given = around.parts, given.filter(among(around.flows))
        calls = parts.filter(among(ids[rules == Rule.STAR].tolist(), "event_id"))
    else:
        present = _parts(parts.filter(event__network=network).order_by("event_id", "pk"))
        calls, given = parts.filter(event__network=network), given.filter(event__network=network)
    presence = _presence(present, who, ids)
    callers = _callers(calls, who, ids)
    flows = _flows(given, who, ids, few=around is not None)
    made = make_events(
        who.n,
        EventTable(days, proofs, by, rules, callers),
        presence,
        Flows(flows.events, flows.sources, flows.targets),
    )
    return EventColumns(ids, days, kinds, proofs), made, presence, flows


def _channels(events: QuerySet[Event], ids: Ints, proofs: Ints) -> Ints:
    """By which channel somebody tried, as a number; -1 where not known, or nobody tried."""
    found = np.full(len(ids), -1, np.int64)
    if not (proofs == Code.ATTEMPT).any():
        return found
    told = dict(events.filter(proof=Code.ATTEMPT).exclude(channel="").values_list("pk", "channel"))
    codes = {name: code for code, name in enumerate(sorted(set(told.values())))}
    at = positions_of(ids, np.fromiter(told, dtype=np.int64))
    found[at] = [codes[name] for name in told.values()]
    return found


def _parts(rows: QuerySet[Part]) -> tuple[Ints, Ints]:
    event, actor = columns(rows, "event_id", "actor_id")
    return event, actor


def _presence(parts: tuple[Ints, Ints], who: Who, event_ids: Ints) -> Presence:
    at = positions_of(event_ids, parts[0])
    order = np.argsort(at, kind="stable")[int((at < 0).sum()) :]
    at, actor = at[order], parts[1][order]
    there = who.at(actor)
    here = (there >= 0) & ~who.same.repeated_rows(at, actor, there)
    counts = np.bincount(at[here], minlength=len(event_ids))
    return Presence(np.concatenate(([0], np.cumsum(counts))), there[here])


def _callers(rows: QuerySet[Part], who: Who, event_ids: Ints) -> Ints:
    calls = Q(pk__in=[])
    for kind in KINDS.values():
        if kind.caller:
            calls |= Q(kind=kind.id, role=kind.caller)
    event, actor = _parts(rows.filter(calls).order_by("event_id", "pk"))
    found = np.full(len(event_ids), -1, np.int64)
    found[positions_of(event_ids, event)] = who.at(actor)
    return found


def _flows(rows: QuerySet[Flow], who: Who, event_ids: Ints, *, few: bool) -> FlowColumns:
    wanted = ("event_id", "source_id", "target_id", Coded("good", GOOD_CODES, 0))
    event, source, target, good = columns(rows.order_by("event_id", "pk"), *wanted, few=few)
    at = positions_of(event_ids, event)
    ends = who.at(source), who.at(target)
    kept = (at >= 0) & (ends[0] >= 0) & (ends[1] >= 0) & (ends[0] != ends[1])
    return FlowColumns(at[kept], ends[0][kept], ends[1][kept], good[kept])


# --- keeping ------------------------------------------------------------------------------------

_CACHE = Newest(keep=8)


def forget_editions() -> None:
    """Drop every edition this process keeps, and what was made of them."""
    forget_kept()
