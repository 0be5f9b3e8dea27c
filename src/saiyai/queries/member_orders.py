"""The orders a list of members can stand in, each with its key of the next page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from django.db.models import Q, QuerySet

from saiyai.domain.errors import UnknownPage
from saiyai.domain.lists import ActorSort
from saiyai.domain.thai import sort_key
from saiyai.domain.words import Language
from saiyai.queries.called import SORT_COLUMNS
from saiyai.queries.known import as_known
from saiyai.queries.paging import (
    page_key,
    page_rows,
    read_group_key,
    read_key,
    read_number_key,
    rows_after,
)
from saiyai.queries.trees import standing_places
from saiyai.records.models import Actor, Network

Values: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is put in order: in the database, in memory, and from page to page."""

    rows: Callable[[QuerySet[Actor], Values, int], list[Actor]]
    """So many rows after these values; from the first where there are none."""
    rank: Callable[[Actor], Values]
    """The same order of rows in memory."""
    rank_of: Callable[[Values], Values]
    key: Callable[[Actor], str]
    """What asks for the page after a row."""
    read: Callable[[str], Values]
    """The values in such a key. Raises: UnknownPage."""


def order_of(network: Network, language: Language, sort: ActorSort, known: int | None) -> Order:
    """The order of a list of members, by name in the dictionary order of a language.

    Cost: by place, one pass over the places of the record.
    """
    name = SORT_COLUMNS[language]
    if sort is ActorSort.PLACE:
        return _by_place(_places_by_name(network, language, known), name)
    if sort is ActorSort.NEWEST:
        return Order(
            rows=_in_columns("-told", "-id"),
            rank=lambda row: (-(row.told or 0), -row.pk),
            rank_of=lambda since: (-since[0], -since[1]),
            key=lambda row: page_key(str(row.told), row.pk),
            read=read_number_key,
        )
    if sort is ActorSort.KIND:
        return Order(
            rows=_in_columns("kind", name, "id"),
            rank=lambda row: (row.kind, getattr(row, name), row.pk),
            rank_of=lambda since: since,
            key=lambda row: page_key(f"{row.kind}~{getattr(row, name)}", row.pk),
            read=read_group_key,
        )
    return Order(
        rows=_in_columns(name, "id"),
        rank=lambda row: (getattr(row, name), row.pk),
        rank_of=lambda since: since,
        key=lambda row: page_key(getattr(row, name), row.pk),
        read=read_key,
    )


def _in_columns(*columns: str) -> Callable[[QuerySet[Actor], Values, int], list[Actor]]:
    """By columns; each order has an index that begins with the network."""
    return lambda rows, since, limit: page_rows(rows, columns, since, limit)


_NOWHERE: Final = "0"
"""Stands for no place, which comes last."""


def _by_place(places: Sequence[int], name: str) -> Order:
    """Place by place in dictionary order, members of none last; in each by name."""
    at: Mapping[str, int] = {str(pk): n for n, pk in enumerate(places)} | {_NOWHERE: len(places)}

    def place_of(row: Actor) -> str:
        place = str(row.place_id or _NOWHERE)
        return place if place in at else _NOWHERE

    def read(after: str) -> Values:
        place, inside, row = read_group_key(after)
        if place not in at:
            raise UnknownPage(after=after)
        return place, inside, row

    def rows(rows: QuerySet[Actor], since: Values, limit: int) -> list[Actor]:
        found: list[Actor] = []
        begun = rows_after((name, "id"), since[1:]) if since else Q()
        for pk in [*places, None][at[since[0]] if since else 0 :]:
            inside = rows.filter(begun, **({"place": pk} if pk else {"place__isnull": True}))
            found += inside.order_by(name, "id")[: limit - len(found)]
            begun = Q()
            if len(found) == limit:
                break
        return found

    return Order(
        rows=rows,
        rank=lambda row: (at[place_of(row)], getattr(row, name), row.pk),
        rank_of=lambda since: (at[since[0]], *since[1:]),
        key=lambda row: page_key(f"{place_of(row)}~{getattr(row, name)}", row.pk),
        read=read,
    )


def _places_by_name(network: Network, language: Language, known: int | None) -> list[int]:
    places = list(standing_places(network, known))
    as_known(places, known)
    thai = language is Language.TH
    named = [
        (sort_key((one.name_th or one.name_en) if thai else (one.name_en or one.name_th)), one.pk)
        for one in places
    ]
    return [pk for _, pk in sorted(named)]
