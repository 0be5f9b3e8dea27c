"""Places, issues, actors, their other names and memberships, goals: staged from a draft."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from saiyai.domain.drafts import ActorDraft, Draft, IssueDraft, PlaceDraft
from saiyai.domain.errors import GoalCycle
from saiyai.domain.goals import is_below_itself
from saiyai.domain.thai import by_script, search_key
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Actor, ActorIssue, Alias, Goal, Issue, Membership, Place
from saiyai.services.areas.choosing import draft_areas
from saiyai.services.checks import check_alias
from saiyai.services.imports.matching import Match
from saiyai.services.imports.stage import Stage
from saiyai.services.networks import ROOT_REF
from saiyai.services.rows import actor_row, goal_row, issue_row, membership_row, place_row


def stage_places(stage: Stage, draft: Draft) -> None:
    """Places that are told of, and one for each name of a place that nobody told of.

    A code goes before a name; one that the record does not have is an official area taken in.
    """
    named = [match.draft.place for match in stage.matching.actors]
    named += [event.place for event in draft.events]
    _remember_standing(stage, Place, stage.ids.places)
    _remember_codes(stage, draft.places)
    told = {key for place in draft.places for key in (place.ref, place.code)}
    official = draft_areas(
        code for code in dict.fromkeys(named) if code not in stage.ids.places and code not in told
    )
    drafts = _new(stage, [*draft.places, *official], named, PlaceDraft, stage.ids.places)
    rows = stage.create(Place, [place_row(stage.told, place) for place in drafts])
    _link(Place, rows, drafts, stage.ids.places)


def stage_issues(stage: Stage, draft: Draft) -> None:
    """Issues, in the same way."""
    named = [issue for match in stage.matching.actors for issue in match.draft.issues]
    named += [event.issue for event in draft.events]
    _remember_standing(stage, Issue, stage.ids.issues)
    drafts = _new(stage, draft.issues, named, IssueDraft, stage.ids.issues)
    rows = stage.create(Issue, [issue_row(stage.told, issue) for issue in drafts])
    _link(Issue, rows, drafts, stage.ids.issues)


def stage_goals(stage: Stage, draft: Draft) -> None:
    """Goals that the record does not have. Raises: GoalCycle."""
    _remember_standing(stage, Goal, stage.ids.goals)
    new = [
        replace(goal, owner=stage.ref_of(goal.owner))
        for goal in draft.goals
        if goal.ref not in stage.ids.goals
    ]
    rows = stage.create(Goal, [goal_row(stage.told, goal, stage.ids) for goal in new])
    _link(Goal, rows, new, stage.ids.goals)


def _require_no_circle(goals: Sequence[Goal]) -> None:
    """Before parents are saved: rows in a circle could not even be deleted again."""
    parents = {goal.pk: goal.parent_id for goal in goals}
    for goal in goals:
        if is_below_itself(goal.pk, parents):
            raise GoalCycle(goal=goal.ref)


def found(ids: Mapping[str, int], written: str) -> str:
    """A ref, or a name as people write it, as a key that `ids` has."""
    return written if not written or written in ids else search_key(written)


def _remember_standing(
    stage: Stage, table: type[Place | Issue | Goal], ids: dict[str, int]
) -> None:
    rows = table.objects.using(WRITING).filter(network=stage.network, untold__isnull=True)
    for pk, ref, th, en in rows.values_list("pk", "ref", "name_th", "name_en"):
        for key in (ref, search_key(th), search_key(en)):
            if key:
                ids.setdefault(key, pk)


def _remember_codes(stage: Stage, drafts: Sequence[PlaceDraft]) -> None:
    """A place of the file is the one that stands under its code, whatever both are called."""
    ids = stage.ids.places
    rows = Place.objects.using(WRITING).filter(network=stage.network, untold__isnull=True)
    codes = dict(rows.exclude(code="").order_by("-pk").values_list("code", "pk"))
    for draft in drafts:
        if draft.code in codes and draft.ref not in ids:
            for key in (draft.ref, search_key(draft.name_th), search_key(draft.name_en)):
                if key:
                    ids[key] = codes[draft.code]
    for code, pk in codes.items():
        ids.setdefault(code, pk)


def _new(
    stage: Stage,
    drafts: Sequence[Any],
    named: Iterable[str],
    make: Callable[..., Any],
    ids: Mapping[str, int],
) -> list[Any]:
    made = [draft for draft in drafts if draft.ref not in ids]
    told = {d.ref for d in drafts} | {
        search_key(n) for d in drafts for n in (d.name_th, d.name_en)
    }
    letter = make.__name__[0].lower()
    for number, name in enumerate(dict.fromkeys(name for name in named if name), 1):
        if found(ids, name) in ids or {name, search_key(name)} & told:
            continue
        told.add(search_key(name))
        made.append(make(f"{letter}{stage.batch.pk}-{number}", *by_script(name)))
    return made


def _link(
    table: type[Place | Issue | Goal],
    rows: Sequence[Any],
    drafts: Sequence[Any],
    ids: dict[str, int],
) -> None:
    """Remember new rows by ref and name, then set their parents."""
    for row in rows:
        for key in (row.ref, search_key(row.name_th), search_key(row.name_en)):
            if key:
                ids.setdefault(key, row.pk)
    children = []
    for row, draft in zip(rows, drafts, strict=True):
        row.parent_id = ids.get(found(ids, draft.parent))
        if row.parent_id:
            children.append(row)
    if table is Goal:
        _require_no_circle(children)
    with writing():
        table.objects.using(WRITING).bulk_update(children, ["parent"], batch_size=500)


def stage_actors(stage: Stage) -> None:
    """New actors as rows; what is told of known ones is noted, to be set with the telling."""
    new = [match for match in stage.matching.actors if match.is_new]
    rows = [actor_row(stage.told, _placed(stage, match.draft), stage.ids) for match in new]
    for row, match in zip(rows, new, strict=True):
        row.ref_given = match.ref_given
    for row in stage.create(Actor, rows):
        stage.ids.actors[row.ref] = row.pk
    known = [match for match in stage.matching.actors if match.known]
    for match in known:
        _note_known(stage, match)
    same = [match for match in stage.matching.actors if match.same_as]
    _stage_issues_of(stage, [*new, *known])
    _stage_aliases(stage, [*new, *known, *same])


def _note_known(stage: Stage, match: Match) -> None:
    known = match.known
    if known is None or known.id is None:
        return
    stage.ids.actors[known.ref] = known.id
    if match.is_row:
        draft = _placed(stage, match.draft)
        stage.edits.append((known.id, replace(draft, ref="") if known.ref_given else draft))


def _placed(stage: Stage, draft: ActorDraft) -> ActorDraft:
    return replace(draft, place=found(stage.ids.places, draft.place))


def _actor_id(stage: Stage, match: Match) -> int | None:
    """The row an actor of the file stands for; None if that one is not brought in."""
    return stage.ids.actors.get(stage.ref_of(match.written))


def _stage_issues_of(stage: Stage, matches: Sequence[Match]) -> None:
    rows = ActorIssue.objects.using(WRITING).filter(
        actor__network=stage.network, untold__isnull=True
    )
    has = set(rows.values_list("actor_id", "issue_id"))
    ids = stage.ids.issues
    wanted = {
        (actor, ids[found(ids, issue)])
        for match in matches
        for issue in match.draft.issues
        if (actor := _actor_id(stage, match))
    }
    stage.create(
        ActorIssue,
        [
            ActorIssue(actor_id=actor, issue_id=issue, **stage.told.fact)
            for actor, issue in sorted(wanted - has)
        ],
    )


def _stage_aliases(stage: Stage, matches: Sequence[Match]) -> None:
    rows = Alias.objects.using(WRITING).filter(network=stage.network, untold__isnull=True)
    taken = set(rows.values_list("search", flat=True))
    made = []
    for match in matches:
        actor = _actor_id(stage, match)
        for name in _also_called(match):
            key = search_key(name)
            if actor and key not in taken:
                check_alias(name)
                taken.add(key)
                told = {"network": stage.network, "name": name, "search": key}
                made.append(Alias(actor_id=actor, **told, **stage.told.fact))
    stage.create(Alias, made)


def _also_called(match: Match) -> Iterator[str]:
    """Other names of an actor, among them the one under which a person recognised it."""
    yield from match.draft.aliases
    if match.chosen and (match.known or match.same_as):
        yield match.draft.name or match.written


_JOINED = ("network_id", "member_id", "role", "left_earliest", "left_latest")
"""Columns by which two memberships are the same; of those that are open, both ends are null."""


def stage_memberships(stage: Stage, draft: Draft) -> None:
    """Memberships that do not stand already: an open one with its role, an ended one as it is."""
    rows = Membership.objects.using(WRITING).filter(
        member__network=stage.network, untold__isnull=True
    )
    has = set(rows.values_list(*_JOINED))
    made = []
    for joined in draft.memberships:
        member = stage.ref_of(joined.member)
        network = _joined_id(stage, joined.network)
        if member and network is not None:
            here = replace(
                joined,
                member=member,
                admitted_by=stage.ref_of(joined.admitted_by),
                deputy=stage.ref_of(joined.deputy),
                successor=stage.ref_of(joined.successor),
            )
            row = membership_row(stage.told, here, network, stage.ids)
            key = tuple(getattr(row, column) for column in _JOINED)
            if key not in has:
                made.append(row)
                has.add(key)
    stage.create(Membership, made)


def _joined_id(stage: Stage, written: str) -> int | None:
    if written == ROOT_REF:
        return int(stage.network.pk)
    return stage.ids.actors.get(stage.ref_of(written))
