"""One person in several records: look, say, take back."""

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import BaseModel

from saiyai.api.asked import KnownAt, Slug, as_of, asked, name_out, opened
from saiyai.api.schemas import NameOut
from saiyai.queries.actors import get_actor
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.persons import find_elsewhere
from saiyai.services.persons import record_same_person, withdraw_same_person
from saiyai.services.reads import record_read

router = Router(tags=["persons"])


class RecordOut(BaseModel):
    """A record that the reader is in too."""

    slug: str
    name: NameOut


class ElsewhereOut(BaseModel):
    """The code a person goes by, for keepers and the person; `also_in` for the person alone."""

    code: str
    also_in: list[RecordOut]


class CodeIn(Schema):
    """A code from another record; empty: a new one is made."""

    code: str = ""


@router.get("/{path:ref}", response=ElsewhereOut)
def elsewhere(request: HttpRequest, slug: Slug, ref: str, known: KnownAt = None) -> ElsewhereOut:
    """Under which code this person goes, and for the person alone in which records."""
    network, viewer = opened(request, slug), asked(request).viewer
    seq = as_of(network, "", known).known
    record_read(viewer, network, get_actor(viewer, network, ref, seq))
    return _elsewhere(request, network, ref, known)


@router.post("/{path:ref}", response={201: ElsewhereOut})
def same_person(request: HttpRequest, slug: Slug, ref: str, told: CodeIn) -> Status[ElsewhereOut]:
    """This actor is a person who is in other records too."""
    network, viewer = opened(request, slug), asked(request).viewer
    record_same_person(viewer, network, get_actor(viewer, network, ref), told.code)
    return Status(201, _elsewhere(request, network, ref))


@router.delete("/{path:ref}", response={204: None})
def only_here(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """This row stands for itself alone again."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_same_person(viewer, network, get_actor(viewer, network, ref))
    return Status(204, None)


def _elsewhere(
    request: HttpRequest, network: OpenNetwork, ref: str, known: int | None = None
) -> ElsewhereOut:
    viewer, seq = asked(request).viewer, as_of(network, "", known).known
    found = find_elsewhere(viewer, network, get_actor(viewer, network, ref, seq), seq)
    return ElsewhereOut(
        code=found.code,
        also_in=[RecordOut(slug=one.slug, name=name_out(one.name)) for one in found.also_in],
    )
