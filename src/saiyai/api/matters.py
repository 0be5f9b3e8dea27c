"""What is worth attention, and what people do about it."""

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, opened, someone_out, span_of
from saiyai.api.said import said_facts, said_from
from saiyai.api.schemas_today import (
    ClearedOut,
    MatterOut,
    MattersOut,
    MatterStepsOut,
    TryOut,
    WarningNowOut,
    WarningStepIn,
    WarningStepOut,
)
from saiyai.domain.periods import AsOf
from saiyai.domain.warnings import WarningStepDraft
from saiyai.domain.words import Language, tell
from saiyai.queries.matters import MatterSteps
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.today import MatterTold, list_matters
from saiyai.services.readings import ask_reading
from saiyai.services.warnings import take_warning_step

router = Router(tags=["analyses"])


@router.get("/", response=MattersOut)
def matters(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> MattersOut:
    """Every matter of a day: those shown, those put off or set aside, those read no more."""
    network = opened(request, slug)
    return _matters(request, network, as_of(network, as_of_day, known))


@router.post("/{matter}/steps", response={201: MattersOut})
def tell_matter_step(
    request: HttpRequest, slug: Slug, matter: str, told: WarningStepIn
) -> Status[MattersOut]:
    """Tell what is done about a matter, by its key."""
    network, viewer = opened(request, slug), asked(request).viewer
    until = span_of(network, told.until)
    draft = WarningStepDraft(
        told.step, said_from(network, told), until.latest if until else None, told.to, told.reason
    )
    take_warning_step(viewer, network, matter, draft)
    return Status(201, _matters(request, network, as_of(network, "", None)))


def _matters(request: HttpRequest, network: OpenNetwork, when: AsOf) -> MattersOut:
    viewer, language = asked(request).viewer, asked(request).language
    found = list_matters(viewer, network, when)
    if found is None:
        ask_reading(viewer, network, when)
        return MattersOut(ready=False)
    return MattersOut(
        ready=True,
        shown=[matter_out(one, language) for one in found.shown],
        aside=[matter_out(one, language) for one in found.aside],
        cleared=[ClearedOut(of=of, steps=_steps(steps)) for of, steps in found.cleared],
    )


def matter_out(one: MatterTold, language: Language) -> MatterOut:
    """A matter in the words of a reader."""
    return MatterOut(
        key=one.key,
        of=one.of,
        seen=tell(one.seen, language),
        unknown=tell(one.unknown, language),
        loss=tell(one.loss, language) if one.loss else None,
        tries=[TryOut(kind=each.kind, says=tell(each.says, language)) for each in one.tries],
        after=tell(one.after, language) if one.after else None,
        to_self=tell(one.to_self, language) if one.to_self else None,
        sure=one.sure,
        since=one.since,
        steps=_steps(one.steps),
    )


def _steps(found: MatterSteps) -> MatterStepsOut:
    now = found.now
    return MatterStepsOut(
        now=WarningNowOut(
            state=now.state, since=now.since, until=now.until, due=now.due, reason=now.reason
        ),
        to=someone_out(found.to) if found.to else None,
        steps=[
            WarningStepOut(
                step=one.step,
                until=one.until,
                to=someone_out(one.to) if one.to else None,
                reason=one.reason,
                **said_facts(one.said),
            )
            for one in found.steps
        ],
    )
