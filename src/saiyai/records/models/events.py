"""Events: what happened, who took part, what went from whom to whom.

A row is never edited. A correction is a new row that `replaces` the old, which is untold; a later
step is a new row `about` the first version. The database refuses anything else (`guards.py`).
"""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.goods import Good, Unit
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order, told_indexes


class KindRole(models.Model):
    """Which roles the card of a kind allows; filled by `saiyai upgrade`."""

    kind = models.CharField(max_length=20)
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(name="kind_role_once", fields=["kind", "role"])]

    @override
    def __str__(self) -> str:
        return f"{self.kind}/{self.role}"


class Event(Fact):
    """Something that happened, as someone told it."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    kind = models.CharField(max_length=20)
    earliest = models.DateField()
    latest = models.DateField()
    place = models.ForeignKey("records.Place", models.PROTECT, null=True, related_name="+")
    issue = models.ForeignKey("records.Issue", models.PROTECT, null=True, related_name="+")
    goal = models.ForeignKey("records.Goal", models.PROTECT, null=True, related_name="+")
    via_centre = models.BooleanField(null=True)
    channel = models.CharField(max_length=30, blank=True)
    source = models.TextField(blank=True)
    occasion = models.TextField(blank=True)
    about = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    proof = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [
            # A staged correction stands beside the row it will replace.
            models.UniqueConstraint(
                name="event_ref_once",
                fields=["network", "ref"],
                condition=Q(told__isnull=False, untold__isnull=True),
            ),
            models.UniqueConstraint(name="event_with_kind", fields=["id", "kind"]),
            runs_forward("event"),
            told_in_order("event"),
        ]
        indexes = [
            models.Index(name="event_by_day", fields=["network", "-latest", "-id"]),
            models.Index(
                name="event_staged", fields=["network", "ref"], condition=Q(told__isnull=True)
            ),
            *told_indexes("event"),
        ]

    @override
    def __str__(self) -> str:
        return self.ref


class Part(models.Model):
    """An actor in an event, with role and phase."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="parts", db_index=False)
    kind = models.CharField(max_length=20)
    actor = models.ForeignKey(
        "records.Actor", models.PROTECT, related_name="parts", db_index=False
    )
    role = models.CharField(max_length=20)
    phase = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="part_once", fields=["event", "actor", "role", "phase"])
        ]
        # Which events somebody was in is read of this alone.
        indexes = [models.Index(name="part_by_actor", fields=["actor", "event"])]

    @override
    def __str__(self) -> str:
        return f"{self.event_id}: {self.actor_id} {self.role}"


class Flow(models.Model):
    """Something that went from one actor to another; `amount` in the smallest `unit`."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="flows")
    kind = models.CharField(max_length=20)
    source = models.ForeignKey("records.Actor", models.PROTECT, related_name="flows_out")
    target = models.ForeignKey("records.Actor", models.PROTECT, related_name="flows_in")
    good = models.CharField(max_length=12)
    amount = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="flow_has_two_ends", condition=~Q(source=F("target"))),
            models.CheckConstraint(
                name="flow_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
            ),
            models.CheckConstraint(
                name="flow_amount_with_unit",
                condition=Q(amount__isnull=True, unit="") | Q(amount__isnull=False) & ~Q(unit=""),
            ),
            one_of("flow", "good", Good),
            models.CheckConstraint(
                name="flow_unit_known", condition=Q(unit__in=["", *(str(u) for u in Unit)])
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.event_id}: {self.source_id} → {self.target_id}"
