"""The charter: its versions, the one that holds first, and what members say to them."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.agreements import answers_out
from saiyai.api.asked import Slug, as_of, asked, event_out, opened
from saiyai.api.said import DayQuery, said_facts, said_from
from saiyai.api.schemas_agreements import AnswerIn, CharterIn, CharterOut
from saiyai.domain.agreements import AnswerDraft, CharterDraft
from saiyai.domain.periods import AsOf
from saiyai.queries.charter import list_charter
from saiyai.queries.networks import OpenNetwork
from saiyai.services.charter import record_charter, say_charter_answer

router = Router(tags=["charter"])

_SAME = (*("number", "links", "aim", "form", "origin", "controller", "terms_th", "terms_en"),)


@router.get("/", response=list[CharterOut])
def charter(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[CharterOut]:
    """Versions of the charter on a day, the one that holds first."""
    network = opened(request, slug)
    return _versions(request, network, as_of(network, wanted.as_of, wanted.known))


@router.post("/", response={201: list[CharterOut]})
def tell_charter(request: HttpRequest, slug: Slug, told: CharterIn) -> Status[list[CharterOut]]:
    """Tell a version of the charter."""
    network = opened(request, slug)
    given = told.dict(exclude={"when", "said_by", "words"})
    draft = CharterDraft(**given, said=said_from(network, told))
    record_charter(asked(request).viewer, network, draft)
    return Status(201, _versions(request, network, as_of(network, "")))


@router.post("/answers", response={201: list[CharterOut]})
def tell_charter_answer(
    request: HttpRequest, slug: Slug, told: AnswerIn
) -> Status[list[CharterOut]]:
    """A member accepts or declines a version, or takes its word back."""
    network = opened(request, slug)
    draft = AnswerDraft(told.answer, told.actor, told.number, said_from(network, told))
    say_charter_answer(asked(request).viewer, network, draft)
    return Status(201, _versions(request, network, as_of(network, "")))


def _versions(request: HttpRequest, network: OpenNetwork, when: AsOf) -> list[CharterOut]:
    return [
        CharterOut(
            contact=one.contact,
            decision=event_out(request, one.decision) if one.decision else None,
            answers=answers_out(one.answers),
            **{name: getattr(one, name) for name in _SAME},
            **said_facts(one.said),
        )
        for one in list_charter(asked(request).viewer, network, when)
    ]
