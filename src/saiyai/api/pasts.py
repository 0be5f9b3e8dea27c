"""The history of one thing: a route for each kind of thing, made in one way for all."""

from typing import Final

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, opened
from saiyai.api.networks import change_out
from saiyai.api.schemas import ChangeOut
from saiyai.domain.pasts import PastOf
from saiyai.domain.words import Language, in_words, tell
from saiyai.queries.past_deeds import Correction, PastDeed, PastFact
from saiyai.queries.past_values import Told, Value
from saiyai.queries.pasts import list_past_of
from saiyai.queries.things import Thing
from saiyai.services.reads import record_read

router = Router(tags=["pasts"])

NOUNS: Final = {
    "actors": PastOf.ACTOR,
    "ties": PastOf.TIE,
    "events": PastOf.EVENT,
    "places": PastOf.PLACE,
    "issues": PastOf.ISSUE,
    "goals": PastOf.GOAL,
    "agreements": PastOf.AGREEMENT,
    "charter": PastOf.CHARTER,
    "commitments": PastOf.COMMITMENT,
    "problems": PastOf.PROBLEM,
    "tie-kinds": PastOf.TIE_KIND,
}
"""Of what there is a history, as the routes call it."""


class PastValueOut(BaseModel):
    """What stood in a field, in the reader's language; `of` and `id` where that is a thing."""

    says: str
    of: str = ""
    id: str = ""


class PastToldOut(BaseModel):
    """What one field of a fact says."""

    field: str
    label: str
    value: PastValueOut


class PastCorrectionOut(BaseModel):
    """What stood in a field before and after; null: nothing."""

    field: str
    label: str
    before: PastValueOut | None
    after: PastValueOut | None


class PastFactOut(BaseModel):
    """A fact that a Change told, corrected or took back; `erased`: what stood is not there now."""

    table: str
    told: list[PastToldOut]
    corrected: list[PastCorrectionOut]
    erased: bool


class PastDeedOut(BaseModel):
    """What one Change did to a thing; `cut`: and more than is listed."""

    change: ChangeOut
    told: list[PastFactOut]
    corrected: list[PastFactOut]
    taken_back: list[PastFactOut]
    cut: bool


class PastOut(BaseModel):
    """One page of a history, newest first; `before` asks for the next, 0 on the last."""

    of: PastOf
    id: str
    says: str
    deeds: list[PastDeedOut]
    before: int


def _add_route(noun: str, of: PastOf) -> None:
    def past(
        request: HttpRequest,
        slug: Slug,
        ref: str,
        as_of_day: AsOfDay = "",
        known: KnownAt = None,
        before: int = 0,
    ) -> PastOut:
        """What was told, corrected and taken back of it, newest first."""
        return _past(request, slug, of, ref, (as_of_day, known, before))

    past.__name__ = f"past_of_{of}"
    router.get(f"/{noun}/{{path:ref}}", response=PastOut)(past)


for _noun, _of in NOUNS.items():
    _add_route(_noun, _of)


def _past(
    request: HttpRequest, slug: str, of: PastOf, ref: str, wanted: tuple[str, int | None, int]
) -> PastOut:
    day, known, before = wanted
    viewer, network = asked(request).viewer, opened(request, slug)
    when = as_of(network, day, known)
    found = list_past_of(viewer, network, of, ref, when, before=before)
    if found.actor is not None:
        record_read(viewer, network, found.actor)
    language = asked(request).language
    return PastOut(
        of=found.of,
        id=found.ref,
        says=found.thing.in_(language),
        deeds=[_deed(deed, language) for deed in found.deeds],
        before=found.before,
    )


def _deed(deed: PastDeed, language: Language) -> PastDeedOut:
    return PastDeedOut(
        change=change_out(deed.change),
        told=[_fact(one, language) for one in deed.told],
        corrected=[_fact(one, language) for one in deed.corrected],
        taken_back=[_fact(one, language) for one in deed.taken_back],
        cut=deed.is_cut,
    )


def _fact(fact: PastFact, language: Language) -> PastFactOut:
    return PastFactOut(
        table=fact.table,
        told=[_told(one, language) for one in fact.told],
        corrected=[_correction(one, language) for one in fact.corrected],
        erased=fact.is_erased,
    )


def _told(one: Told, language: Language) -> PastToldOut:
    return PastToldOut(
        field=one.name, label=tell(one.label, language), value=_value(one.value, language)
    )


def _correction(one: Correction, language: Language) -> PastCorrectionOut:
    return PastCorrectionOut(
        field=one.name,
        label=tell(one.label, language),
        before=None if one.before is None else _value(one.before, language),
        after=None if one.after is None else _value(one.after, language),
    )


def _value(value: Value, language: Language) -> PastValueOut:
    of, ref = value.address if isinstance(value, Thing) else ("", "")
    return PastValueOut(says=in_words(value, language), of=of, id=ref)
