"""What the database itself refuses of goals, agreements, problems and the charter."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import (
    Acceptance,
    Actor,
    Agreement,
    AgreementVersion,
    CharterVersion,
    Commitment,
    Goal,
    GoalFit,
    GoalStanceSaid,
    GoalStep,
    Network,
    Problem,
    ProblemLink,
    Stakeholder,
)
from saiyai.services.actors import record_actor

ON: dict[str, Any] = {"earliest": date(2026, 10, 1), "latest": date(2026, 10, 1), "told": 1}


@pytest.fixture
def goal(network: Network, keeper: Viewer) -> Goal:
    """A goal, beside a group `a`."""
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))
    return Goal.objects.create(network=network, ref="g", name_en="Water", told=1)


def refused(act: Callable[[], Any]) -> None:
    """The database says no, and the transaction around it goes on."""
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        act()


def who(goal: Goal) -> Actor:
    return Actor.objects.get(network=goal.network, ref="a")


def test_a_step_that_was_told_is_never_edited_or_deleted(goal: Goal) -> None:
    step = GoalStep.objects.create(goal=goal, step="agreed", **ON)
    rows = GoalStep.objects.filter(pk=step.pk)

    refused(lambda: rows.update(step="attained"))
    refused(lambda: rows.update(latest=date(2026, 10, 2)))
    refused(rows.delete)
    rows.update(untold=5)
    refused(lambda: rows.update(untold=6))


def test_a_step_brings_what_belongs_to_it(goal: Goal) -> None:
    make = GoalStep.objects.create
    refused(lambda: make(goal=goal, step="reworded", **ON))
    refused(lambda: make(goal=goal, step="agreed", name_en="Other", **ON))
    refused(lambda: make(goal=goal, step="handed_over", **ON))
    refused(lambda: make(goal=goal, step="handed_over", successor=goal, **ON))
    refused(lambda: make(goal=goal, step="agreed", number=4, **ON))
    refused(lambda: make(goal=goal, step="party", **ON))
    refused(lambda: make(goal=goal, step="agreed", **ON | {"latest": date(2026, 9, 1)}))
    make(goal=goal, step="reviewed", number=4, **ON)


def test_a_goal_is_not_below_itself_and_its_target_has_a_unit(goal: Goal) -> None:
    rows = Goal.objects.filter(pk=goal.pk)

    refused(lambda: rows.update(parent=goal))
    refused(lambda: rows.update(target=3))
    refused(lambda: rows.update(kind="main"))
    a = who(goal)
    refused(lambda: GoalFit.objects.create(goal=goal, towards=goal, actor=a, fit="neutral", **ON))
    refused(
        lambda: GoalStanceSaid.objects.create(goal=goal, actor=a, stance="hates", holds=True, **ON)
    )


def test_an_answer_is_to_one_version_with_words(goal: Goal) -> None:
    network, a = goal.network, who(goal)
    weir = Agreement.objects.create(
        network=network, ref="k", name_en="Weir", kind="commons", told=1
    )
    words = {"agreement": weir, "terms_en": "Help keep", **ON}
    version = AgreementVersion.objects.create(number=1, **words)
    charter = CharterVersion.objects.create(network=network, number=1, links="a", aim="b", **ON)
    answer = {"actor": a, "answer": "accepted", **ON}

    refused(lambda: AgreementVersion.objects.create(number=1, **words))
    refused(lambda: AgreementVersion.objects.create(number=2, **words | {"terms_en": ""}))
    refused(
        lambda: CharterVersion.objects.create(network=network, number=2, links="a", aim="", **ON)
    )
    refused(lambda: Acceptance.objects.create(**answer))
    refused(lambda: Acceptance.objects.create(version=version, charter=charter, **answer))
    Acceptance.objects.create(version=version, **answer)


def test_a_promise_has_two_ends_and_an_amount_its_unit(goal: Goal) -> None:
    network, a = goal.network, who(goal)
    weir = Agreement.objects.create(network=network, ref="k", name_en="W", kind="mou", told=1)
    row = {"network": network, "agreement": weir, "owed_by": a, "name_en": "Bamboo", "told": 1}

    refused(lambda: Commitment.objects.create(ref="p", to=a, **row))
    refused(lambda: Commitment.objects.create(ref="p", amount=3, **row))
    refused(lambda: Commitment.objects.create(ref="p", amount=-3, unit="piece", **row))
    Commitment.objects.create(ref="p", amount=3, unit="piece", **row)


def test_a_stakeholder_is_somebody_with_a_stake_and_a_link_leads_to_one_thing(goal: Goal) -> None:
    problem = Problem.objects.create(network=goal.network, ref="q", name_en="Dry", told=1)
    row = {"problem": problem, "affecting": False, **ON}
    make = Stakeholder.objects.create

    refused(lambda: make(ref="s", affected=True, **row))
    refused(lambda: make(ref="s", affected=True, actor=who(goal), described="x", **row))
    refused(lambda: make(ref="s", affected=False, actor=who(goal), **row))
    refused(lambda: ProblemLink.objects.create(problem=problem, told=1))
    make(ref="s", affected=True, actor=who(goal), **row)
    refused(lambda: make(ref="s", affected=True, described="x", **row))
