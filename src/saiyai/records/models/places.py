"""Places, issues and goals."""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.goals import GoalKind, GoalScope, Permanence
from saiyai.domain.places import Medium, PlaceKind, Resource, Within
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order


class Named(Fact):
    """A thing of one record with a ref and a name in either language."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    ref = models.TextField()
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)

    class Meta:
        abstract = True

    @override
    def __str__(self) -> str:
        return self.ref


def named_once(name: str) -> list[models.BaseConstraint]:
    """A ref that stands once in a record, a name, and told before taken back."""
    return [
        models.UniqueConstraint(
            name=f"{name}_ref_once", fields=["network", "ref"], condition=Q(untold__isnull=True)
        ),
        models.CheckConstraint(name=f"{name}_has_name", condition=~Q(name_th="") | ~Q(name_en="")),
        told_in_order(name),
    ]


class Place(Named):
    """Somewhere; `order` counts from upstream down, or as the network counts.

    `parent` is what it lies in first; whatever else it lies in has rows of `PlaceWithin`. `code`
    is the official one: places of one name are two places, and a code finds the right one.
    """

    kind = models.CharField(max_length=14, blank=True)
    code = models.TextField(blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    order = models.IntegerField(null=True)
    resource = models.CharField(max_length=10, blank=True)
    medium = models.CharField(max_length=6, blank=True)
    used_for = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            *named_once("place"),
            one_of("place", "kind", PlaceKind),
            one_of("place", "resource", Resource),
            one_of("place", "medium", Medium),
            models.CheckConstraint(name="place_not_in_itself", condition=~Q(parent=F("id"))),
            models.CheckConstraint(
                name="place_runs_forward",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_from__lte=F("valid_until")),
            ),
        ]


class PlaceWithin(Fact):
    """A place also lies in another: a sub-district in a river basin, with its own order there."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="also_in")
    parent = models.ForeignKey(Place, models.PROTECT, related_name="also_holds")
    purpose = models.CharField(max_length=14)
    order = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="place_within_once",
                fields=["place", "parent"],
                condition=Q(untold__isnull=True),
            ),
            models.CheckConstraint(
                name="place_within_not_itself", condition=~Q(place=F("parent"))
            ),
            one_of("place_within", "purpose", Within),
            told_in_order("place_within"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.place_id}/{self.parent_id}"


class PlaceHost(Fact):
    """An actor who gives a working space."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="hosts")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="spaces")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="place_host_once", fields=["place", "actor"], condition=Q(untold__isnull=True)
            ),
            told_in_order("place_host"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.place_id}/{self.actor_id}"


class Issue(Named):
    """Something that actors work on; `situation` says how it stands, in the network's words."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    situation = models.TextField(blank=True)

    class Meta:
        constraints = [
            *named_once("issue"),
            models.CheckConstraint(name="issue_not_in_itself", condition=~Q(parent=F("id"))),
        ]


class Goal(Named):
    """What an actor, or the network itself (no owner), wants to reach."""

    owner = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="goals")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    main = models.BooleanField(default=False)
    horizon = models.CharField(max_length=10, blank=True)
    due_earliest = models.DateField(null=True)
    due_latest = models.DateField(null=True)
    kind = models.CharField(max_length=11, blank=True)
    scope = models.CharField(max_length=8, blank=True)
    permanence = models.CharField(max_length=9, blank=True)
    measure = models.TextField(blank=True)
    target = models.BigIntegerField(null=True)
    unit = models.TextField(blank=True)
    target_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            *named_once("goal"),
            runs_forward("goal_due", "due_earliest", "due_latest"),
            one_of("goal", "kind", GoalKind),
            one_of("goal", "scope", GoalScope),
            one_of("goal", "permanence", Permanence),
            models.CheckConstraint(
                name="goal_of_kind_main_is_main", condition=~Q(kind="main") | Q(main=True)
            ),
            models.CheckConstraint(
                name="goal_target_with_unit", condition=Q(target__isnull=True) | ~Q(unit="")
            ),
            models.CheckConstraint(
                name="goal_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
        ]
