"""Problems: told, corrected, taken back; their steps, and whom they touch."""

from collections.abc import Collection
from typing import Any, Final

from saiyai.domain.errors import AlreadyTold, NameMissing, RefTaken, StillNeeded, WordsMissing
from saiyai.domain.stakeholders import (
    ProblemDraft,
    ProblemStepDraft,
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderDraft,
    StakeholderStepDraft,
    StakeholderStepKind,
)
from saiyai.domain.thai import normalise
from saiyai.domain.viewers import Viewer
from saiyai.queries.goals import goal_of
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Issue,
    Network,
    Place,
    Problem,
    ProblemLink,
    ProblemStep,
    Stakeholder,
    StakeholderStep,
)
from saiyai.services.changes import Action, Telling, require_keeper, telling
from saiyai.services.checks import check_ref, check_word, malformed
from saiyai.services.refs import actor_ids, fresh_ref, ids_of, named_ids, require_free
from saiyai.services.rows import Ids, Told, known
from saiyai.services.said import (
    columns_to_correct,
    own_ref_of,
    require_name,
    require_voice_of,
    said_columns,
)

_OWN: Final[tuple[tuple[type[Any], str], ...]] = (
    (ProblemLink, "problem"),
    (ProblemStep, "problem"),
    (StakeholderStep, "stakeholder__problem"),
    (Stakeholder, "problem"),
)
"""What is said of a problem and goes with it."""


def record_problem(by: Viewer, network: Network, draft: ProblemDraft) -> Problem:
    """Tell of a problem: keepers for anybody, members as those who raise it.

    Raises: NameMissing, RefTaken, UnknownWord, UnknownActor, UnknownGoal, NotYours.
    """
    require_voice_of(by, network, draft.raised_by)
    _check_words(draft)
    with telling(by, Action("record_problem", draft.name), network) as now:
        if draft.ref:
            require_free(Problem, network, draft.ref)
        columns = _columns(draft, _ids(by, network, draft))
        if not (columns["name_th"] or columns["name_en"]):
            raise NameMissing
        ref = draft.ref or fresh_ref(Problem, network, "q", now.seq)
        row = Problem(network=network, ref=ref, **columns, **Told(network, now.seq).fact)
        row.save(using=WRITING)
        _link(by, now, row, draft)
    return row


def correct_problem(
    by: Viewer, problem: Problem, draft: ProblemDraft, sent: Collection[str] = ()
) -> Problem:
    """Set right what is told of a problem; an empty field stays, unless it was `sent`.

    Places and goals are those of the draft from now on, where it tells any.
    Raises: NameMissing, UnknownWord, UnknownActor, KeepersOnly.
    """
    require_keeper(by)
    _check_words(draft)
    with telling(by, Action("correct_problem", problem.ref), problem.network) as now:
        told = columns_to_correct(_columns(draft, _ids(by, problem.network, draft)), sent)
        require_name(problem, told)
        now.edit(problem, told)
        links = ProblemLink.objects.using(WRITING).filter(problem=problem)
        if draft.places or "places" in sent:
            now.untell(links.filter(place__isnull=False))
        if draft.goals or "goals" in sent:
            now.untell(links.filter(goal__isnull=False))
        _link(by, now, problem, draft)
    return problem


def withdraw_problem(by: Viewer, problem: Problem) -> None:
    """Take a problem out that was told by mistake, with what was said of it.

    Raises: StillNeeded once more was told of it than that it was raised; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_problem", problem.ref), problem.network) as now:
        told = ProblemStep.objects.using(WRITING).filter(problem=problem, untold__isnull=True)
        if count := told.exclude(step=ProblemStepKind.RAISED).count():
            raise StillNeeded(ref=problem.ref, count=count)
        for table, key in _OWN:
            now.untell(table.objects.using(WRITING).filter(**{key: problem}))
        now.untell(Problem.objects.using(WRITING).filter(pk=problem.pk))


def take_problem_step(by: Viewer, problem: Problem, draft: ProblemStepDraft) -> ProblemStep:
    """Tell what became of a problem: keepers, and whoever has taken it on.

    Raises: UnknownWord, FutureDay, NotYours.
    """
    owner = problem.owner.ref if problem.owner else ""
    require_voice_of(by, problem.network, owner)
    check_word("step", draft.step, ProblemStepKind)
    with telling(by, Action("take_problem_step", problem.ref), problem.network) as now:
        row = ProblemStep(
            problem=problem,
            step=draft.step,
            **said_columns(by, Told(problem.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def record_stakeholder(by: Viewer, problem: Problem, draft: StakeholderDraft) -> Stakeholder:
    """Tell whom a problem touches: keepers for anybody, members for themselves.

    Raises: WordsMissing for nobody, MalformedData for two at once or for no stake, RefTaken,
    AlreadyTold, UnknownActor, FutureDay, NotYours.
    """
    network = problem.network
    actor = draft.actor or ("" if draft.described.strip() else own_ref_of(by, network))
    require_voice_of(by, network, actor)
    if not (actor or draft.described.strip()):
        raise WordsMissing
    if actor and draft.described.strip():
        raise malformed("malformed.problem", "described", "not_here")
    if not (draft.affected or draft.affecting):
        raise malformed("malformed.problem", "affected", "missing")
    check_ref(draft.ref)
    with telling(by, Action("record_stakeholder", problem.ref), network) as now:
        standing = Stakeholder.objects.using(WRITING).filter(problem=problem, untold__isnull=True)
        if standing.filter(ref=draft.ref).exists():
            raise RefTaken(ref=draft.ref)
        if actor and standing.filter(actor__ref=actor).exists():
            raise AlreadyTold(what=actor)
        row = Stakeholder(
            problem=problem,
            ref=draft.ref or f"s{now.seq}",
            actor_id=Ids(actors=actor_ids(network, [actor])).actor_or_none(actor),
            described=normalise(draft.described),
            affected=draft.affected,
            affecting=draft.affecting,
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def take_stakeholder_step(
    by: Viewer, stakeholder: Stakeholder, draft: StakeholderStepDraft
) -> StakeholderStep:
    """Tell that somebody was invited, takes part, or stopped: keepers, and they themselves.

    Raises: UnknownWord, FutureDay, NotYours.
    """
    network = stakeholder.problem.network
    require_voice_of(by, network, stakeholder.actor.ref if stakeholder.actor else "")
    check_word("step", draft.step, StakeholderStepKind)
    about = Action("take_stakeholder_step", stakeholder.problem.ref)
    with telling(by, about, network) as now:
        row = StakeholderStep(
            stakeholder=stakeholder,
            step=draft.step,
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def _check_words(draft: ProblemDraft) -> None:
    check_word("severity", draft.severity, Severity)
    check_word("raised_from", draft.raised_from, RaisedFrom)


def _ids(by: Viewer, network: Network, draft: ProblemDraft) -> Ids:
    return Ids(
        actors=named_ids(network, by, [draft.raised_by, draft.owner]),
        issues=ids_of(Issue, network, [draft.issue]),
    )


def _columns(draft: ProblemDraft, ids: Ids) -> dict[str, Any]:
    return {
        "name_th": normalise(draft.name_th),
        "name_en": normalise(draft.name_en),
        "facets": draft.facets.strip(),
        "severity": draft.severity,
        "raised_by_id": ids.actor_or_none(draft.raised_by),
        "raised_from": draft.raised_from,
        "owner_id": ids.actor_or_none(draft.owner),
        "issue_id": known(ids.issues, draft.issue, "issue"),
    }


def _link(by: Viewer, now: Telling, problem: Problem, draft: ProblemDraft) -> None:
    places = ids_of(Place, problem.network, draft.places)
    links = [
        ProblemLink(problem=problem, told=now.seq, place_id=known(places, ref, "place"))
        for ref in dict.fromkeys(draft.places)
        if ref
    ] + [
        ProblemLink(problem=problem, told=now.seq, goal=goal_of(by, problem.network, ref))
        for ref in dict.fromkeys(draft.goals)
    ]
    ProblemLink.objects.using(WRITING).bulk_create(links)
