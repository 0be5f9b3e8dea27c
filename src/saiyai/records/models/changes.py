"""Changes: history, undo and outbox in one; and imports, which are undone as a whole."""

from enum import StrEnum

from django.db import models
from django.db.models import Q
from typing_extensions import override

from saiyai.records.models.facts import one_of


class Head(models.Model):
    """One row: the newest Change number and the end of the chain. Locked while a Change is made.

    Because the lock is held until commit, the order of numbers is the order of commits, and a
    reader who has seen number n will never miss a smaller one.
    """

    seq = models.BigIntegerField(default=0)
    chain = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="one_head", condition=Q(id=1))]

    @override
    def __str__(self) -> str:
        return str(self.seq)


class ImportState(StrEnum):
    """How far an import has come."""

    UPLOADED = "uploaded"
    READ = "read"
    QUEUED = "queued"
    RUNNING = "running"
    TOLD = "told"
    UNDONE = "undone"
    FAILED = "failed"


class ImportBatch(models.Model):
    """A file that was brought in: its bytes, how its columns were read, and what came of it."""

    network = models.ForeignKey(
        "records.Network", models.PROTECT, null=True, related_name="batches"
    )
    by = models.TextField()
    at = models.DateTimeField()
    files = models.JSONField(default=list)
    content = models.BinaryField()
    plan = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    preview = models.JSONField(default=dict)
    state = models.CharField(max_length=8, default="uploaded")
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    error = models.JSONField(default=dict)
    told_seq = models.BigIntegerField(null=True)
    undone_seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [one_of("batch", "state", ImportState)]

    @override
    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class Change(models.Model):
    """One write: who, when, what, and what stood there before.

    An insert is not repeated here: its rows carry this number in `told`. `chain` is the digest of
    the previous chain and of the salted payload, so that erasing payload and salt leaves it whole.
    """

    seq = models.BigIntegerField(primary_key=True)
    network = models.ForeignKey("records.Network", models.PROTECT, null=True, related_name="+")
    by = models.TextField()
    at = models.DateTimeField()
    action = models.CharField(max_length=30)
    about = models.TextField(blank=True)
    before = models.JSONField(null=True)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, related_name="+")
    undoes = models.BigIntegerField(null=True)
    salt = models.CharField(max_length=32, null=True)  # noqa: DJ001 - null once erased
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(name="change_by_network", fields=["network", "-seq"]),
            models.Index(
                name="change_undoes", fields=["undoes"], condition=Q(undoes__isnull=False)
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class Edit(models.Model):
    """Which row of which table a Change edited in place; what stood there is in the Change.

    So whoever asks for the past of one row need not read every Change. An erasure leaves it: it
    names nobody.
    """

    change = models.ForeignKey(Change, models.PROTECT, related_name="edits")
    table = models.CharField(max_length=30)
    row = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="edit_once", fields=["table", "row", "change"])
        ]

    @override
    def __str__(self) -> str:
        return f"{self.change_id}: {self.table} {self.row}"
