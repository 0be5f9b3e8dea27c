"""Which rows stand for which, as they were told; where they are few, read once for one answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from saiyai.domain.identities import ends_of
from saiyai.queries.one_answer import found_once, is_answering
from saiyai.records.connections import alias
from saiyai.records.models import SameAs

_FEW: Final = 1_000
"""More merged rows than this are asked for by the rows that a question is about."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Every merged row of every record, as known at a Change."""

    ends: Mapping[int, int]
    """By merged row, the one that stands for it in the end."""
    under: Mapping[int, list[int]]
    """By row, those that were merged into it."""


def merge_rows(known: int | None) -> QuerySet[SameAs]:
    """The merges that stand, of all records, as known at a Change."""
    return SameAs.objects.using(alias()).known(known)


def merged_known(known: int | None) -> Merged | None:
    """Every merged row; None where they are many, or where no answer is being made.

    Cost: one query for an answer.
    """
    return found_once(("merged", known), lambda: _few(known)) if is_answering() else None


def _few(known: int | None) -> Merged | None:
    rows = list(merge_rows(known).values_list("merged_id", "kept_id")[: _FEW + 1])
    return _merged(rows) if len(rows) <= _FEW else None


def _merged(rows: Iterable[tuple[int, int]]) -> Merged:
    under: dict[int, list[int]] = defaultdict(list)
    kept = dict(rows)
    for row, end in kept.items():
        under[end].append(row)
    return Merged(ends_of(kept), dict(under))
