"""Lenses that a network keeps beside those of the house."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.records.models.said import SaidFact, said_in_order


class OwnLens(SaidFact):
    """A version of a lens of a network's own, with the reason; one of a name stands at a time.

    `name` is the id that its text tells; `text` is kept as it was written, so that a version of
    this house that reads it no longer shows what it was.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    name = models.CharField(max_length=50)
    number = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="ownlens_once", fields=["network", "name"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(name="ownlens_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="ownlens_number_above_0", condition=Q(number__gt=0)),
            models.CheckConstraint(name="ownlens_has_text", condition=~Q(text="")),
            models.CheckConstraint(name="ownlens_has_reason", condition=~Q(reason="")),
            *said_in_order("ownlens"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.name} {self.number}"
