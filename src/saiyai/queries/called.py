"""Who is called so: every name of a record in the memory of this process, as one text.

No index of either database holds the middle of a Thai word of two letters. A hundred thousand
names are some megabytes, which are searched in a few milliseconds, where a pass over their rows
takes ten times as long.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from saiyai.domain.thai import search_key
from saiyai.domain.words import Language
from saiyai.queries.columns import among, columns, positions_of
from saiyai.queries.identities import found_by_name
from saiyai.queries.keeping import Newest
from saiyai.queries.known import ids_edited_since
from saiyai.queries.networks import newest_seq
from saiyai.queries.one_answer import found_once
from saiyai.queries.paging import rows_after
from saiyai.records.connections import alias, is_writing, snapshot
from saiyai.records.models import Actor, Alias, Network

Ints = NDArray[np.int64]

SORT_COLUMNS: Final[Mapping[Language, str]] = {Language.TH: "sort_th", Language.EN: "sort_en"}
_BETWEEN: Final = "\n"
"""Parts the names; no search key holds it."""
_MANY: Final = 1_000
"""So many rows told or corrected since, and the names are read anew."""
_KEPT = Newest(keep=8)


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Every name of a record as it stood at a Change, and those told or corrected since.

    Shapes: ids, begins and each of `ranks` (rows,), in the order of row ids; `begins` says where
    in the text each name begins, `ranks` where its row stands in the order of a language.
    """

    seq: int
    text: str
    ids: Ints
    begins: Ints
    ranks: Mapping[Language, Ints]
    since: Mapping[int, str]
    """By row id, the search key that counts instead of the one in the text."""

    def ids_with(self, key: str) -> frozenset[int]:
        """Row ids of those whose search key holds this."""
        places = [found.start() for found in re.finditer(re.escape(key), self.text)]
        rows = np.searchsorted(self.begins, np.array(places, np.int64), side="right") - 1
        found = set(self.ids[np.unique(rows)].tolist()).difference(self.since)
        return frozenset(found | {row for row, name in self.since.items() if key in name})


def ids_called(network: Network, text: str, known: int | None) -> frozenset[int] | None:
    """Row ids of the actors of a record whom a text may mean; None where nothing is searched.

    Their names or other names hold it, or a merged row of theirs is called so, or it is their id.
    Of the past, names are read as they stand now: whoever asks for it looks at those corrected
    since one by one.
    Cost: a few ms among 100,000 names, and 0.7 s the first time in a process.
    """
    key = search_key(text)
    if not key:
        return None

    def find() -> frozenset[int]:
        rows = Actor.objects.using(alias()).filter(network=network, ref=text.strip()).known(known)
        named = frozenset(rows.values_list("pk", flat=True))
        return named | _names(network).ids_with(key) | ids_also_called(network, text, known)

    return found_once(("called", network.pk, text, known), find)


def ids_also_called(network: Network, text: str, known: int | None) -> frozenset[int]:
    """Row ids of actors whose other names hold a text, or of whom a merged row is called so."""
    key = search_key(text)
    if not key:
        return frozenset()
    also = Alias.objects.using(alias()).filter(network=network, search__contains=key).known(known)
    merged = found_by_name(network, key, text.strip(), known)
    return frozenset(also.values_list("actor_id", flat=True)) | merged


def ids_in_order(
    network: Network, ids: Iterable[int], language: Language, since: Sequence[Any]
) -> tuple[list[int], list[int]]:
    """Row ids in the order of a language, from behind a sort key and row id, if one is given.

    Returns: those whose place is known, in order; those told or corrected since the names were
    read, of whom it is not.
    Cost: a few ms for 100,000, and with a key one index walk.
    """
    names = _names(network)
    ranks = names.ranks[language]
    wanted = np.fromiter(ids, np.int64)
    at = positions_of(names.ids, wanted)
    placed = (at >= 0) & ~np.isin(wanted, list(names.since))
    at = at[placed]
    if since:
        at = at[ranks[at] >= _rank_behind(network, names, language, since)]
    return names.ids[at[np.argsort(ranks[at])]].tolist(), wanted[~placed].tolist()


def _rank_behind(network: Network, names: Names, language: Language, since: Sequence[Any]) -> int:
    """The rank of the first row behind a key; as many as there are where none is."""
    order = (SORT_COLUMNS[language], "id")
    rows = Actor.objects.using(alias()).filter(rows_after(order, since), network=network)
    for row in rows.order_by(*order).values_list("pk", flat=True).iterator(chunk_size=100):
        at = int(positions_of(names.ids, np.array([row]))[0])
        if at >= 0 and row not in names.since:
            return int(names.ranks[language][at])
    return len(names.ids)


def _names(network: Network) -> Names:
    """The names of a record as they stand now, for the rest of this answer."""
    return found_once(("names", network.pk), lambda: _read_now(network))


def _read_now(network: Network) -> Names:
    if is_writing():  # what is read now may never come to stand
        return _read(network)
    kept = _KEPT.get(network.pk, lambda: _read(network))
    since = _told_since(network, kept.seq)
    if len(since) > _MANY:
        return _KEPT.renew(network.pk, lambda: _read(network))
    return replace(kept, since=since)


def _told_since(network: Network, seq: int) -> dict[int, str]:
    """Search keys by row id, of those told or corrected after a Change; no more than a few.

    Asked for both at once, SQLite would look at every actor.
    """
    rows = Actor.objects.using(alias())
    edited = list(ids_edited_since(network, Actor, seq)[: _MANY + 1])
    found = dict(rows.filter(among(edited)).values_list("pk", "search")) if edited else {}
    told = rows.filter(network=network, told__gt=seq).order_by("-told", "-pk")
    return found | dict(told.values_list("pk", "search")[: _MANY + 1])


def _read(network: Network) -> Names:
    """Cost: 0.7 s for 100,000."""
    rows = Actor.objects.using(alias()).filter(network=network, told__isnull=False)
    with snapshot():
        seq = newest_seq(network)
        told = list(rows.order_by("pk").values_list("pk", "search"))
        ids = np.array([pk for pk, _ in told], np.int64)
        ranks = {language: _ranks(rows, column, ids) for language, column in SORT_COLUMNS.items()}
    keys = [key for _, key in told]
    lengths = np.array([len(key) + len(_BETWEEN) for key in keys], np.int64)
    return Names(seq, _BETWEEN.join(keys), ids, np.cumsum(lengths) - lengths, ranks, {})


def _ranks(rows: QuerySet[Actor], column: str, ids: Ints) -> Ints:
    (in_order,) = columns(rows.order_by(column, "pk"), "pk")
    ranks = np.empty(len(ids), np.int64)
    ranks[positions_of(ids, in_order)] = np.arange(len(ids))
    return ranks
