"""What was computed and can be thrown away, and what a reader said is not right."""

from enum import StrEnum

from django.db import models
from typing_extensions import override

from saiyai.records.models.facts import Fact, one_of, told_in_order


class FindingState(StrEnum):
    """How far a computation has come."""

    ASKED = "asked"
    READY = "ready"
    FAILED = "failed"


class Finding(models.Model):
    """A computed answer: of which record, known at which Change, by which method and version."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="findings")
    method = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=8)
    day = models.DateField()
    seq = models.BigIntegerField()
    state = models.CharField(max_length=6)
    done = models.PositiveSmallIntegerField(default=0)
    """How far the job is, in percent."""
    value = models.JSONField(null=True)
    error = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="finding_once",
                fields=["network", "method", "version", "edition", "day", "seq"],
            ),
            one_of("finding", "state", FindingState),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.method} of {self.network_id} at {self.seq}"


class Remark(Fact):
    """What a reader said of a row or a number ("this is not right"), for keepers."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    about = models.TextField()
    words = models.TextField()
    day = models.DateField()
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [told_in_order("remark")]

    @override
    def __str__(self) -> str:
        return self.about
