"""Many members changed in one step: shown before it is told, one Change, each row whole or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, is_private
from saiyai.domain.drafts import MembershipDraft
from saiyai.domain.errors import (
    ConsentOfPerson,
    KeepersOnly,
    NothingChosen,
    Refused,
    TooManyChosen,
    UnknownActor,
)
from saiyai.domain.facet_words import ConsentFor
from saiyai.domain.facets import ActorRef, ConsentDraft
from saiyai.domain.lists import MOST_CHOSEN, ManyDraft
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.actors import named, visible_actors
from saiyai.queries.identities import kept_for, rows_for
from saiyai.queries.names import Someone, name_for, someone
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, ActorIssue, Issue, Membership, Network, Place
from saiyai.services.changes import (
    Action,
    Telling,
    require_keeper_of,
    require_some_keeper,
    telling,
)
from saiyai.services.facets import tell_facet
from saiyai.services.nesting import require_no_cycle
from saiyai.services.networks import joined_network
from saiyai.services.refs import ids_of, named_ids
from saiyai.services.rows import Ids, Told, known, membership_row


@dataclass(frozen=True, slots=True)
class ManyRow:
    """What would become of one member: what is set, or why nothing is."""

    actor: Actor
    who: Someone
    sets: Sequence[Say] = ()
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class ManyPlan:
    """What a step would do, row by row, before it is told."""

    rows: Sequence[ManyRow]

    @property
    def changed(self) -> Sequence[ManyRow]:
        """The members of whom something would be told."""
        return [row for row in self.rows if row.sets]

    @property
    def refused(self) -> Sequence[ManyRow]:
        """The members who would be left as they are, each with the reason."""
        return [row for row in self.rows if row.refused]

    @property
    def same(self) -> int:
        """How many are like this already."""
        return len(self.rows) - len(self.changed) - len(self.refused)


@dataclass(frozen=True, slots=True)
class _Target:
    """What a draft sets, found in the record."""

    draft: ManyDraft
    place: Place | None
    issue: Issue | None
    network: Actor | None
    on_issue: frozenset[int]
    """Who works on the issue already."""
    in_role: frozenset[int]
    """Who has the role already."""


def plan_many(by: Viewer, network: Network, refs: Sequence[str], draft: ManyDraft) -> ManyPlan:
    """What setting this of these members would do; nothing is told.

    Raises: NothingChosen, TooManyChosen, UnknownActor, UnknownWord, NotANetwork, KeepersOnly.
    """
    require_some_keeper(by)
    wanted = list(dict.fromkeys(refs))
    if not wanted or draft.is_empty:
        raise NothingChosen
    if len(wanted) > MOST_CHOSEN:
        raise TooManyChosen(count=len(wanted), most=MOST_CHOSEN)
    target = _find(by, network, draft)
    actors = visible_actors(by, network).filter(ref__in=wanted).select_related("place")
    found = {actor.ref: actor for actor in actors}
    for ref in wanted:
        if ref not in found:
            raise UnknownActor(ref=ref)
    return ManyPlan([_row(by, found[ref], target) for ref in wanted])


def correct_many(
    by: Viewer, network: Network, refs: Sequence[str], draft: ManyDraft
) -> tuple[ManyPlan, int]:
    """Set this of all of these members who can have it, in one Change that one press undoes.

    A member of whom one part is refused is left whole as they were.
    Returns: what was done, and the number of the Change.
    Raises: as `plan_many`; NothingChosen where nothing would change.
    """
    require_some_keeper(by)
    with telling(by, Action("correct_many"), network) as now:
        plan = plan_many(by, network, refs, draft)
        if not plan.changed:
            raise NothingChosen
        _tell(now, by, network, [row.actor for row in plan.changed], _find(by, network, draft))
    return plan, now.seq


def _find(by: Viewer, network: Network, draft: ManyDraft) -> _Target:
    places = ids_of(Place, network, [draft.place])
    issues = ids_of(Issue, network, [draft.issue])
    place, issue = known(places, draft.place, "place"), known(issues, draft.issue, "issue")
    joined = None
    if draft.role is not None:
        ids = Ids(actors=named_ids(network, by, [draft.network]))
        joined = joined_network(network, MembershipDraft(draft.network, "", draft.role), ids)
        require_keeper_of(by, (joined.pk,))
    works = ActorIssue.objects.using(WRITING).filter(issue=issue, untold__isnull=True)
    return _Target(
        draft=draft,
        place=Place.objects.using(WRITING).get(pk=place) if place else None,
        issue=Issue.objects.using(WRITING).get(pk=issue) if issue else None,
        network=joined,
        on_issue=_actors(works.values_list("actor_id", flat=True)) if issue else frozenset(),
        in_role=_in_role(joined, draft),
    )


def _in_role(joined: Actor | None, draft: ManyDraft) -> frozenset[int]:
    if joined is None:
        return frozenset()
    held = Membership.objects.using(WRITING).filter(
        network_id__in=list(rows_for([joined.pk])),
        role=draft.role,
        untold__isnull=True,
        left_latest__isnull=True,
    )
    return _actors(held.values_list("member_id", flat=True))


def _actors(rows: Any) -> frozenset[int]:  # noqa: ANN401 - row ids
    """The actors that rows are of; a merged row is the one it is."""
    return frozenset(kept_for(rows).values())


def _row(by: Viewer, actor: Actor, target: _Target) -> ManyRow:
    who = someone(by, actor)
    try:
        if not by.keeps_row(actor.pk):
            raise KeepersOnly
        return ManyRow(actor, who, list(_sets(by, actor, target)))
    except Refused as wrong:
        return ManyRow(actor, who, refused=wrong)


def _sets(by: Viewer, actor: Actor, target: _Target) -> Iterator[Say]:
    """What would be set of one member. Raises: ConsentOfPerson, MembershipCycle."""
    draft = target.draft
    if target.place and actor.place_id != target.place.pk:
        place = named(actor.place) if actor.place else Say("field_word.untold")
        yield Say("many.sets.place", before=place, after=named(target.place))
    if draft.sector and actor.sector != draft.sector:
        sector = Say(f"sector.{actor.sector}" if actor.sector else "field_word.untold")
        yield Say("many.sets.sector", before=sector, after=Say(f"sector.{draft.sector}"))
    if target.issue and actor.pk not in target.on_issue:
        yield Say("many.sets.issue", after=named(target.issue))
    if target.network and draft.role and actor.pk not in target.in_role:
        require_no_cycle(by, Membership(network=target.network, member=actor, role=draft.role))
        where = name_for(by, target.network)
        yield Say("many.sets.role", role=Say(f"role.{draft.role}"), network=where)
    if draft.consent and actor.consent != draft.consent:
        if is_private(ActorKind(actor.kind)):
            raise ConsentOfPerson
        before, after = Consent(actor.consent), draft.consent
        yield Say(
            "many.sets.consent", before=Say(f"consent.{before}"), after=Say(f"consent.{after}")
        )


def _tell(
    now: Telling, by: Viewer, network: Network, actors: Sequence[Actor], target: _Target
) -> None:
    draft = target.draft
    columns: dict[str, Any] = {"place_id": target.place.pk} if target.place else {}
    if draft.sector:
        columns["sector"] = str(draft.sector)
    if columns:
        now.edit_many({actor: dict(columns) for actor in actors})
    if target.issue:
        ActorIssue.objects.using(WRITING).bulk_create(
            ActorIssue(actor=actor, issue=target.issue, told=now.seq)
            for actor in actors
            if actor.pk not in target.on_issue
        )
    if target.network and draft.role:
        told, ids = Told(network, now.seq), Ids(actors={one.ref: one.pk for one in actors})
        Membership.objects.using(WRITING).bulk_create(
            membership_row(
                told, MembershipDraft(draft.network, one.ref, draft.role), target.network.pk, ids
            )
            for one in actors
            if one.pk not in target.in_role
        )
    for actor in actors:
        if draft.consent and actor.consent != draft.consent:
            agreed = ConsentDraft(
                actor=ActorRef(actor.ref), purpose=ConsentFor.NAME, audience=draft.consent
            )
            tell_facet(now, by, network, agreed)
