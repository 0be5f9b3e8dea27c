"""What is told of an actor beside its name: one table for each facet of `domain/facets.py`.

Each row says since when and until when, and by whom it was said.
"""

from typing import Final

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.domain.consent import Consent
from saiyai.domain.facet_words import (
    Alone,
    ChannelKind,
    ConsentFor,
    Generation,
    MembershipState,
    Mode,
    Origin,
    PositionKind,
    Purpose,
    Resource,
    StatementKind,
)
from saiyai.domain.goods import Unit
from saiyai.records.models.facts import Fact, one_of, runs_forward, told_in_order

_STANDS = Q(untold__isnull=True)
_OPEN = _STANDS & Q(until_latest__isnull=True)


class OfActor(Fact):
    """What is told of one actor. The row of the record's own network is an actor, too."""

    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    said_by = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    since_earliest = models.DateField(null=True)
    since_latest = models.DateField(null=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)

    class Meta:
        abstract = True

    @override
    def __str__(self) -> str:
        return f"{self._meta.model_name} of {self.actor_id}"


def _of_actor(name: str) -> list[models.BaseConstraint]:
    return [
        runs_forward(f"{name}_since", "since_earliest", "since_latest"),
        runs_forward(f"{name}_until", "until_earliest", "until_latest"),
        told_in_order(name),
    ]


def _has_one(name: str, first: str, second: str) -> models.CheckConstraint:
    told = ~Q(**{first: ""}) | ~Q(**{second: ""})
    return models.CheckConstraint(name=f"{name}_says_something", condition=told)


def _unlike(name: str, other: str) -> models.CheckConstraint:
    unlike = Q(**{f"{other}__isnull": True}) | ~Q(**{other: F("actor")})
    return models.CheckConstraint(name=f"{name}_not_of_itself", condition=unlike)


class Statement(OfActor):
    """What an actor holds to. A version follows another, and the older one stays as it was."""

    kind = models.CharField(max_length=12)
    text_th = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    origin = models.CharField(max_length=8, blank=True)
    number = models.IntegerField(default=1)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            *_of_actor("statement"),
            one_of("statement", "kind", StatementKind),
            one_of("statement", "origin", Origin),
            _has_one("statement", "text_th", "text_en"),
            models.UniqueConstraint(
                name="statement_followed_once", fields=["follows"], condition=_STANDS
            ),
            models.CheckConstraint(
                name="statement_first_is_one",
                condition=Q(follows__isnull=True, number=1)
                | Q(follows__isnull=False, number__gt=1),
            ),
        ]


class OwnWork(OfActor):
    """Whether an actor's own work goes on; no row means that nobody told."""

    goes_on = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = _of_actor("own_work")


class Capability(OfActor):
    """A resource, a strength or a limit."""

    kind = models.CharField(max_length=12, blank=True)
    text_th = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    limit = models.BooleanField(default=False)
    offered = models.BooleanField(null=True)
    outside = models.BooleanField(null=True)
    amount = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [
            *_of_actor("capability"),
            one_of("capability", "kind", Resource),
            _has_one("capability", "text_th", "text_en"),
            models.CheckConstraint(
                name="capability_amount_has_unit",
                condition=Q(amount__isnull=True, unit="")
                | Q(amount__gte=0, unit__in=[str(unit) for unit in Unit]),
            ),
        ]


class Need(OfActor):
    """A need or a want, and whether it was met."""

    kind = models.CharField(max_length=12, blank=True)
    text_th = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    alone = models.CharField(max_length=6, blank=True)
    met = models.BooleanField(null=True)

    class Meta:
        constraints = [
            *_of_actor("need"),
            one_of("need", "kind", Resource),
            one_of("need", "alone", Alone),
            _has_one("need", "text_th", "text_en"),
        ]


class ActorPlace(OfActor):
    """A place of an actor beside the one that its row holds."""

    place = models.ForeignKey("records.Place", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=14)

    class Meta:
        constraints = [
            *_of_actor("actor_place"),
            one_of("actor_place", "purpose", Purpose),
            models.UniqueConstraint(
                name="actor_place_once", fields=["actor", "place", "purpose"], condition=_OPEN
            ),
        ]


class Backing(OfActor):
    """The parent structure or interest group of an actor."""

    parent = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    interest_th = models.TextField(blank=True)
    interest_en = models.TextField(blank=True)
    principles = models.BooleanField(null=True)
    mode = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            *_of_actor("backing"),
            one_of("backing", "mode", Mode),
            _unlike("backing", "parent"),
            models.CheckConstraint(
                name="backing_says_something",
                condition=Q(parent__isnull=False) | ~Q(interest_th="") | ~Q(interest_en=""),
            ),
        ]


class PersonProfile(OfActor):
    """What is told of a person's work and knowledge. One row stands."""

    generation = models.CharField(max_length=8, blank=True)
    occupation = models.TextField(blank=True)
    expertise = models.TextField(blank=True)
    experience = models.TextField(blank=True)
    languages = models.TextField(blank=True)
    availability = models.TextField(blank=True)

    class Meta:
        constraints = [
            *_of_actor("profile"),
            one_of("profile", "generation", Generation),
            models.UniqueConstraint(
                name="one_profile_stands", fields=["actor"], condition=_STANDS
            ),
        ]


class Channel(OfActor):
    """A way to reach an actor."""

    kind = models.CharField(max_length=16)
    value = models.TextField(blank=True)
    preferred = models.BooleanField(default=False)
    avoid = models.BooleanField(default=False)
    via = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    verified_earliest = models.DateField(null=True)
    verified_latest = models.DateField(null=True)

    class Meta:
        constraints = [
            *_of_actor("channel"),
            one_of("channel", "kind", ChannelKind),
            runs_forward("channel_verified", "verified_earliest", "verified_latest"),
            _unlike("channel", "via"),
            models.CheckConstraint(
                name="channel_wanted_or_not", condition=~Q(preferred=True, avoid=True)
            ),
        ]


class ConsentGiven(OfActor):
    """What an actor agreed to. The newest one for the name is what `Actor.consent` holds."""

    purpose = models.CharField(max_length=10)
    audience = models.CharField(max_length=12)
    given_by = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            *_of_actor("consent"),
            one_of("consent", "purpose", ConsentFor),
            one_of("consent", "audience", Consent),
        ]


class Voice(OfActor):
    """Somebody who records and answers for an actor."""

    speaker = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            *_of_actor("voice"),
            _unlike("voice", "speaker"),
            models.UniqueConstraint(
                name="voice_once", fields=["actor", "speaker"], condition=_OPEN
            ),
        ]


class Position(OfActor):
    """A post; who holds it is told apart, for it stays when they go."""

    kind = models.CharField(max_length=8)
    title_th = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    mode = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            *_of_actor("position"),
            one_of("position", "kind", PositionKind),
            one_of("position", "mode", Mode),
            _has_one("position", "title_th", "title_en"),
        ]


class Holding(OfActor):
    """A time in which a post was held, or was told to be vacant (no holder)."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    holder = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            *_of_actor("holding"),
            models.UniqueConstraint(
                name="position_held_once", fields=["position"], condition=_OPEN
            ),
        ]


class Standing(OfActor):
    """From when a member stands so to a network: invited, active, paused, left, removed."""

    network = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            *_of_actor("standing"),
            one_of("standing", "state", MembershipState),
            _unlike("standing", "network"),
        ]


FACET_TABLES: Final[dict[str, type[OfActor]]] = {
    "profile": PersonProfile,
    "place": ActorPlace,
    "backing": Backing,
    "own_work": OwnWork,
    "statement": Statement,
    "capability": Capability,
    "need": Need,
    "standing": Standing,
    "position": Position,
    "holding": Holding,
    "channel": Channel,
    "consent": ConsentGiven,
    "voice": Voice,
}
"""The table of each facet; posts stand before who holds them."""
