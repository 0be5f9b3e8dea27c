"""Rosters: who was asked, who agreed and answered, and whom they named.

Unlike sheets of a survey these bear names; they are told to nobody one by one. An answer is told
with the Change that closes its roster, and is deleted where somebody takes it back
(`docs/decisions/0024`).
"""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.rosters import RosterQuestion
from saiyai.records.models.facts import Fact, one_of, told_in_order


class Roster(Fact):
    """Members are asked whom they turn to. `closed` is the day on which it was ended."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    opened = models.DateField()
    closes = models.DateField()
    closed = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="roster_ref_once", fields=["network", "ref"]),
            models.CheckConstraint(
                name="roster_runs_forward", condition=Q(closes__gte=F("opened"))
            ),
            models.CheckConstraint(
                name="roster_closed_after_opened",
                condition=Q(closed__isnull=True) | Q(closed__gte=F("opened")),
            ),
            told_in_order("roster"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.ref} {self.opened}"


class RosterMember(models.Model):
    """Somebody who was asked. `agreed` is the day on which they agreed and answered.

    `token` is the digest of their own link; empty where none was made.
    """

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="members")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, blank=True)
    agreed = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="rostermember_once", fields=["roster", "actor"]),
            models.UniqueConstraint(
                name="rostermember_token_once", fields=["token"], condition=~Q(token="")
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.roster_id}/{self.actor_id}"


class RosterNaming(models.Model):
    """Whom somebody named, in answer to one question; both are of one roster."""

    by = models.ForeignKey(RosterMember, models.PROTECT, related_name="namings")
    question = models.CharField(max_length=12)
    named = models.ForeignKey(RosterMember, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="rosternaming_once", fields=["by", "question", "named"]),
            one_of("rosternaming", "question", RosterQuestion),
            models.CheckConstraint(name="rosternaming_of_others", condition=~Q(by=F("named"))),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.by_id}/{self.question}/{self.named_id}"
