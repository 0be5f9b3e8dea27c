"""Rows that stand for others: what an undo tells again are copies, and later undos mean those.

A row that was taken back never comes back to life. An undo copies the rows that its Change took
back, each table in the order of their ids, and so the n-th row taken back has the n-th copy.
"""

from collections.abc import Mapping
from typing import Any

from saiyai.records.connections import WRITING
from saiyai.records.models import Change


def heirs_of(table: type[Any], seq: int) -> frozenset[int]:
    """Ids of the rows that stand now for rows of a table which a Change told, but for themselves.

    Cost: rows that one Change took back and an undo told again, one table at a time.
    """
    told = table.objects.using(WRITING).filter(told=seq, untold__isnull=False)
    heirs = ids_of_heirs(table, dict(told.values_list("pk", "untold")))
    rows = table.objects.using(WRITING).filter(pk__in=set(heirs.values()), untold__isnull=True)
    return frozenset(rows.values_list("pk", flat=True))


def ids_of_heirs(table: type[Any], gone: Mapping[int, int]) -> dict[int, int]:
    """Of rows by id with the Change that took each back: the last copy of those that have one."""
    heirs: dict[int, int] = {}
    waiting = {pk: (pk, untold) for pk, untold in gone.items()}
    while waiting:
        copies: dict[int, tuple[int, int | None]] = {}
        for taken_back, undo in _undos({untold for _, untold in waiting.values()}).items():
            rows = table.objects.using(WRITING).order_by("pk")
            old = rows.filter(untold=taken_back).values_list("pk", flat=True)
            new = rows.filter(told=undo).values_list("pk", "untold")
            copies |= dict(zip(old, new, strict=True))
        found = {first: copies[at] for first, (at, _) in waiting.items() if at in copies}
        heirs |= {first: copy for first, (copy, _) in found.items()}
        waiting = {first: (pk, untold) for first, (pk, untold) in found.items() if untold}
    return heirs


def _undos(seqs: set[int]) -> dict[int, int]:
    undos = Change.objects.using(WRITING).filter(undoes__in=seqs).only("seq", "undoes")
    return {undo.undoes: undo.seq for undo in undos if undo.undoes is not None}
