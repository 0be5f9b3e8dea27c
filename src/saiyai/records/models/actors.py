"""Networks, actors, memberships and the names actors go by."""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order, told_indexes


class Actor(Fact):
    """Anything that can act. The row of a record's own network has no `network`."""

    network = models.ForeignKey(
        "records.Network", models.PROTECT, null=True, related_name="actors"
    )
    ref = models.TextField()
    ref_given = models.BooleanField(default=True)
    kind = models.CharField(max_length=20)
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    sector = models.CharField(max_length=12, blank=True)
    place = models.ForeignKey("records.Place", models.PROTECT, null=True, related_name="actors")
    consent = models.CharField(max_length=12, default="not_asked")
    note = models.TextField(blank=True)
    extra = models.JSONField(default=dict)
    sort_th = models.TextField()
    sort_en = models.TextField()
    search = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="actor_ref_once", fields=["network", "ref"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(
                name="actor_has_name", condition=~Q(name_th="") | ~Q(name_en="")
            ),
            models.CheckConstraint(name="actor_has_ref", condition=~Q(ref="")),
            one_of("actor", "kind", ActorKind),
            one_of("actor", "sector", Sector),
            one_of("actor", "consent", Consent),
            told_in_order("actor"),
        ]
        indexes = [
            models.Index(name="actor_by_thai_name", fields=["network", "sort_th", "id"]),
            models.Index(name="actor_by_english_name", fields=["network", "sort_en", "id"]),
            *told_indexes("actor"),
            models.Index(
                name="actor_by_kind_thai_name", fields=["network", "kind", "sort_th", "id"]
            ),
            models.Index(
                name="actor_by_kind_english_name", fields=["network", "kind", "sort_en", "id"]
            ),
            models.Index(
                name="actor_by_place_thai_name", fields=["network", "place", "sort_th", "id"]
            ),
            models.Index(
                name="actor_by_place_english_name", fields=["network", "place", "sort_en", "id"]
            ),
            models.Index(name="actor_by_newest", fields=["network", "-told", "-id"]),
        ]

    @override
    def __str__(self) -> str:
        return self.ref


class Network(models.Model):
    """A record: the actor whose network it is, its address, and its own today where it has one."""

    actor = models.OneToOneField(Actor, models.PROTECT, primary_key=True, related_name="record")
    slug = models.SlugField(unique=True)
    sample = models.BooleanField(default=False)
    clock = models.DateField(null=True)
    open_to_visitors = models.BooleanField(default=False)

    @override
    def __str__(self) -> str:
        return self.slug


class Alias(Fact):
    """A name that was found to mean this actor in this record; only exact matches use it."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="aliases")
    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    name = models.TextField()
    search = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="alias_once", fields=["network", "search"], condition=Q(untold__isnull=True)
            ),
            told_in_order("alias"),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class ActorIssue(Fact):
    """An issue that an actor works on."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="issues")
    issue = models.ForeignKey("records.Issue", models.PROTECT, related_name="actors")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="actor_issue_once",
                fields=["actor", "issue"],
                condition=Q(untold__isnull=True),
            ),
            told_in_order("actor_issue"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.actor_id}/{self.issue_id}"


class Membership(Fact):
    """A member of a network, with one role, from when to when, and why.

    The role may have duties, a term until which it was given, a deputy, a successor.
    """

    network = models.ForeignKey(Actor, models.PROTECT, related_name="members")
    member = models.ForeignKey(Actor, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12)
    joined_earliest = models.DateField(null=True)
    joined_latest = models.DateField(null=True)
    left_earliest = models.DateField(null=True)
    left_latest = models.DateField(null=True)
    why = models.TextField(blank=True)
    voluntary = models.BooleanField(null=True)
    reasons = models.JSONField(default=list)
    admitted_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    duties = models.TextField(blank=True)
    deputy = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    term_earliest = models.DateField(null=True)
    term_latest = models.DateField(null=True)
    exit_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_membership",
                fields=["network", "member", "role"],
                condition=Q(untold__isnull=True, left_latest__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_not_of_itself", condition=~Q(network=F("member"))
            ),
            one_of("membership", "role", Role),
            runs_forward("membership_joined", "joined_earliest", "joined_latest"),
            runs_forward("membership_left", "left_earliest", "left_latest"),
            runs_forward("membership_term", "term_earliest", "term_latest"),
            models.CheckConstraint(
                name="membership_deputy_is_another",
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("member")),
            ),
            models.CheckConstraint(
                name="membership_successor_is_another",
                condition=Q(successor__isnull=True) | ~Q(successor=F("member")),
            ),
            told_in_order("membership"),
        ]
        # Who will come is asked of every list, and there are few.
        indexes = [
            models.Index(
                name="membership_by_day",
                fields=["joined_earliest"],
                condition=Q(joined_earliest__isnull=False),
            )
        ]

    @override
    def __str__(self) -> str:
        return f"{self.network_id}/{self.member_id} {self.role}"
