"""Forms that correct: they show what stands, and empty what was emptied."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from saiyai.domain.agreements import AgreementDraft
from saiyai.domain.drafts import ActorDraft, GoalDraft
from saiyai.domain.goals import GoalKind, GoalStepDraft, GoalStepKind, Horizon
from saiyai.domain.periods import Span, in_month
from saiyai.domain.stakeholders import ProblemDraft, RaisedFrom, Severity
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Actor, Agreement, Goal, Network, Problem
from saiyai.services.actors import correct_actor
from saiyai.services.agreements import correct_agreement, record_agreement
from saiyai.services.goals import record_goal, take_goal_step
from saiyai.services.problems import record_problem
from tests.doors import Reader
from tests.web.forms import Form, form_to

N = "/n/trial"
GOAL = GoalDraft(
    *("full", "น้ำพอใช้", "Enough water"),
    parent="main",
    horizon=Horizon.LONG,
    kind=GoalKind.OBJECTIVE,
    measure="weirs",
    target=0,
    unit="weirs",
    due=in_month(2027, 3),
)
DEAL = AgreementDraft(
    *("full", "ฝาย", "Weir", "commons"),
    objective="water",
    voluntary=False,
    begins=Span(date(2026, 1, 2), date(2026, 1, 2)),
    ends=Span(date(2027, 1, 2), date(2027, 2, 9)),
)
TROUBLE = ProblemDraft(
    *("full", "น้ำแล้ง", "No water", "fields"),
    severity=Severity.URGENT,
    raised_from=RaisedFrom.INSIDE,
    owner="a",
)


def page_of(path: str) -> str:
    return Reader().get(path).content.decode()


def told_of(row: Any) -> dict[str, Any]:
    """Every column of a row beside the Change that edited it."""
    row = type(row).objects.get(pk=row.pk)
    keys = (field.attname for field in row._meta.concrete_fields)
    return {key: getattr(row, key) for key in keys if key != "edited"}


def form_of(noun: str) -> Form:
    return form_to(page_of(f"{N}/{noun}/of/full"), f"{N}/{noun}/edit/full")


@pytest.mark.parametrize(
    ("noun", "tell", "table"),
    [
        ("goal", lambda keeper, trial: record_goal(keeper, trial, GOAL), Goal),
        ("agreement", lambda keeper, trial: record_agreement(keeper, trial, DEAL), Agreement),
        ("problem", lambda keeper, trial: record_problem(keeper, trial, TROUBLE), Problem),
    ],
    ids=["goal", "agreement", "problem"],
)
def test_a_form_sent_back_as_it_was_shown_changes_nothing(
    trial: Network, keeper: Viewer, noun: str, tell: Callable[..., Any], table: type[Any]
) -> None:
    row = tell(keeper, trial)
    before = told_of(row)
    answer = Reader().post(f"{N}/{noun}/edit/full", form_of(noun).filled())

    assert answer.status_code == 302
    assert told_of(row) == before


def test_a_field_of_a_goal_that_is_emptied_is_empty(trial: Network, keeper: Viewer) -> None:
    row = record_goal(keeper, trial, GOAL)
    emptied = form_of("goal").filled(name_th="", parent="", due="", target="", unit="", measure="")
    Reader().post(f"{N}/goal/edit/full", emptied)
    row.refresh_from_db()

    assert (row.name_th, row.name_en, row.parent_id, row.due_latest, row.target, row.measure) == (
        *("", "Enough water", None, None),
        *(None, ""),
    )


def test_the_first_words_of_a_goal_are_not_overwritten_by_its_present_ones(
    trial: Network, keeper: Viewer
) -> None:
    row = record_goal(keeper, trial, GOAL)
    take_goal_step(keeper, row, GoalStepDraft(GoalStepKind.REWORDED, name_en="Water for all"))
    Reader().post(f"{N}/goal/edit/full", form_of("goal").filled(measure="floods"))
    row.refresh_from_db()

    assert (row.name_th, row.name_en, row.measure) == ("น้ำพอใช้", "Enough water", "floods")


def test_what_others_filled_meanwhile_is_not_emptied(trial: Network, keeper: Viewer) -> None:
    row = record_agreement(keeper, trial, AgreementDraft("full", name_en="Weir", kind="commons"))
    shown = form_of("agreement")
    correct_agreement(keeper, row, AgreementDraft(objective="water"))
    Reader().post(f"{N}/agreement/edit/full", shown.filled(name_en="The weir"))
    row.refresh_from_db()

    assert (row.name_en, row.objective) == ("The weir", "water")


def test_a_note_of_a_member_is_emptied_and_its_kind_unsaid(trial: Network, keeper: Viewer) -> None:
    row = Actor.objects.get(ref="a")
    correct_actor(keeper, row, ActorDraft(note="x"))
    form = form_to(page_of(f"{N}/member/edit/a"), "")
    Reader().post(f"{N}/member/edit/a", form.filled(note="", kind="unspecified"))
    row.refresh_from_db()

    assert (row.note, row.kind) == ("", "unspecified")
