"""Reports that a network let out by a decision of its own: which one, and what goes with it."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.domain.reports import RELEASED, Length
from saiyai.records.models.facts import one_of
from saiyai.records.models.said import SaidFact, said_in_order


class Release(SaidFact):
    """Which report left, by the day and the Change of its reading; withdrawn it is hidden again.

    No number is kept: the report is made again from the record as it was known then.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    decision = models.ForeignKey("records.Event", models.PROTECT, related_name="+")
    edition = models.CharField(max_length=10)
    length = models.CharField(max_length=5)
    day = models.DateField()
    known = models.BigIntegerField()
    reason = models.TextField()
    reply = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("release", "edition", RELEASED),
            one_of("release", "length", Length),
            models.CheckConstraint(name="release_has_reason", condition=~Q(reason="")),
            *said_in_order("release"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.edition} of {self.day} at {self.known}"
