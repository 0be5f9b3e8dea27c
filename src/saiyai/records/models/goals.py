"""The open life of a goal: its steps, how members stand to it, and how it fits a main goal."""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.goals import WITH_NUMBER, Fit, GoalStance, GoalStepKind
from saiyai.records.models.facts import one_of
from saiyai.records.models.said import SaidFact, said_in_order

_WITH_NUMBER = sorted(map(str, WITH_NUMBER))


class GoalStep(SaidFact):
    """A step of a goal. A wording holds its new names, a hand-over to whom or to which goal."""

    goal = models.ForeignKey("records.Goal", models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12)
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    number = models.BigIntegerField(null=True)
    to = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey("records.Goal", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of("goal_step", "step", GoalStepKind),
            models.CheckConstraint(
                name="goal_step_names_a_wording",
                condition=Q(step="reworded") & (~Q(name_th="") | ~Q(name_en=""))
                | ~Q(step="reworded") & Q(name_th="", name_en=""),
            ),
            models.CheckConstraint(
                name="goal_step_hands_to_somebody",
                condition=Q(step="handed_over")
                & (Q(to__isnull=False) | Q(successor__isnull=False))
                | ~Q(step="handed_over") & Q(to__isnull=True, successor__isnull=True),
            ),
            models.CheckConstraint(
                name="goal_step_number_where_measured",
                condition=Q(number__isnull=True) | Q(step__in=_WITH_NUMBER),
            ),
            models.CheckConstraint(
                name="goal_step_not_to_itself",
                condition=Q(successor__isnull=True) | ~Q(successor=F("goal")),
            ),
            *said_in_order("goal_step"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.goal_id} {self.step}"


class GoalStanceSaid(SaidFact):
    """One answer of an actor to one question about a goal."""

    goal = models.ForeignKey("records.Goal", models.PROTECT, related_name="stances")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="stances")
    stance = models.CharField(max_length=11)
    holds = models.BooleanField()

    class Meta:
        constraints = [
            one_of("goal_stance", "stance", GoalStance),
            *said_in_order("goal_stance"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.goal_id}/{self.actor_id} {self.stance}"


class GoalFit(SaidFact):
    """How a goal fits a main goal, as an actor sees it."""

    goal = models.ForeignKey("records.Goal", models.PROTECT, related_name="fits")
    towards = models.ForeignKey("records.Goal", models.PROTECT, related_name="+")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    fit = models.CharField(max_length=10)

    class Meta:
        constraints = [
            one_of("goal_fit", "fit", Fit),
            models.CheckConstraint(name="goal_fit_not_of_itself", condition=~Q(goal=F("towards"))),
            *said_in_order("goal_fit"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.goal_id} {self.fit}"
