"""Actors: list, search, tell, correct, take out."""

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, membership_out, name_out, opened
from saiyai.api.schemas import ActorIn, ActorOut, ActorProfileOut, ActorsOut
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.lists import ActorSort
from saiyai.queries.actors import ActorProfile, ActorRow, get_actor, get_profile
from saiyai.queries.members import PAGE, ActorFilter, count_actors, list_actors
from saiyai.queries.networks import OpenNetwork
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.reads import record_read

router = Router(tags=["actors"])


class ActorQuery(Schema):
    """Which actors, in which order, and which page of them."""

    q: str = ""
    kind: str = ""
    place: str = ""
    issue: str = ""
    as_of: str = ""
    known: int | None = None
    sector: str = ""
    role: str = ""
    consent: str = ""
    no_line: bool = False
    sort: ActorSort = ActorSort.NAME
    after: str = ""
    limit: int = PAGE

    @property
    def wanted(self) -> ActorFilter:
        """What the list is cut down to."""
        words = (self.q, self.kind, self.place, self.issue, self.sector, self.role, self.consent)
        return ActorFilter(*words, no_line=self.no_line)


@router.get("/", response=ActorsOut)
def actors(request: HttpRequest, slug: Slug, wanted: Query[ActorQuery]) -> ActorsOut:
    """Actors by name, in the dictionary order of the language asked in, or in another order.

    The first page says how many there are, up to 10,000; of a search, up to 1,000.
    """
    viewer, network = asked(request).viewer, opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    found = list_actors(
        viewer,
        network,
        wanted.wanted,
        asked(request).language,
        when=when,
        sort=wanted.sort,
        after=wanted.after,
        limit=max(1, min(wanted.limit, 500)),
    )
    counted = None if wanted.after else count_actors(viewer, network, wanted.wanted)
    return ActorsOut(
        actors=[_out(row) for row in found.rows],
        after=found.after,
        count=counted.count if counted and not counted.is_more else None,
    )


@router.post("/", response={201: ActorProfileOut})
def tell_actor(request: HttpRequest, slug: Slug, told: ActorIn) -> Status[ActorProfileOut]:
    """Tell of an actor."""
    network = opened(request, slug)
    made = record_actor(asked(request).viewer, network, _draft(told))
    asked(request).viewer = asked(request).viewer.now_keeping(made.pk)
    return Status(201, _profile(request, network, made.ref))


@router.get("/{path:ref}", response=ActorProfileOut)
def actor(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> ActorProfileOut:
    """Everything told of one actor."""
    network, viewer = opened(request, slug), asked(request).viewer
    record_read(viewer, network, get_actor(viewer, network, ref, known))
    return _profile(request, network, ref, as_of_day, known)


@router.patch("/{path:ref}", response=ActorProfileOut)
def change_actor(request: HttpRequest, slug: Slug, ref: str, told: ActorIn) -> ActorProfileOut:
    """Correct what is told of an actor; a field sent empty is emptied."""
    network, viewer = opened(request, slug), asked(request).viewer
    changed = correct_actor(
        viewer, get_actor(viewer, network, ref), _draft(told), told.model_fields_set
    )
    return _profile(request, network, changed.ref)


@router.delete("/{path:ref}", response={204: None})
def remove_actor(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take an actor out of the record who was told by mistake and on whom nothing rests."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_actor(viewer, get_actor(viewer, network, ref))
    return Status(204, None)


def _draft(told: ActorIn) -> ActorDraft:
    given = told.dict(exclude={"id", "issues", "aliases"})
    return ActorDraft(ref=told.id, issues=tuple(told.issues), aliases=tuple(told.aliases), **given)


def _out(row: ActorRow) -> ActorOut:
    return ActorOut(
        id=row.ref,
        name=name_out(row.name),
        kind=row.kind,
        sector=row.sector,
        place=row.place_ref,
    )


def _profile(
    request: HttpRequest,
    network: OpenNetwork,
    ref: str,
    day: str = "",
    known: int | None = None,
) -> ActorProfileOut:
    when = as_of(network, day, known)
    found: ActorProfile = get_profile(asked(request).viewer, network, ref, when)
    return ActorProfileOut(
        **_out(found.row).model_dump(),
        note=found.note,
        extra=found.extra,
        issues=[issue for issue, _ in found.issues],
        aliases=list(found.aliases),
        consent=found.consent,
        erased=found.is_erased,
        memberships=[membership_out(row) for row in found.memberships],
        members=[membership_out(row) for row in found.members],
    )
