"""Official areas of an installation: what may be chosen, and what no record has to carry.

They belong to no record and are no facts of one; a list that is loaded again sets them anew. A
record's place refers to an area by its code alone.
"""

from django.db import models
from django.db.models import F, Q
from typing_extensions import override


class AreaSource(models.Model):
    """A list of areas that was loaded, and on what terms."""

    title = models.TextField(unique=True)
    source = models.TextField()
    licence = models.TextField()
    as_of = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    """Of the file, so that the same one is not loaded twice."""

    @override
    def __str__(self) -> str:
        return self.title


class Area(models.Model):
    """An area under its official code, from when until when it was so."""

    code = models.CharField(max_length=12)
    level = models.CharField(max_length=14)
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    parent = models.CharField(max_length=12, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    search = models.TextField()
    source = models.ForeignKey(AreaSource, models.PROTECT, related_name="areas")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="area_once", fields=["code", "valid_from"]),
            models.UniqueConstraint(
                name="area_once_undated", fields=["code"], condition=Q(valid_from__isnull=True)
            ),
            models.CheckConstraint(
                name="area_has_name", condition=~Q(name_th="") | ~Q(name_en="")
            ),
            models.CheckConstraint(
                name="area_runs_forward",
                condition=Q(valid_from__isnull=True)
                | Q(valid_from__lte=F("valid_until"))
                | Q(valid_until__isnull=True),
            ),
        ]
        indexes = [models.Index(name="area_by_parent", fields=["parent", "code"])]

    @override
    def __str__(self) -> str:
        return self.code


class AreaShape(models.Model):
    """Where an area lies: a point that stands for it, and its outline or line if one is known.

    `rings` are lists of [longitude, latitude], as in `ShapeDraft`.
    """

    code = models.CharField(max_length=24, unique=True)
    is_line = models.BooleanField()
    rings = models.JSONField()
    lon = models.FloatField()
    lat = models.FloatField()
    source = models.ForeignKey(AreaSource, models.PROTECT, related_name="shapes")

    @override
    def __str__(self) -> str:
        return self.code
