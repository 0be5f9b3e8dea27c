"""What a network switched on for its readings: off by default, and told with a reason."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.domain.switches import Switch as Name
from saiyai.records.models.said import SaidFact, said_in_order


class Switch(SaidFact):
    """Something that a network switched on, with the reason; withdrawn it is off again."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="switch_once", fields=["network", "name"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(
                name="switch_name_known", condition=Q(name__in=sorted(map(str, Name)))
            ),
            models.CheckConstraint(name="switch_has_reason", condition=~Q(reason="")),
            *said_in_order("switch"),
        ]

    @override
    def __str__(self) -> str:
        return self.name
