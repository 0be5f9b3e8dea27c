"""What every told thing has: the Changes that told it and took it back."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from saiyai.domain.periods import Span

M = TypeVar("M", bound="Fact")


class FactQuerySet(models.QuerySet[M]):
    """Filters on what was known when."""

    def known(self, seq: int | None) -> Self:
        """Facts told and not taken back as known at a Change; None is now.

        Staged rows of an import that is still under way were never told and never appear.
        """
        if seq is None:
            return self.filter(told__isnull=False, untold__isnull=True)
        return self.filter(Q(untold__isnull=True) | Q(untold__gt=seq), told__lte=seq)

    def by(self, day: date) -> Self:
        """Facts that had happened by a day: an imprecise one counts from its latest day."""
        return self.filter(latest__lte=day)


class Fact(models.Model):
    """A row told at one Change and perhaps taken back at a later one; `told` null is staged."""

    told = models.BigIntegerField(null=True)
    untold = models.BigIntegerField(null=True)
    batch = models.ForeignKey("records.ImportBatch", models.PROTECT, null=True, related_name="+")

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True


def told_indexes(name: str) -> list[models.Index]:
    """What a table that grows large needs, to find what one Change told or took back."""
    return [
        models.Index(name=f"{name}_told", fields=["told"]),
        models.Index(name=f"{name}_untold", fields=["untold"], condition=Q(untold__isnull=False)),
    ]


def told_in_order(name: str) -> models.CheckConstraint:
    """A fact is taken back after it was told, and only if it was told."""
    return models.CheckConstraint(
        name=f"{name}_untold_after_told",
        condition=Q(untold__isnull=True) | Q(untold__gt=F("told")),
    )


def runs_forward(
    name: str, first: str = "earliest", last: str = "latest"
) -> models.CheckConstraint:
    """A span runs forward."""
    return models.CheckConstraint(
        name=f"{name}_runs_forward",
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": F(last)}),
    )


def fact_tables() -> list[type[Fact]]:
    """Every table of facts, by name."""
    tables = apps.get_app_config("records").get_models()
    return sorted((t for t in tables if issubclass(t, Fact)), key=lambda table: table.__name__)


def one_of(name: str, field: str, allowed: Iterable[StrEnum]) -> models.CheckConstraint:
    """A column holds a word of its closed list."""
    return models.CheckConstraint(
        name=f"{name}_{field}_known",
        condition=Q(**{f"{field}__in": [str(word) for word in allowed]}),
    )


def span(earliest: date | None, latest: date | None) -> Span | None:
    """Two columns as a span, or None where nothing was told."""
    return None if earliest is None or latest is None else Span(earliest, latest)
