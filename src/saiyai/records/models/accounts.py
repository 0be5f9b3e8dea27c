"""Accounts of a served network: who may read and do what in which record, and who read whom."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.domain.viewers import AccessRole
from saiyai.records.models.facts import one_of, told_in_order


class Account(AbstractBaseUser):
    """Somebody who can sign in: by a link and a code, and by e-mail if they want to."""

    last_login = None
    name = models.TextField()
    email = models.EmailField(unique=True, null=True)  # noqa: DJ001 - unique where there is one
    administers = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.CheckConstraint(name="account_has_name", condition=~Q(name=""))]

    @override
    def __str__(self) -> str:
        return f"account {self.pk}"


class _Granted(models.Model):
    """What an access and the invitation to it have alike."""

    role = models.CharField(max_length=12)
    actor = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    part = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="+")
    told = models.BigIntegerField()
    untold = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


def _part_with_its_keeper(name: str) -> models.CheckConstraint:
    """A part belongs to the keeper of a part, and to nobody else."""
    keeps_part = Q(role=AccessRole.PART_KEEPER)
    has_part = Q(part__isnull=False)
    return models.CheckConstraint(
        name=f"{name}_part_of_keeper", condition=(keeps_part & has_part) | ~(keeps_part | has_part)
    )


class Access(_Granted):
    """What an account may be in one network; `actor` is who in the record the account is."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="accesses")
    network = models.ForeignKey("records.Network", models.PROTECT, related_name="accesses")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_access_per_network",
                fields=["account", "network"],
                condition=Q(untold__isnull=True),
            ),
            one_of("access", "role", AccessRole),
            _part_with_its_keeper("access"),
            told_in_order("access"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.account_id}/{self.network_id} {self.role}"


class Invitation(_Granted):
    """A link and a six-digit code, each kept as a digest: whoever has both comes in.

    Without a network it invites an administrator. With an account it signs that account in
    again, for people without e-mail, and grants nothing.
    """

    network = models.ForeignKey(
        "records.Network", models.PROTECT, null=True, related_name="invitations"
    )
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    name = models.TextField()
    token = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=64)
    wrong = models.PositiveSmallIntegerField(default=0)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="invitation_role_known",
                condition=Q(role__in=[*AccessRole], network__isnull=False)
                | Q(role="", network__isnull=True),
            ),
            _part_with_its_keeper("invitation"),
            told_in_order("invitation"),
        ]

    @override
    def __str__(self) -> str:
        return f"invitation {self.pk}"


class ReadOfPerson(models.Model):
    """On this day this account read the rows of this person; of nobody: the whole record left.

    Once a day, not once a page: the person should see who, not how often.
    """

    network = models.ForeignKey("records.Network", models.PROTECT, related_name="+")
    actor = models.ForeignKey("records.Actor", models.PROTECT, null=True, related_name="reads")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_read_a_day", fields=["actor", "account", "day"]),
            models.UniqueConstraint(
                name="one_taking_out_a_day",
                fields=["network", "account", "day"],
                condition=Q(actor__isnull=True),
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.account_id} {self.actor_id} {self.day}"
