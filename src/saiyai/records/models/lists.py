"""Views of lists that were kept under a name."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.domain.lists import ListOf
from saiyai.records.models.facts import Fact, one_of, told_in_order


class SavedView(Fact):
    """A list, what it is cut down to, and its order, under a name.

    One that is shared is a fact of the network. One that is kept for oneself was never told:
    `told` is null, only its owner finds it, and no Change speaks of it. `account` is null where
    there are no accounts.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    of = models.CharField(max_length=10)
    name = models.TextField()
    wanted = models.JSONField(default=dict)
    account = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of("saved_view", "of", ListOf),
            models.CheckConstraint(name="saved_view_has_name", condition=~Q(name="")),
            models.UniqueConstraint(
                name="shared_view_once",
                fields=["network", "of", "name"],
                condition=Q(told__isnull=False, untold__isnull=True),
            ),
            told_in_order("saved_view"),
        ]

    @override
    def __str__(self) -> str:
        return self.name
