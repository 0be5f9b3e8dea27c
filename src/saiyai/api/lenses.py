"""Lenses: what each says of a network, and those that a network keeps of its own."""

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, opened
from saiyai.api.said import said_facts, said_from
from saiyai.api.schemas_lenses import (
    BasesOut,
    LensesOut,
    LensIn,
    LensOut,
    LensTextOut,
    OwnLensOut,
)
from saiyai.assessment.lenses.plain import lens_to_plain
from saiyai.assessment.profile import METHOD as PROFILE
from saiyai.domain.lenses import LensDraft
from saiyai.domain.words import Language, tell
from saiyai.queries.lenses import get_lenses
from saiyai.queries.own_lenses import OwnLens, get_lens_text, list_own_lenses
from saiyai.services.lenses import record_lens, withdraw_lens
from saiyai.services.readings import ask_reading

router = Router(tags=["analyses"])


@router.get("", response=LensesOut)
def lenses(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> LensesOut:
    """What each lens says of the network on a day; lenses may disagree, and there is no total.

    Read from the profile: while a job makes that, `ready` is false. Outsiders get none.
    """
    return _lenses(request, slug, "", as_of_day, known)


@router.post("", response={201: OwnLensOut})
def tell_lens(request: HttpRequest, slug: Slug, told: LensIn) -> Status[OwnLensOut]:
    """Keep a lens of the network, with the reason; of an id that stands, as its next version."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = LensDraft(told.text, told.reason, said_from(network, told))
    made = record_lens(viewer, network, draft)
    own = list_own_lenses(viewer, network, as_of(network, ""))[made.name]
    return Status(201, _own(own, asked(request).language))


@router.get("/{lens}", response=LensesOut)
def one_lens(
    request: HttpRequest,
    slug: Slug,
    lens: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> LensesOut:
    """What one lens says of the network on a day."""
    return _lenses(request, slug, lens, as_of_day, known)


@router.delete("/{lens}", response={204: None})
def drop_lens(request: HttpRequest, slug: Slug, lens: str) -> Status[None]:
    """Keep a lens of the network no longer."""
    withdraw_lens(asked(request).viewer, opened(request, slug), lens)
    return Status(204, None)


@router.get("/{lens}/text", response=LensTextOut)
def lens_text(
    request: HttpRequest,
    slug: Slug,
    lens: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> LensTextOut:
    """One lens as a file to change: with an id of its own it can be kept as a lens of the network.

    The lenses of the house are everybody's; those of the network are for those inside.
    """
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    return LensTextOut(text=get_lens_text(asked(request).viewer, network, when, lens))


def _lenses(
    request: HttpRequest, slug: str, lens: str, as_of_day: str, known: int | None
) -> LensesOut:
    network, viewer = opened(request, slug), asked(request).viewer
    when, language = as_of(network, as_of_day, known), asked(request).language
    read = get_lenses(viewer, network, when, lens=lens)
    found = LensesOut(
        day=read.day,
        seq=read.seq,
        newer=read.newer,
        ready=read.lenses is not None,
        hidden=read.hidden,
        own=_every_own(read.own.values(), language),
    )
    if read.lenses is None:
        if not read.hidden:
            ask_reading(viewer, network, when, PROFILE)
        return found
    told = [lens_to_plain(one, read.tests, language) for one in read.lenses.values()]
    found.lenses = [LensOut.model_validate(one) for one in told]
    found.bases = [BasesOut.model_validate(one) for one in read.bases]
    return found


def _every_own(every: Iterable[OwnLens], language: Language) -> list[OwnLensOut]:
    return [_own(one, language) for one in every]


def _own(one: OwnLens, language: Language) -> OwnLensOut:
    return OwnLensOut(
        id=one.name,
        title=one.title_in(language),
        version=one.number,
        reason=one.reason,
        problem=tell(one.problem, language) if one.problem else None,
        **said_facts(one.said),
    )
