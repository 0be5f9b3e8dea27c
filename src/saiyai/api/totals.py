"""The total of a network: off by default, switched on with a reason, never compared as a rank."""

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, opened
from saiyai.api.said import said_facts, said_from
from saiyai.api.schemas_totals import SwitchOut, ThanOut, TotalIn, TotalNumberOut, TotalOut
from saiyai.assessment.total import METHOD
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.switches import Switch, SwitchDraft
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.switches import SwitchRow
from saiyai.queries.totals import get_total
from saiyai.services.readings import ask_reading, ask_totals
from saiyai.services.switches import record_switch, withdraw_switch

router = Router(tags=["analyses"])


@router.get("/", response=TotalOut)
def total(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> TotalOut:
    """What all choices that could be defended leave of one number, where it is switched on.

    Made by a job; members read what keepers read, outsiders none.
    """
    return _total(request, opened(request, slug), as_of_day, known)


@router.post("/", response={201: TotalOut})
def switch_total_on(request: HttpRequest, slug: Slug, told: TotalIn) -> Status[TotalOut]:
    """Switch the total on, with the reason; where it is on already, for another reason."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = SwitchDraft(Switch.TOTAL, told.reason, said_from(network, told))
    record_switch(viewer, network, draft)
    ask_totals(viewer, network)
    return Status(201, _total(request, network))


@router.delete("/", response={204: None})
def switch_total_off(request: HttpRequest, slug: Slug) -> Status[None]:
    """Switch the total off again."""
    withdraw_switch(asked(request).viewer, opened(request, slug), Switch.TOTAL)
    return Status(204, None)


def _total(
    request: HttpRequest, network: OpenNetwork, day: str = "", known: int | None = None
) -> TotalOut:
    viewer, when = asked(request).viewer, as_of(network, day, known)
    read = get_total(viewer, network, when)
    if read.failed:
        raise ReadingFailed
    if read.waits:
        ask_reading(viewer, network, when, METHOD)
    return TotalOut(
        day=read.day,
        seq=read.seq,
        newer=read.newer,
        ready=read.value is not None,
        hidden=read.hidden,
        on=_switch(read.on) if read.on else None,
        total=TotalNumberOut(**read.value) if read.value else None,
        than=ThanOut(day=read.than.day, likely=read.than.likely) if read.than else None,
    )


def _switch(on: SwitchRow) -> SwitchOut:
    return SwitchOut(reason=on.reason, **said_facts(on.said))
