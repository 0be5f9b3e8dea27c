"""What people do about what is worth attention; the matter itself is read anew each time."""

from django.db import models
from typing_extensions import override

from saiyai.domain.warnings import WarningStepKind
from saiyai.records.models.facts import one_of
from saiyai.records.models.said import SaidFact, said_in_order


class WarningStep(SaidFact):
    """A step about a matter, known again by its key: planned, put off, set aside, done.

    `size` is how large the matter was read to be on that day, so that it is seen when it grows.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    matter = models.CharField(max_length=40)
    step = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    until = models.DateField(null=True)
    to = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("warning_step", "step", WarningStepKind),
            *said_in_order("warning_step"),
        ]
        indexes = [models.Index(name="warning_step_by_matter", fields=["network", "matter"])]

    @override
    def __str__(self) -> str:
        return f"{self.matter} {self.step}"
