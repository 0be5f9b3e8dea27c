"""Pulse surveys: who was asked, which links open a sheet, and what stands on sheets.

The three do not know each other. Sheets are written blank, one for each who is asked, under
numbers of chance when a survey is opened; an answer fills one of them and marks its link, and
writes every row of both anew. So no row, row order, number or time relates somebody who was
asked, or a link, to a sheet (`docs/decisions/0022`).
"""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.pulse import Form
from saiyai.records.models.facts import Fact, one_of, told_in_order


class Survey(Fact):
    """Members are asked how they see the network. `closed` is the day on which it was ended."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    form = models.CharField(max_length=8)
    opened = models.DateField()
    closes = models.DateField()
    closed = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="survey_ref_once", fields=["network", "ref"]),
            one_of("survey", "form", Form),
            models.CheckConstraint(
                name="survey_runs_forward", condition=Q(closes__gte=F("opened"))
            ),
            models.CheckConstraint(
                name="survey_closed_after_opened",
                condition=Q(closed__isnull=True) | Q(closed__gte=F("opened")),
            ),
            told_in_order("survey"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.ref} {self.opened}"


class SurveyAsked(models.Model):
    """Somebody who was asked; whether they answered is kept nowhere."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="asked")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="survey_asked_once", fields=["survey", "actor"])
        ]

    @override
    def __str__(self) -> str:
        return f"{self.survey_id}/{self.actor_id}"


class SurveyLink(models.Model):
    """A link that opens one sheet, kept as a digest; whose it is, is kept nowhere."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="links")
    token = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)

    @override
    def __str__(self) -> str:
        return f"{self.survey_id}/{self.pk}"


class SurveySheet(models.Model):
    """One sheet, blank or filled: an answer to each question by its id, as JSON."""

    number = models.BigIntegerField(primary_key=True)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="sheets")
    answers = models.TextField(blank=True)

    @override
    def __str__(self) -> str:
        return f"{self.survey_id}/{self.number}"
