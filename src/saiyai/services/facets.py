"""What is told of an actor beside its name: told, ended, taken back. One way for every facet."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import QuerySet

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, is_private
from saiyai.domain.errors import AlreadyTold, NotAMember, StillNeeded, UnknownFact
from saiyai.domain.facet_fields import FacetField, Holds, fields_of
from saiyai.domain.facet_words import ConsentFor, MembershipState
from saiyai.domain.facets import Facet, FacetDraft, facet_named, facet_of
from saiyai.domain.periods import Span
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.actors import get_actor
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    FACET_TABLES,
    Actor,
    Holding,
    Membership,
    Network,
    OfActor,
    Place,
    Standing,
    Statement,
)
from saiyai.services.changes import Action, Telling, require_keeper_of, require_voice, telling
from saiyai.services.checks import malformed
from saiyai.services.networks import ROOT_REF, end_memberships
from saiyai.services.refs import actor_ids, ids_of
from saiyai.services.rows import Ids, known


def record_facet(by: Viewer, network: Network, draft: FacetDraft) -> OfActor:
    """Tell something of an actor; who tells it of themselves is whom it is said by.

    Raises: UnknownActor, UnknownWord, MalformedData, AlreadyTold, NotAMember, UnknownFact,
    NotYours, KeepersOnly.
    """
    with telling(by, Action("record_facet", draft.actor), network) as now:
        return tell_facet(now, by, network, draft)


def tell_facet(now: Telling, by: Viewer, network: Network, draft: FacetDraft) -> OfActor:
    """The same inside a Change that tells more. Raises: likewise."""
    facet = facet_of(draft)
    actor = get_actor(by, network, draft.actor) if draft.actor else network.actor
    _require_right(by, facet, actor.pk)
    row = FACET_TABLES[facet.id](told=now.seq, **_columns(by, network, facet, draft))
    _require_right_in(by, row)
    if not by.is_keeper:
        row.said_by_id = by.actor
    if facet.newest_by is not None and row.since_latest is None:
        row.since_earliest = row.since_latest = today_of(network)
    _check(facet, row)
    if facet.one_stands:
        now.untell(_alike(facet, row, "actor"))
    _BEFORE.get(facet.id, _nothing)(now, row)
    row.save(using=WRITING, force_insert=True)
    _AFTER.get(facet.id, _nothing)(now, row)
    return row


def end_facet(
    by: Viewer, network: Network, row: OfActor, until: Span, *, met: bool | None = None
) -> OfActor:
    """Say that something told of an actor is over: it is told again with its end.

    `met` says of a need whether it ended because it was met.
    Raises: AlreadyTold if it is over already, NotYours, KeepersOnly.
    """
    facet = _facet_of_row(row)
    with telling(by, Action("end_facet", row.actor.ref), network) as now:
        _require_right(by, facet, row.actor_id)
        _require_right_in(by, row)
        if row.until_latest is not None:
            raise AlreadyTold(what=Say(f"facet.{facet.id}"))
        _require_nothing_rests(row)
        if met is not None and facet.id == "need":
            row.met = met  # type: ignore[attr-defined]
        _retell(now, row, until)
    return row


def withdraw_facet(by: Viewer, network: Network, row: OfActor) -> None:
    """Take back what was told of an actor by mistake.

    Raises: StillNeeded while a later version or a holder rests on it; NotYours, KeepersOnly.
    """
    facet = _facet_of_row(row)
    with telling(by, Action("withdraw_facet", row.actor.ref), network) as now:
        _require_right(by, facet, row.actor_id)
        _require_right_in(by, row)
        _require_nothing_rests(row)
        if not now.untell(type(row)._default_manager.using(WRITING).filter(pk=row.pk)):  # noqa: SLF001
            raise UnknownFact(id=row.pk)
        if facet.id == "consent":
            save_consent(now, row)


def withdraw_facets_of(now: Telling, actor: Actor) -> None:
    """Take back everything told of an actor who goes out of the record.

    Raises: StillNeeded if something told of others names the actor.
    """
    tables: tuple[type[Any], ...] = (*FACET_TABLES.values(), Membership)
    for table in FACET_TABLES.values():
        now.untell(_rows(table).filter(actor=actor))
    named = [(table, key) for table in tables for key in _names_of_actors(table)]
    count = sum(
        _rows(table).filter(**{key: actor}, untold__isnull=True).count() for table, key in named
    )
    if count:
        raise StillNeeded(ref=actor.ref, count=count)


def _names_of_actors(table: type[Any]) -> list[str]:
    keys = table._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
    return [key.name for key in keys if key.is_relation and key.related_model is Actor]


def _rows(table: type[Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = table._default_manager.using(WRITING)  # noqa: SLF001
    return rows


def _facet_of_row(row: OfActor) -> Facet:
    return facet_named(next(name for name, table in FACET_TABLES.items() if type(row) is table))


def _require_right(by: Viewer, facet: Facet, actor_id: int) -> None:
    (require_keeper_of if facet.keepers_only else require_voice)(by, [actor_id])


def _require_right_in(by: Viewer, row: OfActor) -> None:
    """How somebody stands in a network is told by who keeps that network, as who is in it."""
    if isinstance(row, Standing):
        require_keeper_of(by, [row.network_id])


def _columns(by: Viewer, network: Network, facet: Facet, draft: FacetDraft) -> dict[str, Any]:
    """The columns of a row. Raises: UnknownActor for one who is hidden, too; UnknownWord."""
    told = {field: getattr(draft, field.name) for field in fields_of(facet)}
    refs = {name for field, name in told.items() if field.holds is Holds.ACTOR}
    for ref in filter(None, refs):
        get_actor(by, network, ref)
    ids = Ids(actors={**actor_ids(network, refs), ROOT_REF: int(network.pk)})
    places = [ref for field, ref in told.items() if field.holds is Holds.PLACE]
    ids.places = ids_of(Place, network, places)
    columns: dict[str, Any] = {}
    for field, value in told.items():
        columns |= _column(field, value, ids)
    return columns


_ROOT_FIELDS: Final = frozenset({"actor", "network"})
"""Fields in which an empty ref is the record's own network; in others it is nobody."""


def _column(field: FacetField, value: Any, ids: Ids) -> dict[str, Any]:  # noqa: ANN401
    name = field.name
    if field.holds is Holds.ACTOR:
        is_told = value or name in _ROOT_FIELDS
        return {f"{name}_id": ids.actors[value] if is_told else None}
    if field.holds is Holds.PLACE:
        return {f"{name}_id": known(ids.places, value, name)}
    if field.holds is Holds.ROW:
        return {f"{name}_id": value or None}
    if field.holds is Holds.DAYS:
        first, last = (value.earliest, value.latest) if value else (None, None)
        return {f"{name}_earliest": first, f"{name}_latest": last}
    return {name: "" if field.holds is Holds.WORD and value is None else value}


def _check(facet: Facet, row: OfActor) -> None:
    about = f"facet.{facet.id}"
    if facet.persons_only and not is_private(ActorKind(row.actor.kind)):
        raise malformed(about, "actor", "persons_only")
    if facet.needs_one_of and not any(getattr(row, name) for name in facet.needs_one_of):
        raise malformed(about, facet.needs_one_of[0], "missing")
    _check_fields(about, row)
    if facet.once_by and row.until_latest is None and _alike(facet, row, *facet.once_by).exists():
        raise AlreadyTold(what=Say(about))


def _check_fields(about: str, row: Any) -> None:  # noqa: ANN401 - a row of any facet
    if (getattr(row, "amount", None) is None) != (not getattr(row, "unit", "")):
        raise malformed(about, "amount", "no_unit")
    if row.since_earliest and row.until_latest and row.until_latest < row.since_earliest:
        raise malformed(about, "until", "before_it_began")
    for other in ("parent", "via", "speaker", "network"):
        if getattr(row, f"{other}_id", None) == row.actor_id:
            raise malformed(about, other, "itself")
    if getattr(row, "preferred", False) and row.avoid:
        raise malformed(about, "avoid", "contradicts")


def _alike(facet: Facet, row: OfActor, *fields: str) -> QuerySet[Any]:
    """Open rows of the same actor that are alike in these fields."""
    alike = {name: getattr(row, name) for name in {"actor", *fields}}
    rows = _rows(FACET_TABLES[facet.id])
    return rows.filter(untold__isnull=True, until_latest__isnull=True, **alike)


def _require_nothing_rests(row: OfActor) -> None:
    """A version that another follows, and a post that was ever held, are rested on."""
    resting: Mapping[str, tuple[type[Any], str]] = {
        "Statement": (Statement, "follows"),
        "Position": (Holding, "position"),
    }
    if found := resting.get(type(row).__name__):
        table, key = found
        rows = _rows(table).filter(untold__isnull=True, **{key: row.pk})
        if count := rows.count():
            raise StillNeeded(ref=row.actor.ref, count=count)


def _retell(now: Telling, row: OfActor, until: Span) -> None:
    now.untell(_rows(type(row)).filter(pk=row.pk))
    row.pk, row.told, row.untold = None, now.seq, None
    row.until_earliest, row.until_latest = until.earliest, until.latest
    row.save(using=WRITING, force_insert=True)


# --- what some facets bring with them ---------------------------------------------------------


def _nothing(_now: Telling, _row: Any) -> None:  # noqa: ANN401
    """Most facets bring nothing with them."""


def _follow(_now: Telling, row: Statement) -> None:
    """A new version counts on from the one it follows, of the same actor and kind."""
    if row.follows_id is None:
        return
    older = _rows(Statement).filter(
        pk=row.follows_id, actor=row.actor_id, kind=row.kind, untold__isnull=True
    )
    first = older.first()
    if first is None:
        raise UnknownFact(id=row.follows_id)
    if _rows(Statement).filter(follows=first, untold__isnull=True).exists():
        raise AlreadyTold(what=Say("facet.statement"))
    row.number = first.number + 1


def _succeed(now: Telling, row: Holding) -> None:
    """Whoever holds a post from a day on takes it from the one before."""
    post = _rows(FACET_TABLES["position"]).filter(
        pk=row.position_id, actor=row.actor_id, untold__isnull=True
    )
    if not post.exists():
        raise UnknownFact(id=row.position_id)
    held = _rows(Holding).filter(
        position=row.position_id, untold__isnull=True, until_latest__isnull=True
    )
    before = held.first()
    if before is not None and row.until_latest is None:
        if row.since_earliest is None or row.since_latest is None:
            raise AlreadyTold(what=Say("facet.holding"))
        _retell(now, before, Span(row.since_earliest, row.since_latest))


def _stand(now: Telling, row: Any) -> None:  # noqa: ANN401 - a Standing
    """Who left or was removed has left every role; who is active or rests has one."""
    held = _rows(Membership).filter(
        network=row.network_id,
        member=row.actor_id,
        untold__isnull=True,
        left_latest__isnull=True,
    )
    if row.state in {MembershipState.LEFT, MembershipState.REMOVED}:
        end_memberships(now, held, Span(row.since_earliest, row.since_latest), row.words)
    elif row.state != MembershipState.INVITED and not held.exists():
        raise NotAMember(member=row.actor.ref, network=row.network.ref)


def save_consent(now: Telling, row: Any) -> None:  # noqa: ANN401 - a ConsentGiven
    """The column by which names are shown follows the newest consent to the name."""
    if row.purpose != ConsentFor.NAME:
        return
    told = _rows(type(row)).filter(actor=row.actor_id, purpose=row.purpose, untold__isnull=True)
    newest = told.order_by("-since_earliest", "-told", "-pk").first()
    now.edit(row.actor, {"consent": newest.audience if newest else str(Consent.NOT_ASKED)})


_BEFORE: Final[Mapping[str, Callable[[Telling, Any], None]]] = {
    "statement": _follow,
    "holding": _succeed,
    "standing": _stand,
}
_AFTER: Final[Mapping[str, Callable[[Telling, Any], None]]] = {"consent": save_consent}
