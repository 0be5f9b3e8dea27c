"""Problems, where and to which goals they belong, whom they touch, and their steps."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.domain.stakeholders import (
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderStepKind,
)
from saiyai.records.models.facts import Fact, one_of, told_in_order
from saiyai.records.models.places import Named, named_once
from saiyai.records.models.said import SaidFact, said_in_order


class Problem(Named):
    """Something that troubles people, and who brought it up."""

    facets = models.TextField(blank=True)
    severity = models.CharField(max_length=8, blank=True)
    raised_by = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    raised_from = models.CharField(max_length=7, blank=True)
    owner = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    issue = models.ForeignKey("records.Issue", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            *named_once("problem"),
            one_of("problem", "severity", Severity),
            one_of("problem", "raised_from", RaisedFrom),
        ]


class ProblemLink(Fact):
    """A place where a problem is felt, or a goal that answers it."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="links")
    place = models.ForeignKey("records.Place", models.PROTECT, null=True, related_name="+")
    goal = models.ForeignKey("records.Goal", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="problem_link_to_one_thing",
                condition=Q(place__isnull=True, goal__isnull=False)
                | Q(place__isnull=False, goal__isnull=True),
            ),
            told_in_order("problem_link"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.problem_id}"


class ProblemStep(SaidFact):
    """A step in the life of a problem."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=8)

    class Meta:
        constraints = [
            one_of("problem_step", "step", ProblemStepKind),
            *said_in_order("problem_step"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.problem_id} {self.step}"


class Stakeholder(SaidFact):
    """Whom a problem touches since when: an actor, or others in a few words."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="stakeholders")
    ref = models.TextField()
    actor = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    described = models.TextField(blank=True)
    affected = models.BooleanField()
    affecting = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="stakeholder_ref_once",
                fields=["problem", "ref"],
                condition=Q(untold__isnull=True),
            ),
            models.CheckConstraint(
                name="stakeholder_is_somebody",
                condition=Q(actor__isnull=False, described="")
                | Q(actor__isnull=True) & ~Q(described=""),
            ),
            models.CheckConstraint(
                name="stakeholder_has_a_stake", condition=Q(affected=True) | Q(affecting=True)
            ),
            *said_in_order("stakeholder"),
        ]

    @override
    def __str__(self) -> str:
        return self.ref


class StakeholderStep(SaidFact):
    """A step towards a stakeholder: invited, takes part, stopped."""

    stakeholder = models.ForeignKey(Stakeholder, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)

    class Meta:
        constraints = [
            one_of("stakeholder_step", "step", StakeholderStepKind),
            *said_in_order("stakeholder_step"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.stakeholder_id} {self.step}"
