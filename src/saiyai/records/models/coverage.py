"""How much of what happened was recorded, and when somebody asked for quiet."""

from django.db import models
from typing_extensions import override

from saiyai.domain.coverage import Share
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order


class Coverage(Fact):
    """A statement on how completely a kind of event was recorded. A "not" needs one."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    earliest = models.DateField()
    latest = models.DateField()
    share = models.CharField(max_length=8)
    told_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("coverage", "share", Share),
            runs_forward("coverage"),
            told_in_order("coverage"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.share}"


class QuietTime(Fact):
    """A time in which an actor asked not to be called; the reason is theirs to tell or not."""

    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="quiet")
    earliest = models.DateField()
    latest = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [runs_forward("quiet"), told_in_order("quiet")]

    @override
    def __str__(self) -> str:
        return f"{self.actor_id} until {self.latest}"
