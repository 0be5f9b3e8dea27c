"""Drafts made into rows, in one place for a form, the API and an import of a hundred thousand.

Nothing here touches the database: refs were found before, rows are saved after.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    CoverageDraft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.errors import (
    NameMissing,
    SameEnds,
    UnknownActor,
    UnknownWord,
    UnreadableDate,
)
from saiyai.domain.goals import GoalKind
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.periods import Span, on
from saiyai.domain.thai import normalise, search_key, sort_key
from saiyai.domain.words import Say
from saiyai.records.models import (
    Actor,
    Coverage,
    Event,
    Flow,
    Goal,
    ImportBatch,
    Issue,
    Membership,
    Network,
    Part,
    Place,
    QuietTime,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.checks import (
    check_assertion,
    check_coverage,
    check_event,
    check_goal,
    check_membership,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Into which record rows go, at which Change (None: staged), in which import."""

    network: Network
    seq: int | None
    batch: ImportBatch | None = None

    @property
    def fact(self) -> dict[str, Any]:
        """The columns every fact has."""
        return {"told": self.seq, "batch": self.batch}


@dataclass(slots=True)
class Ids:
    """Row ids of what drafts refer to, by ref."""

    actors: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    issues: dict[str, int] = field(default_factory=dict)
    goals: dict[str, int] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)

    def actor(self, ref: str) -> int:
        """Raises: UnknownActor."""
        if ref not in self.actors:
            raise UnknownActor(ref=ref)
        return self.actors[ref]

    def actor_or_none(self, ref: str) -> int | None:
        """None for an empty ref. Raises: UnknownActor for one that is not known."""
        return self.actor(ref) if ref else None


def known(ids: Mapping[str, int], ref: str, what: str) -> int | None:
    """The row of a place, issue, goal or event by ref; None where none was told.

    Raises: UnknownWord with the field and the ref.
    """
    if not ref:
        return None
    if ref not in ids:
        raise UnknownWord(field=what, value=ref, known=Say("malformed.listed"))
    return ids[ref]


def name_columns(name_th: str, name_en: str) -> dict[str, str]:
    """The columns of a name: as told, to sort by in each language, to search in.

    Raises: NameMissing if neither language has one.
    """
    name_th, name_en = normalise(name_th), normalise(name_en)
    if not (name_th or name_en):
        raise NameMissing
    return {
        "name_th": name_th,
        "name_en": name_en,
        "sort_th": sort_key(name_th or name_en),
        "sort_en": sort_key(name_en or name_th),
        "search": search_key(name_th, name_en),
    }


def actor_row(told: Told, draft: ActorDraft, ids: Ids) -> Actor:
    """The row of a new actor; `draft.ref` is set. Raises: NameMissing, UnknownWord."""
    return Actor(
        network=told.network,
        ref=draft.ref,
        kind=draft.kind,
        sector=draft.sector,
        place_id=known(ids.places, draft.place, "place"),
        consent=draft.consent,
        note=draft.note,
        extra=dict(draft.extra),
        **name_columns(draft.name_th, draft.name_en),
        **told.fact,
    )


def place_row(told: Told, draft: PlaceDraft) -> Place:
    """The row of a new place; its parent is set once all places have rows. Raises: NameMissing."""
    return Place(
        network=told.network,
        ref=draft.ref,
        **_names(draft),
        kind=draft.kind,
        code=draft.code,
        order=draft.order,
        resource=draft.resource,
        medium=draft.medium,
        used_for=draft.used_for,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until,
        **told.fact,
    )


def issue_row(told: Told, draft: IssueDraft) -> Issue:
    """The row of a new issue; its parent is set once all issues have rows. Raises: NameMissing."""
    return Issue(
        network=told.network,
        ref=draft.ref,
        **_names(draft),
        situation=draft.situation,
        **told.fact,
    )


def goal_row(told: Told, draft: GoalDraft, ids: Ids) -> Goal:
    """The row of a new goal; its parent is set once all goals have rows.

    Raises: NameMissing, MalformedData, UnknownActor.
    """
    check_goal(draft)
    return Goal(
        network=told.network,
        ref=draft.ref,
        **_names(draft),
        owner_id=ids.actor_or_none(draft.owner),
        **goal_columns(draft),
        **_span("due", draft.due),
        **told.fact,
    )


def goal_columns(draft: GoalDraft) -> dict[str, Any]:
    """What a draft tells of a goal beside names, owner, parent and due. Raises: UnknownWord."""
    return {
        "main": draft.main or draft.kind == GoalKind.MAIN,
        "horizon": draft.horizon,
        "kind": draft.kind or (GoalKind.MAIN if draft.main else GoalKind.UNTOLD),
        "scope": draft.scope,
        "permanence": draft.permanence,
        "measure": normalise(draft.measure),
        "target": draft.target,
        "unit": normalise(draft.unit),
        "target_words": normalise(draft.target_words),
    }


def membership_row(told: Told, draft: MembershipDraft, network_id: int, ids: Ids) -> Membership:
    """The row of a membership in the actor `network_id`.

    Raises: UnknownActor, UnknownWord, MalformedData.
    """
    check_membership(draft)
    return Membership(
        network_id=network_id,
        member_id=ids.actor(draft.member),
        role=draft.role,
        why=draft.why,
        voluntary=draft.voluntary,
        reasons=list(draft.reasons),
        admitted_by_id=ids.actor_or_none(draft.admitted_by),
        duties=draft.duties,
        deputy_id=ids.actor_or_none(draft.deputy),
        successor_id=ids.actor_or_none(draft.successor),
        exit_why=draft.exit_why,
        **_span("joined", draft.joined),
        **_span("left", draft.left),
        **_span("term", draft.term),
        **told.fact,
    )


def tie_row(told: Told, draft: TieDraft, kind: TieKind, ids: Ids) -> Tie:
    """The row of a line; an undirected one is stored low–high. Raises: SameEnds."""
    a, b = ids.actor(draft.source), ids.actor(draft.target)
    if a == b:
        raise SameEnds(actor=draft.source)
    if not draft.directed:
        a, b = min(a, b), max(a, b)
    return Tie(
        network=told.network,
        ref=draft.ref,
        kind=kind,
        directed=draft.directed,
        a_id=a,
        b_id=b,
        **told.fact,
    )


def assertion_row(
    told: Told, draft: AssertionDraft, tie: Tie, ids: Ids, today: date
) -> TieAssertion:
    """The row of what was said of a line; said today where the draft gives no day.

    Raises: MalformedData for a weight that is no number or a share beyond 0..100; UnknownActor.
    """
    check_assertion(draft)
    return TieAssertion(
        tie=tie,
        said_by_id=ids.actor_or_none(draft.said_by),
        stance=draft.stance,
        foundation=draft.foundation,
        rhythm=draft.rhythm,
        culture=draft.culture,
        power=draft.power,
        learning=draft.learning,
        culture_why=normalise(draft.culture_why),
        power_why=normalise(draft.power_why),
        learning_why=normalise(draft.learning_why),
        sign=draft.sign,
        weight=draft.weight,
        via_id=ids.actor_or_none(draft.via),
        occasion=draft.occasion,
        note=draft.note,
        extra=dict(draft.extra),
        **_span("", draft.said or on(today)),
        **_span("since", draft.since),
        **told.fact,
    )


@dataclass(frozen=True, slots=True)
class EventRows:
    """An event with its parts and flows."""

    event: Event
    parts: list[Part]
    flows: list[Flow]


def event_rows(told: Told, draft: EventDraft, ids: Ids) -> EventRows:
    """The rows of an event, its data checked by the card of its kind.

    Raises: UnknownWord, MalformedData, FlowMissing, TooFewParts, SameEnds, UnknownActor,
    UnreadableDate where it has no day.
    """
    kind = kind_of(draft.kind)
    data = kind.read(draft.data, draft.version)
    check_event(kind, draft)
    if draft.when is None:
        raise UnreadableDate(text="")
    event = Event(
        network=told.network,
        ref=draft.ref,
        kind=kind.id,
        place_id=known(ids.places, draft.place, "place"),
        issue_id=known(ids.issues, draft.issue, "issue"),
        goal_id=known(ids.goals, draft.goal, "goal"),
        via_centre=draft.via_centre,
        channel=draft.channel,
        source=draft.source,
        occasion=draft.occasion,
        about_id=known(ids.events, draft.about, "about"),
        proof=kind.proof(data),
        version=kind.version,
        data=data.model_dump(mode="json", exclude_defaults=True),
        **_span("", draft.when),
        **told.fact,
    )
    # Of rows that are one actor, who was told to be there under both was there once.
    there = dict.fromkeys((ids.actor(p.actor), p.role, p.phase) for p in draft.parts)
    parts = [
        Part(event=event, kind=kind.id, actor_id=actor, role=role, phase=phase)
        for actor, role, phase in there
    ]
    return EventRows(event, parts, [_flow_row(event, flow, ids) for flow in draft.flows])


def _flow_row(event: Event, draft: FlowDraft, ids: Ids) -> Flow:
    source, target = ids.actor(draft.source), ids.actor(draft.target)
    if source == target:
        raise SameEnds(actor=draft.source)
    return Flow(
        event=event,
        kind=event.kind,
        source_id=source,
        target_id=target,
        good=draft.good,
        amount=draft.amount,
        unit=draft.unit,
    )


def coverage_row(told: Told, draft: CoverageDraft) -> Coverage:
    """The row of a statement on how completely a kind of event was recorded.

    Raises: UnknownWord for a kind or a share that is none.
    """
    check_coverage(draft)
    return Coverage(
        network=told.network,
        kind=kind_of(draft.kind).id,
        share=draft.share,
        told_by=draft.told_by,
        **_span("", draft.period),
        **told.fact,
    )


def quiet_row(told: Told, draft: QuietDraft, ids: Ids) -> QuietTime:
    """The row of a time in which an actor asked not to be called."""
    return QuietTime(
        actor_id=ids.actor(draft.actor),
        reason=draft.reason,
        **_span("", draft.period),
        **told.fact,
    )


def _names(draft: PlaceDraft | IssueDraft | GoalDraft) -> dict[str, str]:
    names = {"name_th": normalise(draft.name_th), "name_en": normalise(draft.name_en)}
    if not any(names.values()):
        raise NameMissing
    return names


def _span(prefix: str, told: Span | None) -> dict[str, date | None]:
    lead = f"{prefix}_" if prefix else ""
    return {
        f"{lead}earliest": told.earliest if told else None,
        f"{lead}latest": told.latest if told else None,
    }
