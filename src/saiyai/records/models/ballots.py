"""Secret ballots: who may vote, who has voted, and how many voices each option got.

There is no row of a vote. The register is written whole when a ballot is opened, in the order of
row ids of actors; a vote turns one word of it and adds one to one option, and writes every row of
the ballot anew. So no row, row order, number or time relates a voter to an option
(`docs/decisions/0018`).
"""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.decisions import Voice
from saiyai.records.models.facts import Fact, one_of, told_in_order


class Ballot(Fact):
    """A secret vote on a decision. `closed` is the day it was counted."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    decision = models.ForeignKey("records.Event", models.PROTECT, related_name="ballots")
    opened = models.DateField()
    closed = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ballot_closed_after_opened",
                condition=Q(closed__isnull=True) | Q(closed__gte=F("opened")),
            ),
            told_in_order("ballot"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.decision_id} {self.opened}"


class BallotOption(models.Model):
    """What can be voted for: a word, or a proposal by ref; and how many voted so."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="options")
    voice = models.CharField(max_length=10)
    proposal = models.TextField(blank=True)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="ballot_option_once", fields=["ballot", "voice", "proposal"]
            ),
            one_of("ballot_option", "voice", Voice),
            models.CheckConstraint(
                name="ballot_option_of_a_proposal",
                condition=Q(voice="proposal") & ~Q(proposal="")
                | ~Q(voice="proposal") & Q(proposal=""),
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.voice} {self.proposal}"


class BallotVoter(models.Model):
    """Somebody who may vote, and whether they have."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="voters")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    voted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ballot_voter_once", fields=["ballot", "actor"])
        ]

    @override
    def __str__(self) -> str:
        return f"{self.ballot_id}/{self.actor_id}"
