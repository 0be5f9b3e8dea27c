"""Agreements, their words by version, their parties, answers and promises; and the charter."""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.agreements import (
    AgreementKind,
    Answer,
    CharterForm,
    CommitmentStepKind,
    Origin,
    PartyStep,
)
from saiyai.domain.goods import Unit
from saiyai.records.models.facts import one_of, runs_forward
from saiyai.records.models.places import Named, named_once
from saiyai.records.models.said import SaidFact, said_in_order

_STANDING = Q(untold__isnull=True)


class Agreement(Named):
    """What parties agreed on. Its words stand in versions."""

    kind = models.CharField(max_length=16)
    objective = models.TextField(blank=True)
    voluntary = models.BooleanField(null=True)
    begins_earliest = models.DateField(null=True)
    begins_latest = models.DateField(null=True)
    ends_earliest = models.DateField(null=True)
    ends_latest = models.DateField(null=True)
    review_earliest = models.DateField(null=True)
    review_latest = models.DateField(null=True)

    class Meta:
        constraints = [
            *named_once("agreement"),
            one_of("agreement", "kind", AgreementKind),
            *(
                runs_forward(f"agreement_{span}", f"{span}_earliest", f"{span}_latest")
                for span in ("begins", "ends", "review")
            ),
        ]


class AgreementParty(SaidFact):
    """An actor enters an agreement, or leaves it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    step = models.CharField(max_length=7)

    class Meta:
        constraints = [
            one_of("agreement_party", "step", PartyStep),
            *said_in_order("agreement_party"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.agreement_id}/{self.actor_id} {self.step}"


class AgreementVersion(SaidFact):
    """The words of an agreement from a day on."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    terms_th = models.TextField(blank=True)
    terms_en = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="agreement_version_once", fields=["agreement", "number"], condition=_STANDING
            ),
            models.CheckConstraint(
                name="agreement_version_has_words", condition=~Q(terms_th="") | ~Q(terms_en="")
            ),
            *said_in_order("agreement_version"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.agreement_id} {self.number}"


class CharterVersion(SaidFact):
    """The charter from a day on: what is linked, for what, in what form, who answers for data."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    links = models.TextField()
    aim = models.TextField()
    form = models.CharField(max_length=10, blank=True)
    origin = models.CharField(max_length=8, blank=True)
    controller = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    terms_th = models.TextField(blank=True)
    terms_en = models.TextField(blank=True)
    decision = models.ForeignKey("records.Event", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="charter_version_once", fields=["network", "number"], condition=_STANDING
            ),
            models.CheckConstraint(
                name="charter_says_what_is_linked", condition=~Q(links="") & ~Q(aim="")
            ),
            one_of("charter", "form", CharterForm),
            one_of("charter", "origin", Origin),
            *said_in_order("charter_version"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.network_id} {self.number}"


class Acceptance(SaidFact):
    """What an actor says to one version, of an agreement or of the charter."""

    version = models.ForeignKey(
        AgreementVersion, models.PROTECT, null=True, related_name="answers"
    )
    charter = models.ForeignKey(CharterVersion, models.PROTECT, null=True, related_name="answers")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    answer = models.CharField(max_length=9)

    class Meta:
        constraints = [
            one_of("acceptance", "answer", Answer),
            models.CheckConstraint(
                name="acceptance_of_one_version",
                condition=Q(version__isnull=True, charter__isnull=False)
                | Q(version__isnull=False, charter__isnull=True),
            ),
            *said_in_order("acceptance"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.actor_id} {self.answer}"


class Commitment(Named):
    """Who owes what to whom, until when; owed to the network itself where `to` is null."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="commitments")
    owed_by = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    to = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    due_earliest = models.DateField(null=True)
    due_latest = models.DateField(null=True)
    amount = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = [
            *named_once("commitment"),
            runs_forward("commitment_due", "due_earliest", "due_latest"),
            models.CheckConstraint(
                name="commitment_has_two_ends", condition=Q(to__isnull=True) | ~Q(to=F("owed_by"))
            ),
            models.CheckConstraint(
                name="commitment_amount_with_unit",
                condition=Q(amount__isnull=True, unit="")
                | Q(amount__gte=0, unit__in=[str(unit) for unit in Unit]),
            ),
        ]


class CommitmentStep(SaidFact):
    """What came of a promise, as somebody tells it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=8)

    class Meta:
        constraints = [
            one_of("commitment_step", "step", CommitmentStepKind),
            *said_in_order("commitment_step"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.commitment_id} {self.step}"
