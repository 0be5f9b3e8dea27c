"""What every spoken step has as columns. Such rows are never edited (`records/guards.py`)."""

from django.db import models

from saiyai.records.models.facts import Fact, runs_forward, told_in_order


class SaidFact(Fact):
    """Something said on a day; `said_by` is null where the recorder speaks."""

    said_by = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    earliest = models.DateField()
    latest = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        abstract = True


def said_in_order(name: str) -> list[models.BaseConstraint]:
    """A span that runs forward, and told before taken back."""
    return [runs_forward(name), told_in_order(name)]
