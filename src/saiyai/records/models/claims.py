"""Tests of claims that a network declared: before they are run, and for good."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.records.models.facts import Fact, runs_forward, told_in_order


class ClaimTest(Fact):
    """A claim is to be held against the record from `first` to `last`; `declared` is the day."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    claim = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    first = models.DateField()
    last = models.DateField()
    declared = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="claim_test_ref_once", fields=["network", "ref"]),
            models.UniqueConstraint(
                name="claim_test_once",
                fields=["network", "claim", "version", "first", "last"],
                condition=Q(untold__isnull=True),
            ),
            runs_forward("claim_test", "first", "last"),
            told_in_order("claim_test"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.claim} {self.first}–{self.last}"
