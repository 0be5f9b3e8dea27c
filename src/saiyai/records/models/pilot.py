"""Whether Saiyai itself helps: two rounds of questions, minutes a week, and harm that was told.

Answers stand under the name of who gave them, so that the same people can be asked again; nobody
but they reads them (`queries/pilot.py`). Harm stands under nobody's name, and stays.
"""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.pilot import HarmKind, HarmStepKind, Phase
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order
from saiyai.records.models.said import SaidFact, said_in_order


class PilotRound(Fact):
    """The questions are asked, before or after. `closed` is the day on which that was ended."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    phase = models.CharField(max_length=8)
    opened = models.DateField()
    closed = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="pilot_round_ref_once", fields=["network", "ref"]),
            one_of("pilot_round", "phase", Phase),
            models.CheckConstraint(
                name="pilot_round_closed_after_opened",
                condition=Q(closed__isnull=True) | Q(closed__gte=F("opened")),
            ),
            told_in_order("pilot_round"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.ref} {self.phase}"


class PilotAnswer(models.Model):
    """What somebody answered in a round: a number to each question by its id, as JSON.

    No fact: while the round is open it can be given again, or taken back and be gone. `own_hand`
    says that they wrote it themselves: then no keeper changes it.
    """

    round = models.ForeignKey(PilotRound, models.PROTECT, related_name="answers")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    answers = models.TextField()
    own_hand = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="pilot_answer_once", fields=["round", "actor"])
        ]

    @override
    def __str__(self) -> str:
        return f"{self.round_id}/{self.actor_id}"


class PilotWeek(Fact):
    """How many minutes somebody spent on the record in a week; `week` is its Monday."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    week = models.DateField()
    minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="pilot_week_once",
                fields=["network", "actor", "week"],
                condition=Q(untold__isnull=True),
            ),
            told_in_order("pilot_week"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.actor_id} {self.week}"


class Harm(Fact):
    """Harm that somebody told; who told it is kept nowhere, and no keeper takes it back."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    kind = models.CharField(max_length=10)
    earliest = models.DateField()
    latest = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="harm_ref_once", fields=["network", "ref"]),
            one_of("harm", "kind", HarmKind),
            runs_forward("harm"),
            models.CheckConstraint(name="harm_stays", condition=Q(untold__isnull=True)),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.ref} {self.kind}"


class HarmStep(SaidFact):
    """What keepers say was done about a harm."""

    harm = models.ForeignKey(Harm, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)

    class Meta:
        constraints = [one_of("harm_step", "step", HarmStepKind), *said_in_order("harm_step")]

    @override
    def __str__(self) -> str:
        return f"{self.harm_id} {self.step}"
