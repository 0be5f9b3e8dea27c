"""Places: told, corrected, put in order along a river, taken back; official ones taken in."""

from collections.abc import Sequence
from dataclasses import replace

from saiyai.domain.drafts import PlaceDraft
from saiyai.domain.errors import AlreadyTold, MalformedData, StillNeeded, TreeCycle, UnknownPlace
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.trees import place_tree_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Event, Network, Place, PlaceHost, PlaceWithin
from saiyai.services.areas.choosing import row_of_parent, row_with_code
from saiyai.services.changes import Action, Telling, require_keeper, telling
from saiyai.services.refs import actor_ids, fresh_ref, ids_of, require_free
from saiyai.services.rows import Told, place_row
from saiyai.services.seen import require_rows_as_seen

_COLUMNS = (
    "kind", "code", "name_th", "name_en", "order", "resource", "medium", "used_for", "valid_from",
    "valid_until", "parent_id",
)  # fmt: skip


def record_place(by: Viewer, network: Network, draft: PlaceDraft) -> Place:
    """Tell of a place. A village with its official code lies in its sub-district by itself.

    Raises: NameMissing, RefTaken, AlreadyTold for a code that stands, UnknownPlace, UnknownActor,
    MalformedData, KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("record_place", draft.name_th or draft.name_en), network) as now:
        if draft.ref:
            require_free(Place, network, draft.ref)
        if row_with_code(network, draft.code):
            raise AlreadyTold(what=draft.code)
        ref = draft.ref or fresh_ref(Place, network, "p", now.seq)
        row = _row(now, network, replace(draft, ref=ref))
        row.save(using=WRITING)
        _set_within(now, row, draft)
        _set_hosts(now, row, draft)
    return row


def correct_place(by: Viewer, place: Place, draft: PlaceDraft) -> Place:
    """Tell of a place again, as a whole: what the draft leaves empty is empty from now on.

    Raises: as `record_place`; TreeCycle for a place that would lie in itself.
    """
    require_keeper(by)
    network = place.network
    with telling(by, Action("correct_place", place.ref), network) as now:
        if draft.ref and draft.ref != place.ref:
            require_free(Place, network, draft.ref)
        same = row_with_code(network, draft.code)
        if same and same.pk != place.pk:
            raise AlreadyTold(what=draft.code)
        ref = draft.ref or place.ref
        row = _row(now, network, replace(draft, ref=ref))
        _require_no_circle(place, row.parent_id, draft)
        told = {name: getattr(row, name) for name in _COLUMNS}
        now.edit(place, {"ref": ref, **told})
        _set_within(now, place, draft)
        _set_hosts(now, place, draft)
    return place


def withdraw_place(by: Viewer, place: Place) -> None:
    """Take a place out of the record that was told by mistake.

    Raises: StillNeeded while somebody or something is there, or lies in it; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_place", place.ref), place.network) as now:
        if count := _what_rests_on(place):
            raise StillNeeded(ref=place.ref, count=count)
        now.untell(PlaceWithin.objects.using(WRITING).filter(place=place))
        now.untell(PlaceHost.objects.using(WRITING).filter(place=place))
        now.untell(Place.objects.using(WRITING).filter(pk=place.pk))


def order_places(by: Viewer, parent: Place, refs: Sequence[str]) -> None:
    """Put what lies in a place in an order: along a river from upstream down.

    What is not named keeps its number. Raises: UnknownPlace for what does not lie there.
    """
    require_keeper(by)
    with telling(by, Action("order_places", parent.ref), parent.network) as now:
        standing = {"untold__isnull": True, "told__isnull": False}
        first = Place.objects.using(WRITING).filter(parent=parent, **standing)
        also = PlaceWithin.objects.using(WRITING).filter(parent=parent, **standing)
        rows: dict[str, Place | PlaceWithin] = {
            row.place.ref: row for row in also.select_related("place")
        }
        rows |= {row.ref: row for row in first}
        for number, ref in enumerate(refs, 1):
            if ref not in rows:
                raise UnknownPlace(ref=ref)
            now.edit(rows[ref], {"order": number})


def _row(now: Telling, network: Network, draft: PlaceDraft) -> Place:
    """The row of a draft, its parent found."""
    if draft.valid_from and draft.valid_until and draft.valid_from > draft.valid_until:
        wrong = Say("malformed.runs_backward")
        raise MalformedData(kind=Say("malformed.place"), field="valid_until", problem=wrong)
    row = place_row(Told(network, now.seq), draft)
    if draft.parent:
        row.parent_id = _place_id(network, draft.parent)
    elif parent := row_of_parent(now, network, draft.code):
        row.parent = parent
    return row


def _place_id(network: Network, ref: str) -> int:
    found = ids_of(Place, network, [ref])
    if ref not in found:
        raise UnknownPlace(ref=ref)
    return found[ref]


def _require_no_circle(place: Place, parent: int | None, draft: PlaceDraft) -> None:
    network = place.network
    above = {_place_id(network, told.parent) for told in draft.within}
    above |= {parent} if parent is not None else set()
    tree = place_tree_of(network)
    if any(tree.would_circle(place.pk, one) for one in above):
        raise TreeCycle(ref=place.ref)


def _set_within(now: Telling, place: Place, draft: PlaceDraft) -> None:
    wanted = {_place_id(place.network, told.parent): told for told in draft.within}
    wanted.pop(place.parent_id or 0, None)
    if place.pk in wanted:
        raise TreeCycle(ref=place.ref)
    every = PlaceWithin.objects.using(WRITING).filter(place=place)
    rows = every.filter(untold__isnull=True)
    standing = {row.parent_id: row for row in rows}
    if standing.keys() != wanted.keys():
        require_rows_as_seen(every, "within")
    now.untell(rows.exclude(parent_id__in=wanted))
    for parent, told in wanted.items():
        values = {"purpose": str(told.purpose), "order": told.order}
        if parent in standing:
            now.edit(standing[parent], values)
        else:
            PlaceWithin.objects.using(WRITING).create(
                place=place, parent_id=parent, told=now.seq, **values
            )


def _set_hosts(now: Telling, place: Place, draft: PlaceDraft) -> None:
    wanted = set(actor_ids(place.network, draft.hosts).values())
    every = PlaceHost.objects.using(WRITING).filter(place=place)
    rows = every.filter(untold__isnull=True)
    kept = set(rows.values_list("actor_id", flat=True))
    if kept != wanted:
        require_rows_as_seen(every, "hosts")
    now.untell(rows.exclude(actor_id__in=wanted))
    PlaceHost.objects.using(WRITING).bulk_create(
        PlaceHost(place=place, actor_id=actor, told=now.seq) for actor in sorted(wanted - kept)
    )


def _what_rests_on(place: Place) -> int:
    """How many standing facts are there or lie in it."""
    standing = {"untold__isnull": True}
    return sum(
        (
            Actor.objects.using(WRITING).filter(place=place, **standing).count(),
            Event.objects.using(WRITING).filter(place=place, **standing).count(),
            Place.objects.using(WRITING).filter(parent=place, **standing).count(),
            PlaceWithin.objects.using(WRITING).filter(parent=place, **standing).count(),
        )
    )
