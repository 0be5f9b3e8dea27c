"""Actors: told, corrected, taken back; and names found to mean them."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from django.db.models import Q, QuerySet

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import AlreadyTold, StillNeeded
from saiyai.domain.thai import normalise, search_key
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Acceptance,
    Access,
    Actor,
    ActorIssue,
    AgreementParty,
    Alias,
    Commitment,
    Flow,
    Goal,
    GoalFit,
    GoalStanceSaid,
    GoalStep,
    Invitation,
    Issue,
    Membership,
    Network,
    Part,
    PlaceHost,
    Problem,
    SameAs,
    SamePerson,
    Stakeholder,
    Tie,
)
from saiyai.services.areas.choosing import ids_for_places
from saiyai.services.changes import (
    Action,
    Telling,
    require_keeper_of,
    require_some_keeper,
    telling,
)
from saiyai.services.checks import check_alias
from saiyai.services.facets import withdraw_facets_of
from saiyai.services.refs import fresh_ref, ids_of, require_free
from saiyai.services.rows import Ids, Told, actor_row, known, name_columns
from saiyai.services.said import columns_to_correct
from saiyai.services.seen import require_rows_as_seen

_PLANS: Final[tuple[tuple[type[Any], str], ...]] = (
    *((Goal, "owner"), (GoalStep, "to"), (GoalStanceSaid, "actor"), (GoalFit, "actor")),
    *((AgreementParty, "actor"), (Acceptance, "actor"), (Commitment, "owed_by")),
    *((Commitment, "to"), (Problem, "raised_by"), (Problem, "owner"), (Stakeholder, "actor")),
    *((Access, "actor"), (Access, "part")),
)
"""Where somebody stands in what members say, agree on and plan, and who signs in as whom."""

_NOT: Final = {"kind": str(ActorKind.UNSPECIFIED), "consent": str(Consent.NOT_ASKED)}
"""Words that tell nothing."""


def record_actor(by: Viewer, network: Network, draft: ActorDraft) -> Actor:
    """Tell of an actor; an official code for its place is taken into the record.

    One that a keeper of a part tells of is in that part from now on.
    Raises: NameMissing, RefTaken, UnknownWord, KeepersOnly.
    """
    require_some_keeper(by)
    with telling(by, Action("record_actor", draft.name), network) as now:
        if draft.ref:
            require_free(Actor, network, draft.ref)
        ref = draft.ref or fresh_ref(Actor, network, "n", now.seq)
        told = Told(network, now.seq)
        row = actor_row(told, replace(draft, ref=ref), _ids(now, network, draft))
        row.save(using=WRITING)
        _set_issues(now, row, draft.issues)
        for name in draft.aliases:
            _add_alias(now, row, name)
        if by.part is not None and not by.is_keeper:
            Membership.objects.using(WRITING).create(
                network_id=by.part, member=row, role=Role.MEMBER, told=now.seq
            )
    return row


def correct_actor(
    by: Viewer, actor: Actor, draft: ActorDraft, sent: Collection[str] = ()
) -> Actor:
    """Change what is told of an actor; an empty field stays, unless it was `sent`.

    Issues are those of the draft from now on, where it tells any; other names are added to those
    it has.
    Raises: RefTaken, NameMissing, UnknownWord, AlreadyTold, KeepersOnly.
    """
    require_keeper_of(by, (actor.pk,))
    network = _network(actor)
    with telling(by, Action("correct_actor", actor.ref), network) as now:
        if draft.ref and draft.ref != actor.ref:
            require_free(Actor, network, draft.ref)
        now.edit(actor, told_columns(actor, draft, _ids(now, network, draft), sent))
        if draft.issues or "issues" in sent:
            _set_issues(now, actor, draft.issues)
        known_as = set(standing_aliases(actor).values_list("search", flat=True))
        for name in draft.aliases:
            if search_key(name) not in known_as:
                _add_alias(now, actor, name)
    return actor


def standing_aliases(actor: Actor) -> QuerySet[Alias]:
    """The other names an actor goes by now."""
    return Alias.objects.using(WRITING).filter(actor=actor, untold__isnull=True)


def told_columns(
    actor: Actor, draft: ActorDraft, ids: Ids, sent: Collection[str] = ()
) -> dict[str, Any]:
    """The columns that a draft tells of an actor who stands in the record.

    An empty field tells nothing unless it was `sent`, so a second file never wipes what a
    first one told.
    Raises: NameMissing.
    """
    words: dict[str, Any] = {
        "kind": str(draft.kind),
        "sector": str(draft.sector),
        "place_id": known(ids.places, draft.place, "place"),
        "consent": str(draft.consent),
        "note": draft.note,
    }
    rest = {"ref": draft.ref, "extra": {**actor.extra, **draft.extra} if draft.extra else ""}
    told = columns_to_correct(words, sent) | columns_to_correct(rest, ())
    names = {"name_th": draft.name_th, "name_en": draft.name_en}
    if named := columns_to_correct(names, sent):
        now = {"name_th": actor.name_th, "name_en": actor.name_en}
        told |= name_columns(**(now | named))
    nothing = {name for name, word in _NOT.items() if told.get(name) == word and name not in sent}
    return {name: value for name, value in told.items() if name not in nothing}


def withdraw_actor(by: Viewer, actor: Actor) -> None:
    """Take an actor out of the record, who was told by mistake.

    Raises: StillNeeded while lines, events or memberships rest on it; KeepersOnly.
    """
    require_keeper_of(by, (actor.pk,))
    with telling(by, Action("withdraw_actor", actor.ref), _network(actor)) as now:
        if count := what_rests_on([actor.pk]):
            raise StillNeeded(ref=actor.ref, count=count)
        withdraw_facets_of(now, actor)
        now.untell(ActorIssue.objects.using(WRITING).filter(actor=actor))
        now.untell(Alias.objects.using(WRITING).filter(actor=actor))
        now.untell(SamePerson.objects.using(WRITING).filter(actor=actor))
        now.untell(PlaceHost.objects.using(WRITING).filter(actor=actor))
        now.untell(Actor.objects.using(WRITING).filter(pk=actor.pk))


def what_rests_on(actor_ids: list[int]) -> int:
    """How many standing facts have one of these actors: lines, events, memberships, plans."""
    ends = Q(a_id__in=actor_ids) | Q(b_id__in=actor_ids)
    flow = Q(source_id__in=actor_ids) | Q(target_id__in=actor_ids)
    joins = Q(network_id__in=actor_ids) | Q(member_id__in=actor_ids)
    one = Q(kept_id__in=actor_ids) | Q(merged_id__in=actor_ids)
    invited = Q(actor_id__in=actor_ids) | Q(part_id__in=actor_ids)
    standing = {"untold__isnull": True}
    of_event = {"event__untold__isnull": True}
    return sum(
        (
            Tie.objects.using(WRITING).filter(ends, **standing).count(),
            Membership.objects.using(WRITING).filter(joins, **standing).count(),
            Part.objects.using(WRITING).filter(actor_id__in=actor_ids, **of_event).count(),
            Flow.objects.using(WRITING).filter(flow, **of_event).count(),
            SameAs.objects.using(WRITING).filter(one, **standing).count(),
            Invitation.objects.using(WRITING)
            .filter(invited, used__isnull=True, **standing)
            .count(),
            *(
                table.objects.using(WRITING)
                .filter(**{f"{key}_id__in": actor_ids}, **standing)
                .count()
                for table, key in _PLANS
            ),
        )
    )


def record_alias(by: Viewer, actor: Actor, name: str) -> None:
    """From now on this exact name means this actor. Raises: AlreadyTold, KeepersOnly."""
    require_keeper_of(by, (actor.pk,))
    with telling(by, Action("record_alias", actor.ref), _network(actor)) as now:
        _add_alias(now, actor, name)


def _add_alias(now: Telling, actor: Actor, name: str) -> None:
    check_alias(name)
    key = search_key(name)
    taken = Alias.objects.using(WRITING).filter(
        network=actor.network, search=key, untold__isnull=True
    )
    if taken.exists():
        raise AlreadyTold(what=name)
    Alias.objects.using(WRITING).create(
        actor=actor, network=_network(actor), name=normalise(name), search=key, told=now.seq
    )


def _set_issues(now: Telling, actor: Actor, refs: tuple[str, ...]) -> None:
    wanted = ids_of(Issue, _network(actor), refs)
    for ref in refs:
        known(wanted, ref, "issue")
    rows = ActorIssue.objects.using(WRITING).filter(actor=actor)
    standing = rows.filter(untold__isnull=True)
    kept = set(standing.values_list("issue_id", flat=True))
    if kept != set(wanted.values()):
        require_rows_as_seen(rows, "issues")
    now.untell(standing.exclude(issue_id__in=wanted.values()))
    ActorIssue.objects.using(WRITING).bulk_create(
        ActorIssue(actor=actor, issue_id=issue, told=now.seq)
        for issue in wanted.values()
        if issue not in kept
    )


def _ids(now: Telling, network: Network, draft: ActorDraft) -> Ids:
    return Ids(places=ids_for_places(now, network, [draft.place]))


def _network(actor: Actor) -> Network:
    if actor.network is None:
        return actor.record
    return actor.network
