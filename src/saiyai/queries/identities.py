"""Which rows of a record are one actor, for every question that turns rows into answers.

Rows stay as they were told. What is told of a merged row counts for the row that stands for it
as long as the fact stands that the two are one (decision 0012).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from django.db.models import ForeignKey, Model, Q, QuerySet
from numpy.typing import NDArray

from saiyai.domain.identities import ends_of
from saiyai.queries.columns import positions_of
from saiyai.queries.known import as_known
from saiyai.queries.merged import Merged, merge_rows, merged_known
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Alias, Network, Tie

M = TypeVar("M", bound=Model)
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """Merged rows of one record and the rows that stand for them. Shapes: both (merged,)."""

    merged: Ints
    kept: Ints

    def kept_for(self, ids: Ints) -> Ints:
        """Row ids, those of merged rows replaced by the row that stands for them."""
        if not len(self.merged):
            return ids
        at = np.minimum(np.searchsorted(self.merged, ids), len(self.merged) - 1)
        return np.where(self.merged[at] == ids, self.kept[at], ids)

    def first_rows(self, kinds: Ints, directed: Ints, a: Ints, b: Ints) -> Ints:
        """Of each line the first row that is one with it: of one kind between the same actors.

        Shapes: all (lines,); a and b are positions, -1 for ends out of sight, which are not one.
        """
        own = np.arange(len(a))
        if not len(self.merged):
            return own
        low, high = np.minimum(a, b), np.maximum(a, b)
        ends = np.where(directed > 0, a, low), np.where(directed > 0, b, high)
        seen = (a >= 0) & (b >= 0)
        rows = np.stack((np.where(seen, kinds, -1 - own), *ends), axis=1)
        _, first, of = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        return np.asarray(first[of.reshape(-1)], dtype=np.int64)

    def repeated_rows(self, events: Ints, actors: Ints, positions: Ints) -> NDArray[np.bool_]:
        """Whether a participant was counted in its event before, under another row.

        Shapes: all (participants,), in the order of events.
        """
        again = np.zeros(len(events), np.bool_)
        for event in np.unique(events[np.isin(actors, self.merged)]).tolist():
            start, stop = np.searchsorted(events, (event, event + 1)).tolist()
            first = np.unique(positions[start:stop], return_index=True)[1]
            again[start:stop] = ~np.isin(np.arange(stop - start), first)
        return again


@dataclass(frozen=True, slots=True, eq=False)
class Who:
    """The actors of an edition by row id, and the merged rows that count for them."""

    ids: Ints
    same: Same

    @property
    def n(self) -> int:
        """How many actors."""
        return len(self.ids)

    def at(self, wanted: Ints) -> Ints:
        """Positions of actors by row id, merged rows included; -1 for those who are not here."""
        return positions_of(self.ids, self.same.kept_for(wanted))


def load_same(network: Network, known: int | None) -> Same:
    """The merged rows of a record in order, as known at a Change."""
    ends = kept_rows(network, known)
    merged = np.array(sorted(ends), dtype=np.int64)
    return Same(merged, np.array([ends[row] for row in merged.tolist()], dtype=np.int64))


def kept_rows(network: Network, known: int | None = None) -> Mapping[int, int]:
    """Of every merged row of a record the row that stands for it."""
    every = merged_known(known)
    if every and not every.ends:
        return {}
    rows = merge_rows(known).filter(network=network)
    return ends_of(dict(rows.values_list("merged_id", "kept_id")))


def kept_for(ids: Iterable[int], known: int | None = None) -> dict[int, int]:
    """Of rows of any record those that stand for them; a row that was not merged is its own.

    Cost: none where this answer has read them; else one query, and one more for each step of the
    longest chain.
    """
    wanted = set(ids)
    every = merged_known(known)
    ends = every.ends if every else _ends_for(wanted, known)
    return {one: ends.get(one, one) for one in wanted}


def _ends_for(wanted: set[int], known: int | None) -> Mapping[int, int]:
    merged: dict[int, int] = {}
    asked, asking = set[int](), wanted
    while asking:
        found = dict(
            merge_rows(known).filter(merged_id__in=asking).values_list("merged_id", "kept_id")
        )
        merged |= found
        asked |= asking
        asking = set(found.values()) - asked
    return ends_of(merged)


def rows_for(ids: Iterable[int], known: int | None = None) -> dict[int, int]:
    """Every row that counts for one of these actors, themselves included, and for which.

    Cost: as `kept_for`.
    """
    found = {one: one for one in ids}
    level = dict(found)
    every = merged_known(known)
    while level:
        pairs = _pairs_under(level, every, known)
        level = {row: level[kept] for row, kept in pairs if row not in found}
        found |= level
    return found


def _pairs_under(
    level: Iterable[int], every: Merged | None, known: int | None
) -> list[tuple[int, int]]:
    """Rows that were merged into these, and into which."""
    if every:
        return [(row, kept) for kept in level for row in every.under.get(kept, ())]
    rows = merge_rows(known).filter(kept_id__in=level)
    return list(rows.values_list("merged_id", "kept_id"))


def standing_alone(rows: QuerySet[M], known: int | None = None, lead: str = "") -> QuerySet[M]:
    """Actors (or rows that have one, under `lead`) without those that another stands for."""
    merged = merge_rows(known).values("merged_id")
    return rows.exclude(**{f"{lead}pk__in": merged})


def found_by(network: Network, told: Q, known: int | None = None) -> set[int]:
    """Actors of whom what is told of a merged row fits."""
    ends = kept_rows(network, known)
    if not ends:
        return set()
    rows = Actor.objects.using(alias()).filter(told, pk__in=list(ends))
    return {ends[row] for row in rows.values_list("pk", flat=True)}


def found_by_name(network: Network, key: str, ref: str, known: int | None = None) -> set[int]:
    """Actors of whom a merged row has this in its names, or this id.

    A search under the name that they no longer bear finds them; of the past, as it was then.
    Cost: every merged row of the record is looked at, where there are any.
    """
    ends = kept_rows(network, known)
    if not ends:
        return set()
    rows = list(Actor.objects.using(alias()).filter(pk__in=list(ends)).only("ref", "search"))
    erased = as_known(rows, known)
    also = Alias.objects.using(alias()).filter(actor__in=list(ends), search__contains=key)
    called = set(also.known(known).values_list("actor_id", flat=True))
    return {
        ends[row.pk]
        for row in rows
        if row.pk not in erased and (row.pk in called or row.ref == ref or key in row.search)
    }


def ties_with(tie: Tie, known: int | None = None) -> list[int]:
    """Row ids of the standing lines that are one with this line, the first told first.

    A line that is yet to be laid has them too: those that it would be told again of.

    Two lines become one where their ends do and they are of one kind.
    """
    ends = kept_for((tie.a_id, tie.b_id), known)
    rows = rows_for(ends.values(), known)
    of_a = [row for row, end in rows.items() if end == ends[tie.a_id]]
    of_b = [row for row, end in rows.items() if end == ends[tie.b_id]]
    between = Q(a_id__in=of_a, b_id__in=of_b)
    if not tie.directed:
        between |= Q(a_id__in=of_b, b_id__in=of_a)
    same = Tie.objects.using(alias()).filter(between, kind_id=tie.kind_id).known(known)
    return list(same.order_by("pk").values_list("pk", flat=True))


def rows_as_one(rows: Iterable[M], known: int | None = None) -> list[M]:
    """Rows to read and never to save, in which merged actors are the ones they are.

    Cost: that of `kept_for`.
    """
    told = list(rows)
    keys = [key.attname for key in _keys_to_actors(type(told[0]))] if told else []
    named = {getattr(row, key) for row in told for key in keys} - {None}
    kept = kept_for(named, known)
    for row in told:
        for key in keys:
            if (one := getattr(row, key)) is not None and kept[one] != one:
                setattr(row, key, kept[one])
    return told


def rows_known(rows: Iterable[M], known: int | None) -> list[M]:
    """Rows to read and never to save, as known at a Change: their columns and who is one actor.

    Cost: that of `as_known` and of `rows_as_one`.
    """
    told = list(rows)
    as_known(told, known)
    return rows_as_one(told, known)


def _keys_to_actors(table: type[Model]) -> list[ForeignKey[Any, Any]]:
    return [
        key
        for key in table._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
        if isinstance(key, ForeignKey) and key.related_model is Actor
    ]


def rows_once(rows: Iterable[Any], key: Any) -> list[Any]:  # noqa: ANN401 - rows of any table
    """Rows in their order without those whose key came before."""
    return list({key(row): row for row in reversed(list(rows))}.values())[::-1]
