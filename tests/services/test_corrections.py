"""Corrections: what is left out stays, what was sent empty is emptied, and a name stays."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind, Sector
from saiyai.domain.agreements import AgreementDraft
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, GoalDraft
from saiyai.domain.errors import MalformedData, NameMissing
from saiyai.domain.goals import GoalKind, Horizon
from saiyai.domain.periods import on
from saiyai.domain.stakeholders import ProblemDraft, Severity
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import ActorIssue, Issue, Network, Place, ProblemLink
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.agreements import correct_agreement, record_agreement
from saiyai.services.goals import correct_goal, record_goal
from saiyai.services.problems import correct_problem, record_problem
from saiyai.services.undo import undo_change

DAY = on(date(2026, 10, 1))


def test_an_actor_keeps_what_is_not_sent_and_loses_what_is_sent_empty(
    network: Network, keeper: Viewer
) -> None:
    Place.objects.create(network=network, ref="tail", name_en="The tail", told=1)
    Issue.objects.create(network=network, ref="water", name_en="Water", told=1)
    told = ActorDraft("a", "ก", "A", ActorKind.GROUP, Sector.PEOPLE, "tail", ("water",))
    row = record_actor(keeper, network, told)
    correct_actor(keeper, row, ActorDraft(note="x", consent=Consent.MEMBERS))
    correct_actor(keeper, row, ActorDraft(), {"name_th", "note", "place", "issues", "kind"})
    row.refresh_from_db()

    assert (row.name_th, row.name_en, row.note, row.place_id) == ("", "A", "", None)
    assert (row.kind, row.sector, row.consent) == ("unspecified", "people", "members")
    assert row.sort_th == row.sort_en != ""
    assert not ActorIssue.objects.filter(untold__isnull=True).exists()


def test_an_actor_is_emptied_of_no_id_and_of_no_last_name(
    network: Network, keeper: Viewer
) -> None:
    row = record_actor(keeper, network, ActorDraft(ref="a", name_en="A"))
    with pytest.raises(NameMissing):
        correct_actor(keeper, row, ActorDraft(), {"name_en"})
    correct_actor(keeper, row, ActorDraft(note="x"), {"ref", "extra"})
    row.refresh_from_db()

    assert (row.ref, row.name_en, row.extra, row.note) == ("a", "A", {}, "x")


def test_what_was_emptied_stands_again_once_it_is_undone(network: Network, keeper: Viewer) -> None:
    row = record_actor(keeper, network, ActorDraft(ref="a", name_en="A", note="x"))
    correct_actor(keeper, row, ActorDraft(), {"note"})
    row.refresh_from_db()
    assert row.note == ""
    undo_change(keeper, network, newest_seq(network))
    row.refresh_from_db()

    assert row.note == "x"


def test_a_goal_loses_its_day_its_parent_and_its_target_with_its_unit(
    network: Network, keeper: Viewer
) -> None:
    record_goal(keeper, network, GoalDraft("main", name_en="Water", kind=GoalKind.MAIN))
    told = GoalDraft("sub", name_en="A rota", parent="main", due=DAY, target=3, unit="weirs")
    row = record_goal(keeper, network, told)
    with pytest.raises(MalformedData):
        correct_goal(keeper, row, GoalDraft(""), {"unit"})
    correct_goal(keeper, row, GoalDraft("", horizon=Horizon.LONG), {"target", "unit", "parent"})
    row.refresh_from_db()
    assert (row.target, row.unit, row.parent, row.due_latest) == (None, "", None, DAY.latest)
    assert row.horizon == "long"
    correct_goal(keeper, row, GoalDraft(""), {"due", "horizon"})
    row.refresh_from_db()

    assert (row.due_earliest, row.due_latest, row.horizon, row.name_en) == (
        *(None, None),
        *("", "A rota"),
    )


def test_a_goal_is_main_as_long_as_its_kind_says_so(network: Network, keeper: Viewer) -> None:
    row = record_goal(keeper, network, GoalDraft("main", name_en="Water", kind=GoalKind.MAIN))
    for sent, draft, is_main in (
        ({"main"}, GoalDraft(""), True),
        ({"measure"}, GoalDraft(""), True),
        ({"kind"}, GoalDraft(""), False),
        (set(), GoalDraft("", main=True, kind=GoalKind.MAIN), True),
    ):
        correct_goal(keeper, row, draft, sent)
        row.refresh_from_db()
        assert (row.main, row.kind == GoalKind.MAIN) == (is_main, is_main)


def test_an_agreement_and_a_problem_lose_what_is_sent_empty_but_never_their_name(
    network: Network, keeper: Viewer
) -> None:
    deal = AgreementDraft("weir", name_en="Weir", kind="commons", objective="x", ends=DAY)
    weir = record_agreement(keeper, network, deal)
    correct_agreement(keeper, weir, AgreementDraft(voluntary=True), {"objective", "ends", "kind"})
    correct_agreement(keeper, weir, AgreementDraft(), {"voluntary"})
    weir.refresh_from_db()
    assert (weir.objective, weir.ends_latest, weir.kind) == ("", None, "commons")
    assert weir.voluntary is None
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A"))
    Place.objects.create(network=network, ref="tail", name_en="The tail", told=1)
    trouble = ProblemDraft("dry", name_en="Dry", owner="a", facets="x", severity=Severity.URGENT)
    dry = record_problem(keeper, network, trouble)
    correct_problem(keeper, dry, ProblemDraft(places=("tail",)), {"owner", "facets"})
    dry.refresh_from_db()
    assert (dry.owner, dry.facets, dry.severity) == (None, "", "urgent")
    correct_problem(keeper, dry, ProblemDraft(), {"places"})

    assert not ProblemLink.objects.filter(untold__isnull=True).exists()
    for emptied in (
        lambda: correct_agreement(keeper, weir, AgreementDraft(), {"name_en"}),
        lambda: correct_problem(keeper, dry, ProblemDraft(), {"name_en", "name_th"}),
    ):
        with pytest.raises(NameMissing):
            emptied()
