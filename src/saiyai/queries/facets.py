"""What is told of an actor beside its name, as of a day, as far as the viewer may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db import connections
from django.db.models import Q

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, is_private
from saiyai.domain.errors import UnknownFact
from saiyai.domain.facet_fields import FacetField, Holds, fields_of
from saiyai.domain.facet_words import ConsentFor
from saiyai.domain.facets import FACETS, Facet, Reading, facet_named
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import get_actor, named
from saiyai.queries.identities import kept_for, rows_for
from saiyai.queries.known import as_known
from saiyai.queries.names import Name, Someone, may_know_of, may_name, person_of
from saiyai.queries.one_answer import found_once
from saiyai.queries.voices import may_speak_for, standing_on, viewer_for
from saiyai.records.connections import alias
from saiyai.records.models import (
    FACET_TABLES,
    Actor,
    Network,
    OfActor,
    Position,
    Statement,
)
from saiyai.records.models.facts import FactQuerySet, span

Value: TypeAlias = str | bool | int | Span | Someone | Name
"""What a field tells: own words, a word of a list, yes or no, a number, days, who, where."""

_COMMON = frozenset({"actor", "said_by", "since", "until"})


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One row of what is told of an actor; fields nobody told are not among `told`."""

    id: int
    facet: str
    told: Mapping[str, Value]
    said_by: Someone | None
    since: Span | None
    until: Span | None
    number: int
    """Which version of a statement it is; 1 where there are none."""


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post that an actor holds, and in whom."""

    title: Name
    of: Someone | None
    """None stands for the record's own network."""
    since: Span | None


def list_facets(
    viewer: Viewer, network: Network, ref: str, when: AsOf
) -> Mapping[str, Sequence[FacetRow]]:
    """Everything told of an actor that stood on a day, by facet; an empty ref is the network.

    Facets that the viewer may not read are as empty as those of which nothing was told.
    Raises: UnknownActor.
    Cost: one query, two more per facet of which anything was told, and one for each actor or
    place named in a row.
    """
    actor = _actor(viewer, network, ref, when.known)
    reader = viewer_for(viewer, actor)
    return {
        facet.id: [
            _row(reader, facet, row, when.known) for row in _standing(reader, facet, actor, when)
        ]
        if _may_read(reader, actor, facet)
        else []
        for facet in FACETS.values()
    }


def list_versions(viewer: Viewer, network: Network, ref: str, when: AsOf) -> Sequence[FacetRow]:
    """Every version of what an actor holds to that had been said by a day, the newest first.

    Raises: UnknownActor.
    """
    actor, facet = _actor(viewer, network, ref, when.known), FACETS["statement"]
    reader = viewer_for(viewer, actor)
    if not _may_read(reader, actor, facet):
        return []
    ids = _rows_of(reader, actor, when.known)
    if facet.id not in _facets_told(ids):
        return []
    rows = _rows(facet, when.known).filter(actor__in=ids)
    rows = rows.filter(Q(since_earliest__isnull=True) | Q(since_earliest__lte=when.day))
    told = rows.order_by("kind", "-number", "-pk")
    return [_row(reader, facet, row, when.known) for row in told]


def list_posts_of(viewer: Viewer, network: Network, ref: str, when: AsOf) -> Sequence[PostRow]:
    """The posts that an actor holds on a day. Raises: UnknownActor."""
    actor = get_actor(viewer, network, ref, when.known)
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows: Any = standing_on(_rows(FACETS["holding"], when.known), when.day)
    rows = rows.filter(holder__in=rows_for([actor.pk], when.known))
    return [
        PostRow(
            title=_title(row.position),
            of=None if row.actor_id == network.pk else person_of(viewer, row.actor, when.known),
            since=span(row.since_earliest, row.since_latest),
        )
        for row in rows.select_related("position", "actor").order_by("pk")
        if row.actor_id == network.pk or may_know_of(viewer, row.actor)
    ]


def may_tell_of(viewer: Viewer, network: Network, ref: str) -> bool:
    """Whether this viewer may tell something of an actor. Raises: UnknownActor."""
    actor = _actor(viewer, network, ref, None).pk
    return viewer.keeps_row(actor) or may_speak_for(viewer, [actor])


def may_read_facet(viewer: Viewer, actor: Actor, facet: Facet) -> bool:
    """Whether this viewer may read what is told of an actor under a facet, as agreed to now."""
    kept = _kept(actor)
    return _may_read(viewer_for(viewer, kept), kept, facet)


def get_facet(viewer: Viewer, network: Network, facet_id: str, row_id: int) -> OfActor:
    """One row that stands now. Raises: UnknownWord for no facet, UnknownFact where hidden."""
    facet = facet_named(facet_id)
    rows = _rows(facet, None).filter(pk=row_id)
    row: OfActor | None = rows.filter(Q(actor__network=network) | Q(actor=network.pk)).first()
    if row is None or not _may_open(viewer, network, _kept(row.actor), facet):
        raise UnknownFact(id=row_id)
    return row


def _kept(actor: Actor) -> Actor:
    """The row that stands for an actor."""
    return Actor.objects.using(alias()).get(pk=kept_for([actor.pk])[actor.pk])


def _may_open(viewer: Viewer, network: Network, actor: Actor, facet: Facet) -> bool:
    reader = viewer_for(viewer, actor)
    seen = actor.pk == network.pk or (may_name(reader, actor) and may_know_of(reader, actor))
    return seen and _may_read(reader, actor, facet)


def _actor(viewer: Viewer, network: Network, ref: str, known: int | None) -> Actor:
    return get_actor(viewer, network, ref, known) if ref else network.actor


def _may_read(reader: Viewer, actor: Actor, facet: Facet) -> bool:
    """Whether these rows are for this reader, who may see the actor's name."""
    if reader.is_close_to(actor.pk):
        return True
    if not reader.reads_rows or facet.reading is Reading.OWN:
        return False
    return facet.reading is Reading.MEMBERS or _agreed(actor, facet.agreed_by)


def _agreed(actor: Actor, purpose: ConsentFor) -> bool:
    """What the actor agreed to now, whatever day is read; of channels nobody agreed unasked."""
    consent = found_once(("consents", actor.pk), lambda: _consents(actor)).get(purpose)
    consent = consent or Consent.NOT_ASKED
    if consent is Consent.NOT_ASKED:
        return purpose is ConsentFor.PROFILE and not is_private(ActorKind(actor.kind))
    return consent in {Consent.MEMBERS, Consent.ANYONE}


def _consents(actor: Actor) -> Mapping[str, Consent]:
    """The newest told of an actor now, by what they are to."""
    told: Any = _rows(FACETS["consent"], None).filter(actor__in=rows_for([actor.pk]))
    rows = told.order_by("since_earliest", "told", "pk").values_list("purpose", "audience")
    return {purpose: Consent(audience) for purpose, audience in rows}


def _rows(facet: Facet, seq: int | None) -> FactQuerySet[Any]:
    rows: FactQuerySet[Any] = FactQuerySet(FACET_TABLES[facet.id], using=alias())
    return rows.known(seq)


def _rows_of(reader: Viewer, actor: Actor, known: int | None) -> list[int]:
    """Rows that counted for an actor; of a merge taken apart since, the other's are its own."""
    rows = rows_for([actor.pk], known)
    return list(rows if reader.is_keeper else rows.keys() & rows_for([actor.pk]).keys())


def _facets_told(actors: Sequence[int]) -> frozenset[str]:
    """The facets under which anything was ever told of these rows: of most actors few, or none.

    Cost: one statement for an answer, which stands as text, where a query of each of the tables
    would be written and asked for a page.
    """
    if not actors:
        return frozenset()
    rows = tuple(sorted(actors))

    def find() -> frozenset[str]:
        marks = ", ".join(["%s"] * len(rows))
        each = (
            f"SELECT '{facet}' WHERE EXISTS"  # noqa: S608 - names of our own tables
            f" (SELECT 1 FROM {table._meta.db_table} WHERE actor_id IN ({marks}))"  # noqa: SLF001
            for facet, table in FACET_TABLES.items()
        )
        with connections[alias()].cursor() as cursor:
            cursor.execute(" UNION ALL ".join(each), rows * len(FACET_TABLES))
            return frozenset(facet for (facet,) in cursor.fetchall())

    return found_once(("facets told", rows), find)


def _standing(reader: Viewer, facet: Facet, actor: Actor, when: AsOf) -> Sequence[OfActor]:
    """Rows that stood on a day: of versions the last, of what has one answer the newest."""
    ids = _rows_of(reader, actor, when.known)
    if facet.id not in _facets_told(ids):
        return []
    told = _rows(facet, when.known).filter(actor__in=ids)
    rows = standing_on(told, when.day)
    if facet.id == "statement":
        begun = Q(since_earliest__isnull=True) | Q(since_earliest__lte=when.day)
        later = told.filter(begun, follows__isnull=False)
        rows = rows.exclude(pk__in=later.values("follows"))
    if facet.newest_by is None:
        return list(rows.order_by("pk"))
    newest: dict[tuple[object, ...], OfActor] = {}
    for row in rows.order_by("since_earliest", "told", "pk"):
        newest[tuple(getattr(row, name) for name in facet.newest_by)] = row
    return list(newest.values())


def _row(viewer: Viewer, facet: Facet, row: OfActor, known: int | None) -> FacetRow:
    fields = [field for field in fields_of(facet) if field.name not in _COMMON]
    told = {field.name: _value(viewer, field, row, known) for field in fields}
    return FacetRow(
        id=row.pk,
        facet=facet.id,
        told={name: value for name, value in told.items() if value is not None and value != ""},
        said_by=_mentioned(viewer, row.said_by, known),
        since=span(row.since_earliest, row.since_latest),
        until=span(row.until_earliest, row.until_latest),
        number=row.number if isinstance(row, Statement) else 1,
    )


def _value(viewer: Viewer, field: FacetField, row: OfActor, known: int | None) -> Value | None:
    value: Any = getattr(row, field.name, None)
    match field.holds:
        case Holds.ACTOR:
            return _mentioned(viewer, value, known)
        case Holds.PLACE:
            as_known([value], known)
            return named(value)
        case Holds.ROW:
            return _title(value) if isinstance(value, Position) else None
        case Holds.DAYS:
            first = getattr(row, f"{field.name}_earliest")
            return span(first, getattr(row, f"{field.name}_latest"))
    result: Value | None = value
    return result


def _mentioned(viewer: Viewer, who: Actor | None, known: int | None) -> Someone | None:
    """Somebody named in a row; nobody where the viewer may not know that they are there."""
    return person_of(viewer, who, known) if who is not None and may_know_of(viewer, who) else None


def _title(post: Position) -> Name:
    return Name(post.title_th, post.title_en, ActorKind.UNSPECIFIED)
