"""By what a network reads its record, where it does not by the house's conventions."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.domain.thresholds import THRESHOLDS
from saiyai.records.models.said import SaidFact, said_in_order


class Threshold(SaidFact):
    """A threshold that a network set, with the reason; one of a name stands at a time.

    `value` is kept whole: days and counts as they are, shares and times in thousandths.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    value = models.BigIntegerField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="threshold_once", fields=["network", "name"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(
                name="threshold_name_known", condition=Q(name__in=sorted(THRESHOLDS))
            ),
            models.CheckConstraint(name="threshold_value_above_0", condition=Q(value__gt=0)),
            models.CheckConstraint(name="threshold_has_reason", condition=~Q(reason="")),
            *said_in_order("threshold"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.name} {self.value}"
