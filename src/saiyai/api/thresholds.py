"""By what a network is read: the house's thresholds, and those it set for itself, with why."""

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, opened
from saiyai.api.said import said_facts, said_from
from saiyai.api.schemas_thresholds import OwnThresholdOut, ThresholdIn, ThresholdOut, ThresholdsOut
from saiyai.domain.thresholds import ThresholdDraft
from saiyai.domain.words import Language, say
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.thresholds import OwnThreshold, ThresholdRow, list_thresholds
from saiyai.services.thresholds import record_threshold, withdraw_threshold

router = Router(tags=["analyses"])


@router.get("/", response=ThresholdsOut)
def thresholds(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> ThresholdsOut:
    """Every threshold that can be set, and what the network set; the same on every day."""
    return _thresholds(request, opened(request, slug), as_of_day, known)


@router.post("/", response={201: ThresholdsOut})
def tell_threshold(request: HttpRequest, slug: Slug, told: ThresholdIn) -> Status[ThresholdsOut]:
    """Set a threshold of the network, with the reason."""
    network = opened(request, slug)
    draft = ThresholdDraft(told.name, told.value, told.reason, said_from(network, told))
    record_threshold(asked(request).viewer, network, draft)
    return Status(201, _thresholds(request, network))


@router.delete("/{name}", response={204: None})
def drop_threshold(request: HttpRequest, slug: Slug, name: str) -> Status[None]:
    """Go back to a threshold of the house."""
    withdraw_threshold(asked(request).viewer, opened(request, slug), name)
    return Status(204, None)


def _thresholds(
    request: HttpRequest, network: OpenNetwork, day: str = "", known: int | None = None
) -> ThresholdsOut:
    read = list_thresholds(asked(request).viewer, network, as_of(network, day, known))
    language = asked(request).language
    return ThresholdsOut(
        hidden=read.hidden, thresholds=[_threshold(one, language) for one in read.rows]
    )


def _threshold(row: ThresholdRow, language: Language) -> ThresholdOut:
    card = row.card
    return ThresholdOut(
        name=card.name,
        means=say(f"threshold.{card.name}", language),
        unit=card.unit,
        house=row.house,
        least=row.least,
        most=row.most,
        floor=card.floor,
        own=_own(row.own) if row.own else None,
    )


def _own(own: OwnThreshold) -> OwnThresholdOut:
    return OwnThresholdOut(
        value=own.value, reason=own.reason, is_read=own.is_read, **said_facts(own.said)
    )
