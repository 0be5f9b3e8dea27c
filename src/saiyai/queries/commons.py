"""The commons rule "who helps keep may use": who kept, who used, and whether use follows keeping.

Keeping is told as contributions, use as benefits, each naming the agreement. What was not told
is unknown, never "did not". Who received is read by them and by keepers; members read how many.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saiyai.domain.agreements import Entry, Rights, entry_of, rights_of
from saiyai.domain.kinds.benefit import BENEFIT
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.kinds.contribution import CONTRIBUTION, ContributionStep
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.viewers import Viewer
from saiyai.queries.identities import kept_for
from saiyai.queries.names import Someone, may_name, people_of
from saiyai.queries.said import counted_ids
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Agreement, Event, Flow, Part


@dataclass(frozen=True, slots=True)
class Times:
    """How often something was told of an actor, and when first."""

    count: int
    first: Span


@dataclass(frozen=True, slots=True)
class CommonsRow:
    """One who keeps or uses. `use_hidden`: whether it used is not for this reader."""

    actor: Someone
    is_party: bool
    kept: Times | None
    used: Times | None
    rights: Rights
    entry: Entry
    use_hidden: bool


@dataclass(frozen=True, slots=True)
class Commons:
    """All who keep or use, and how many there are of each kind, the same for every reader."""

    rows: Sequence[CommonsRow]
    counts: Mapping[Rights, int]
    outside: int
    """How many helped keep and are no party yet: by the same rule they may enter."""


def commons_of(viewer: Viewer, agreement: Agreement, parties: set[int], when: AsOf) -> Commons:
    """The commons ledger of an agreement on a day; `parties` are row ids."""
    kept = _times(agreement, CONTRIBUTION.id, ("contributor", "source_id"), when)
    used = _times(agreement, BENEFIT.id, ("recipient", "target_id"), when)
    counted = counted_ids({*parties, *kept, *used})
    tally = Counter(_rights(kept.get(pk), used.get(pk)) for pk in counted)
    actors = Actor.objects.using(alias()).filter(pk__in=counted).order_by("pk")
    people = people_of(viewer, counted, when.known)
    return Commons(
        rows=[
            _row(viewer, people[actor.pk], actor.pk, (kept, used), is_party=actor.pk in parties)
            for actor in actors
            if may_name(viewer, actor) and _is_shown(viewer, actor.pk, parties | kept.keys())
        ],
        counts={one: tally[one] for one in Rights if tally[one]},
        outside=len((kept.keys() & counted) - parties),
    )


def _is_shown(viewer: Viewer, pk: int, openly: set[int]) -> bool:
    """Who is a party or helped keep is listed; who only used, for keepers and themselves."""
    return pk in openly or viewer.is_close_to(pk)


def _row(
    viewer: Viewer,
    who: Someone,
    pk: int,
    told: tuple[Mapping[int, Times], Mapping[int, Times]],
    *,
    is_party: bool,
) -> CommonsRow:
    kept, used = told[0].get(pk), told[1].get(pk)
    is_hidden = not viewer.is_close_to(pk)
    shown = None if is_hidden else used
    return CommonsRow(
        actor=who,
        is_party=is_party,
        kept=kept,
        used=shown,
        rights=_rights(kept, shown),
        entry=entry_of(kept.first if kept else None, shown.first if shown else None),
        use_hidden=is_hidden,
    )


def _rights(kept: Times | None, used: Times | None) -> Rights:
    return rights_of(kept.first if kept else None, used.first if used else None)


def _times(
    agreement: Agreement, kind: str, who: tuple[str, str], when: AsOf
) -> Mapping[int, Times]:
    """By actor, what events of a kind that name the agreement tell of them.

    A contribution that was only promised is none yet.
    """
    rows = Event.objects.using(alias()).filter(network=agreement.network, kind=kind)
    rows = rows.filter(data__agreement=agreement.ref).known(when.known).by(when.day)
    events = {event.pk: event for event in rows if _is_done(event)}
    role, end = who
    parts = Part.objects.using(alias()).filter(event_id__in=events, role=role)
    flows = Flow.objects.using(alias()).filter(event_id__in=events)
    pairs = {*parts.values_list("actor_id", "event_id"), *flows.values_list(end, "event_id")}
    kept = kept_for((actor for actor, _ in pairs), when.known)
    spans: dict[int, list[Span]] = defaultdict(list)
    for actor, event in {(kept[actor], event) for actor, event in pairs}:
        spans[actor].append(Span(events[event].earliest, events[event].latest))
    return {actor: _first(told) for actor, told in spans.items()}


def _first(told: Iterable[Span]) -> Times:
    in_order = sorted(told, key=lambda span: (span.latest, span.earliest))
    return Times(len(in_order), in_order[0])


def _is_done(event: Event) -> bool:
    data = kind_of(event.kind).read(event.data, event.version)
    return getattr(data, "step", None) != ContributionStep.PLEDGED
