"""Facts of any table as a reader may call them: what a Change told, and what rests on what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from saiyai.domain.facets import FACETS
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, Say, spoken
from saiyai.queries.actors import named
from saiyai.queries.agreements import readable_agreements
from saiyai.queries.events import EventRow, event_rows_of, readable_by
from saiyai.queries.facets import may_read_facet
from saiyai.queries.goals import readable_goals
from saiyai.queries.identities import kept_for
from saiyai.queries.known import as_known
from saiyai.queries.names import Someone, ids_known_as_one, people_as_known
from saiyai.queries.tie_kinds import tie_kind_row
from saiyai.queries.ties import readable_lines
from saiyai.records.connections import alias
from saiyai.records.models import FACET_TABLES, Actor, Commitment, Event, Place, Tie, TieAssertion
from saiyai.records.models.places import Named

TableRow: TypeAlias = tuple[str, int]
"""A table by the name of its model, and the id of a row in it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A fact as this reader may call it: its table, who or what it is about, and its address.

    `of` and `ref` say whose page tells more (`actor`, `tie`, `event`, `place`, `issue`, `goal`);
    of what has no page of its own its history does. Nothing where there is neither.
    """

    table: str
    names: tuple[Any, ...] = ()
    of: str = ""
    ref: str = ""

    @property
    def address(self) -> tuple[str, str]:
        """Whose page tells more."""
        return self.of, self.ref

    def in_(self, language: Language) -> str:
        """The names of whom or what it is about, else what kind of fact it is."""
        said = [str(spoken(name, language)) for name in self.names]
        return " – ".join(said) or str(spoken(count_in_words(self.table, 1), language))


def count_in_words(table: str, count: int) -> Say:
    """So many facts of a table, in words."""
    return Say(f"thing.{table.lower()}", count=count)


@dataclass(frozen=True, slots=True)
class _Title:
    """What happened, in one sentence."""

    event: EventRow

    def in_(self, language: Language) -> str:
        return self.event.title(language)


_ACTORS: Final[Mapping[str, Callable[[Any], tuple[int | None, ...]]]] = {
    "Actor": lambda row: (row.pk,),
    "ActorIssue": lambda row: (row.actor_id,),
    "Alias": lambda row: (row.actor_id,),
    "Membership": lambda row: (row.member_id,),
    "NotSame": lambda row: (row.one_id, row.other_id),
    "PlaceHost": lambda row: (row.actor_id,),
    "QuietTime": lambda row: (row.actor_id,),
    "SameAs": lambda row: (row.merged_id, row.kept_id),
    "SamePerson": lambda row: (row.actor_id,),
    "Tie": lambda row: (row.a_id, row.b_id),
    "TieAssertion": lambda row: (row.tie.a_id, row.tie.b_id),
    **{table.__name__: lambda row: (row.actor_id,) for table in FACET_TABLES.values()},
}
"""Of each table that is about actors, whom a row is about."""

_FACETS: Final = {table.__name__: FACETS[facet] for facet, table in FACET_TABLES.items()}

_KEEPERS_ONLY: Final = frozenset({"NotSame", "Remark", "SameAs", "SamePerson"})
"""Who seems twice, and who is in other records, is told to keepers; so is what is not right."""


_READABLE: Final[Mapping[str, Callable[[Viewer, Iterable[Any]], set[int]]]] = {
    "Agreement": readable_agreements,
    "Commitment": readable_agreements,
    "Goal": readable_goals,
}
"""Of tables whose rows are not all for everybody inside, which of them a viewer may read."""


def things_of(viewer: Viewer, rows: Iterable[Any]) -> list[Thing]:
    """Facts as this viewer may call them, in the order given.

    What the viewer may not know of is left out: actors who refused, calls of others, remarks.
    Cost: a few queries per table, whatever the number of rows.
    """
    told = list(rows)
    found = things_by_rows(viewer, told)
    keys = ((type(row).__name__, row.pk) for row in told)
    return [found[key] for key in keys if key in found]


def things_by_rows(
    viewer: Viewer, rows: Iterable[Any], known: int | None = None
) -> dict[TableRow, Thing]:
    """The same by table and id, under the names known at a Change."""
    by_table: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_table[type(row).__name__].append(row)
    found: dict[TableRow, Thing] = {}
    for table, some in by_table.items():
        told = _things(viewer, table, some, known)
        found |= {(table, pk): thing for pk, thing in told.items()}
    return found


def _things(
    viewer: Viewer, table: str, rows: Sequence[Any], known: int | None
) -> Mapping[int, Thing]:
    told = _readable(viewer, table, rows, known)
    if table in _ACTORS:
        return _about_actors(viewer, table, told, known)
    if table == "Event":
        return _events(viewer, told, known)
    if table == "PlaceWithin":
        return _within(told, known)
    if table == "TieKind":
        as_known(told, known)
        labels = {row.pk: tie_kind_row(row).label_ab for row in told}
        return {
            pk: Thing(table, (label,) if label.th or label.en else (), "tie_kind", str(pk))
            for pk, label in labels.items()
        }
    if isinstance(rows[0], Named):
        as_known(told, known)
        return {row.pk: Thing(table, (named(row),), *_page_of(row)) for row in told}
    return {row.pk: Thing(table) for row in told}


def _page_of(row: Any) -> tuple[str, str]:  # noqa: ANN401 - any table with names
    """A promise has no page but that of its agreement."""
    if isinstance(row, Commitment):
        return "agreement", row.agreement.ref
    return type(row).__name__.lower(), row.ref


def _within(rows: Sequence[Any], known: int | None) -> Mapping[int, Thing]:
    """A place and what it also lies in."""
    ids = {pk for row in rows for pk in (row.place_id, row.parent_id)}
    places = Place.objects.using(alias()).in_bulk(ids)
    as_known(places.values(), known)
    told = {row.pk: (places[row.place_id], places[row.parent_id]) for row in rows}
    return {
        pk: Thing("PlaceWithin", (named(one), named(inside)), "place", one.ref)
        for pk, (one, inside) in told.items()
    }


def _readable(viewer: Viewer, table: str, rows: Sequence[Any], known: int | None) -> Sequence[Any]:
    """Of these rows, those that this viewer may read, whoever is named in them."""
    if viewer.is_keeper or not rows:
        return rows
    if table in _KEEPERS_ONLY:
        return []
    if table in {"Tie", "TieAssertion"}:
        ties = {row.pk: _tie_of(row) for row in rows}
        read = readable_lines(viewer, ties.values(), known)
        return [row for row in rows if ties[row.pk].pk in read]
    if table in _READABLE:
        told = {row.pk: row.agreement if table == "Commitment" else row for row in rows}
        seen = _READABLE[table](viewer, told.values())
        return _owed_by_known(viewer, [row for row in rows if told[row.pk].pk in seen])
    if facet := _FACETS.get(table):
        return [row for row in rows if may_read_facet(viewer, row.actor, facet)]
    return rows


def _owed_by_known(viewer: Viewer, rows: Sequence[Any]) -> Sequence[Any]:
    """Of these rows those that are no promise of somebody of whom this viewer may not know."""
    owed = {row.pk: row.owed_by_id for row in rows if isinstance(row, Commitment)}
    known = ids_known_as_one(viewer, owed.values()) if owed else set()
    return [row for row in rows if row.pk not in owed or owed[row.pk] in known]


def _about_actors(
    viewer: Viewer, table: str, rows: Sequence[Any], known: int | None
) -> Mapping[int, Thing]:
    whom = {row.pk: [pk for pk in _ACTORS[table](row) if pk is not None] for row in rows}
    everyone = {actor for actors in whom.values() for actor in actors}
    # Of a merge the two rows are named; everywhere else a merged row is the one it is.
    is_merge = table in {"NotSame", "SameAs"}
    one = {pk: pk for pk in everyone} if is_merge else kept_for(everyone, known)
    actors = Actor.objects.using(alias()).in_bulk({*everyone, *one.values()})
    seen = ids_known_as_one(viewer, actors)
    told = {pk for pk in everyone if {pk, one[pk]} <= seen}
    people = people_as_known(viewer, [actors[pk] for pk in {one[pk] for pk in told}], known)
    found = {}
    for row in rows:
        if told.issuperset(whom[row.pk]):
            of, ref = _address(row, actors[one[whom[row.pk][0]]], people)
            names = tuple(people[one[pk]].name for pk in whom[row.pk])
            found[row.pk] = Thing(table, names, of, ref)
    return found


def _address(row: Any, actor: Actor, people: Mapping[int, Someone]) -> tuple[str, str]:  # noqa: ANN401 - any table
    if isinstance(row, Tie | TieAssertion):
        return "tie", _tie_of(row).ref
    ref = people[actor.pk].ref
    # The record's own network has no page among its members.
    return ("actor", ref) if ref and actor.network_id is not None else ("", "")


def _tie_of(row: Tie | TieAssertion) -> Tie:
    return row if isinstance(row, Tie) else row.tie


def _events(viewer: Viewer, rows: Sequence[Event], known: int | None) -> Mapping[int, Thing]:
    wanted = Event.objects.using(alias()).filter(pk__in=[row.pk for row in rows])
    readable = readable_by(viewer, wanted).select_related("place", "about")
    return {
        row.id: Thing("Event", (_Title(row),), "event", row.ref)
        for row in event_rows_of(viewer, list(readable), known)
    }
