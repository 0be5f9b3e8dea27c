"""Lines: who is connected, and everything anybody said of it. Their state is computed."""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.tie_kinds import SIGNS, Nature
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order, told_indexes


def signed(name: str) -> models.CheckConstraint:
    """A sign is one of three, or was not told."""
    return models.CheckConstraint(
        name=f"{name}_sign_known", condition=Q(sign__isnull=True) | Q(sign__in=SIGNS)
    )


class TieKind(Fact):
    """A kind of line in one record, as its people call it from either end.

    Labels, nature, sign and allowed ends are corrected in place; lines that stand are not asked
    again. `ends_a` and `ends_b` hold kinds of actor, empty for any.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    name = models.TextField(blank=True)
    directed = models.BooleanField(default=False)
    label_ab_th = models.TextField(blank=True, default="")
    label_ab_en = models.TextField(blank=True, default="")
    label_ba_th = models.TextField(blank=True, default="")
    label_ba_en = models.TextField(blank=True, default="")
    ends_a = models.JSONField(default=list)
    ends_b = models.JSONField(default=list)
    nature = models.CharField(max_length=12, blank=True, default="")
    sign = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            one_of("tie_kind", "nature", Nature),
            signed("tie_kind"),
            models.UniqueConstraint(
                name="tie_kind_once",
                fields=["network", "name", "directed"],
                condition=Q(untold__isnull=True),
            ),
            models.UniqueConstraint(name="tie_kind_with_direction", fields=["id", "directed"]),
            told_in_order("tie_kind"),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class Tie(Fact):
    """A line. An undirected one is stored low–high, so that it can stand only once."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    kind = models.ForeignKey(TieKind, models.PROTECT, related_name="ties")
    directed = models.BooleanField()
    a = models.ForeignKey("records.Actor", models.PROTECT, related_name="ties_out")
    b = models.ForeignKey("records.Actor", models.PROTECT, related_name="ties_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="tie_once", fields=["kind", "a", "b"], condition=Q(untold__isnull=True)
            ),
            models.UniqueConstraint(
                name="tie_ref_once", fields=["network", "ref"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(name="tie_has_two_ends", condition=~Q(a=F("b"))),
            models.CheckConstraint(
                name="undirected_tie_low_high", condition=Q(directed=True) | Q(a__lt=F("b"))
            ),
            told_in_order("tie"),
        ]
        indexes = told_indexes("tie")

    @override
    def __str__(self) -> str:
        return self.ref


class TieAssertion(Fact):
    """What somebody said of a line, on which day. Never edited; a later one stands beside it.

    `said_by` is null where the file or the recorder speaks. What a basis rests on is a few words,
    or `#` and the ref of an event.
    """

    tie = models.ForeignKey(Tie, models.PROTECT, related_name="assertions")
    said_by = models.ForeignKey(
        "records.Actor", models.PROTECT, null=True, related_name="assertions"
    )
    stance = models.CharField(max_length=10)
    earliest = models.DateField()
    latest = models.DateField()
    since_earliest = models.DateField(null=True)
    since_latest = models.DateField(null=True)
    foundation = models.CharField(max_length=14, blank=True)
    rhythm = models.CharField(max_length=1, blank=True)
    culture = models.PositiveSmallIntegerField(null=True)
    power = models.PositiveSmallIntegerField(null=True)
    learning = models.PositiveSmallIntegerField(null=True)
    culture_why = models.TextField(blank=True, default="")
    power_why = models.TextField(blank=True, default="")
    learning_why = models.TextField(blank=True, default="")
    sign = models.SmallIntegerField(null=True)
    weight = models.FloatField(null=True)
    via = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    occasion = models.TextField(blank=True)
    note = models.TextField(blank=True)
    extra = models.JSONField(default=dict)

    class Meta:
        constraints = [
            one_of("assertion", "stance", Stance),
            one_of("assertion", "foundation", Foundation),
            one_of("assertion", "rhythm", Rhythm),
            signed("assertion"),
            runs_forward("assertion"),
            runs_forward("assertion_since", "since_earliest", "since_latest"),
            # NaN and the infinities compare as false here on both databases.
            models.CheckConstraint(
                name="assertion_weight_finite",
                condition=Q(weight__isnull=True) | Q(weight__gte=-1e300, weight__lte=1e300),
            ),
            told_in_order("assertion"),
        ]
        indexes = told_indexes("assertion")

    @override
    def __str__(self) -> str:
        return f"{self.tie_id} {self.stance}"
