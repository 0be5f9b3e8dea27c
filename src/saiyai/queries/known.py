"""Columns that are corrected in place, as they stood at an earlier Change.

A fact that is told and taken back is known by its two numbers; a name that was corrected stands
only in the Change that corrected it. Whoever reads the record as known at a number puts back,
newest first, what each later Change found. What decides who may see whom is never put back:
consent is what somebody says now, and holds for all times.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import JSONField, Model, QuerySet

from saiyai.records.connections import alias
from saiyai.records.models import Change, Edit, Network

M = TypeVar("M", bound=Model)

AS_NOW: Final[Mapping[str, frozenset[str]]] = {
    "Actor": frozenset({"consent", "ref", "ref_given"}),
    "Place": frozenset({"ref"}),
}
"""Columns that are read as they stand now whatever is asked: consent, and refs, which address."""

_MANY: Final = 500
"""Row ids asked for at once, which both databases take."""


def as_known(rows: Iterable[M], known: int | None) -> frozenset[int]:
    """Put the columns of these rows back to what stood at a Change; None leaves them as now.

    Returns: ids of rows whose past was erased: of them nobody can say what stood, and nothing
    may be shown that was corrected.
    Cost: one query per 500 rows and one for the Changes that edited them later.
    """
    if known is None:
        return frozenset()
    by_id: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        by_id[row.pk].append(row)
    if not by_id:
        return frozenset()
    table = type(next(iter(by_id.values()))[0])
    erased = set()
    for pk, edits in edits_of(table, by_id, known).items():
        for _, before in edits:
            if before is None:
                erased.add(pk)
            else:
                for row in by_id[pk]:
                    _put_back(row, before)
    return frozenset(erased)


def _put_back(row: Model, before: Mapping[str, Any]) -> None:
    kept = AS_NOW.get(type(row).__name__, frozenset())
    for column, value in columns_before(type(row), before).items():
        if column not in kept:
            setattr(row, column, value)


EditFound: TypeAlias = tuple[int, Mapping[str, Any] | None]
"""A Change that edited a row, and what it found in it; None where that was erased."""


def edits_of(table: type[Model], ids: Iterable[int], known: int) -> Mapping[int, list[EditFound]]:
    """By row id, the edits of later Changes, the newest first.

    Cost: as of `as_known`.
    """
    edits: list[tuple[int, int]] = []
    wanted = sorted(ids)
    later = Edit.objects.using(alias()).filter(table=table.__name__, change__gt=known)
    for start in range(0, len(wanted), _MANY):
        some = later.filter(row__in=wanted[start : start + _MANY])
        edits += some.values_list("row", "change")
    told = Change.objects.using(alias()).in_bulk({seq for _, seq in edits})
    found: dict[int, list[EditFound]] = defaultdict(list)
    for row, seq in sorted(edits, key=lambda edit: -edit[1]):
        before = told[seq].before
        found[row].append((seq, None if before is None else before[table.__name__][str(row)]))
    return found


def ids_edited_since(
    network: Network, table: type[Model], known: int | None
) -> QuerySet[Edit, int]:
    """Ids of the rows of a table that were corrected after a Change, as a query; of None, none."""
    edits = Edit.objects.using(alias()).filter(table=table.__name__, change__network=network)
    found = edits.none() if known is None else edits.filter(change__gt=known)
    return found.order_by().values_list("row", flat=True).distinct()


def list_edited_models(network: Network, known: int) -> frozenset[str]:
    """Names of the models of which rows were corrected after a Change."""
    edits = Edit.objects.using(alias()).filter(change__network=network, change__gt=known)
    return frozenset(edits.order_by().values_list("table", flat=True).distinct())


def columns_before(table: type[Model], before: Mapping[str, Any]) -> dict[str, Any]:
    """What a Change kept of a row, as values of its columns."""
    fields = {field.attname: field for field in table._meta.concrete_fields}  # noqa: SLF001
    return {
        column: value if isinstance(fields[column], JSONField) else fields[column].to_python(value)
        for column, value in before.items()
        if column in fields  # a later version may have fewer
    }


def plain_of(value: object) -> object:
    """A value of a column as a Change keeps it."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
