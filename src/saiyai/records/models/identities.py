"""Which rows are one actor, which are not, and who says to be one person in two records."""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from saiyai.records.models.facts import Fact, told_in_order


class SameAs(Fact):
    """Two rows of one record are one actor: what is told of `merged` counts for `kept`."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    kept = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    merged = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="merged_once", fields=["merged"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(name="merged_into_another", condition=~Q(kept=F("merged"))),
            told_in_order("same_as"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.merged_id} is {self.kept_id}"


class NotSame(Fact):
    """Somebody looked at two rows that seemed one actor, and they are two."""

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    one = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    other = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="not_same_once", fields=["one", "other"], condition=Q(untold__isnull=True)
            ),
            models.CheckConstraint(name="not_same_low_high", condition=Q(one__lt=F("other"))),
            told_in_order("not_same"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"


class SamePerson(Fact):
    """This row is the person who goes by this code; rows of other records with it are they too.

    The code passes from hand to hand, so nobody has to look into another record to agree.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    actor = models.ForeignKey("records.Actor", models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="same_person_once", fields=["actor"], condition=Q(untold__isnull=True)
            ),
            models.UniqueConstraint(
                name="same_person_once_in_a_record",
                fields=["network", "code"],
                condition=Q(untold__isnull=True),
            ),
            models.CheckConstraint(name="same_person_has_code", condition=~Q(code="")),
            told_in_order("same_person"),
        ]
        indexes = [models.Index(name="same_person_by_code", fields=["code"])]

    @override
    def __str__(self) -> str:
        return f"{self.actor_id} in more than one record"
