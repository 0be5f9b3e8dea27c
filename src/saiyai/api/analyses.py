"""Analyses: the first reading of a day, and measures of the network."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from ninja import Router

from saiyai.api.asked import (
    AsOfDay,
    KnownAt,
    Slug,
    as_of,
    asked,
    opened,
)
from saiyai.api.evidence import evidence_out
from saiyai.api.matters import matter_out
from saiyai.api.schemas_profile import NumberOut, ProfileOut, SpokenHereOut
from saiyai.api.schemas_today import (
    EvidenceOut,
    FactOut,
    GoodOut,
    HeadingOut,
    PlaceOut,
    ReadingOut,
    TodayOut,
    WholeOut,
)
from saiyai.assessment.concept_links import concepts_of_indicator
from saiyai.assessment.plain import in_words
from saiyai.assessment.profile import METHOD as PROFILE
from saiyai.assessment.reading import Reading
from saiyai.domain.reasons import with_reasons
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, tell
from saiyai.queries.library import list_spoken
from saiyai.queries.measures import get_measures
from saiyai.queries.naming import words_with
from saiyai.queries.profiles import get_profile
from saiyai.queries.today import FactTold, Heading, get_rows_behind, get_today, get_whole
from saiyai.services.readings import ask_reading

router = Router(tags=["analyses"])


@router.get("/today", response=TodayOut)
def today(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> TodayOut:
    """What can be read of the network on a day, as pages show it."""
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, as_of_day, known)
    read = get_today(viewer, network, when)
    if read.reading is None or read.earlier or read.before:
        ask_reading(viewer, network, when)
    if read.reading is None:
        return TodayOut(day=read.day, seq=read.seq, newer=read.newer, ready=False)
    language, found = asked(request).language, read.reading
    return TodayOut(
        day=read.day,
        seq=read.seq,
        newer=read.newer,
        earlier=read.earlier,
        ready=True,
        basis=found.basis,
        heading=_heading(found.heading, language) if found.heading else None,
        good=[
            GoodOut(of=one.of, says=tell(one.says, language), sure=one.sure, evidence=one.evidence)
            for one in found.good
        ],
        places=[
            PlaceOut(matters=[matter_out(one, language) for one in place.matters])
            for place in found.places
        ],
        more=found.more,
        aside=found.aside,
        readings=[_reading(one, language) for one in found.readings],
        nearest=tell(found.nearest.says, language) if found.nearest else None,
    )


def _heading(told: Heading, language: Language) -> HeadingOut:
    def facts(told: Sequence[FactTold]) -> list[FactOut]:
        return [FactOut(says=tell(one.says, language), evidence=one.evidence) for one in told]

    return HeadingOut(
        verdict=told.verdict,
        sure=told.sure,
        title=tell(told.title, language),
        says=tell(told.says, language),
        towards=facts(told.towards),
        against=facts(told.against),
        would_change=[tell(one, language) for one in told.would_change],
    )


@router.get("/reading", response=WholeOut)
def whole(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> WholeOut:
    """All that was read of a day: networkhood, power, what has befallen it, type, every matter."""
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, as_of_day, known)
    read, named = get_whole(viewer, network, when)
    found = WholeOut(
        day=read.day,
        seq=read.seq,
        newer=read.newer,
        earlier=read.earlier,
        ready=read.reading is not None,
    )
    if viewer.eye is Eye.OUTSIDE:
        found.hidden = True
        return found
    if read.reading is None or read.earlier or read.before:
        ask_reading(viewer, network, when)
    if read.reading is not None:
        found.reading = in_words(read.reading.whole, words_with(named, asked(request).language))
    return found


def _reading(one: Reading, language: Language) -> ReadingOut:
    return ReadingOut(
        id=one.id,
        says=tell(one.says, language),
        value=one.value,
        unit=one.unit,
        low=one.low,
        high=one.high,
        sure=one.sure,
        because=tell(one.because, language),
        parts=dict(one.parts),
        next=tell(one.next, language) if one.next else None,
        evidence=one.id if one.evidence.rows else None,
    )


@router.get("/evidence/{wanted}", response=EvidenceOut)
def evidence(
    request: HttpRequest,
    slug: Slug,
    wanted: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> EvidenceOut:
    """The rows behind one reading or indicator, as far as the reader may see them."""
    network, viewer = opened(request, slug), asked(request).viewer
    rows = get_rows_behind(viewer, network, as_of(network, as_of_day, known), wanted)
    return evidence_out(request, rows)


@router.get("/profile", response=ProfileOut)
def profile(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> ProfileOut:
    """The indicators of a day and their nine dimensions, each with its interval, or why none.

    Made by a job; members read what keepers read. Nothing of it leaves without a decision of the
    network: outsiders get none.
    """
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, as_of_day, known)
    read = get_profile(viewer, network, when)
    if read.value is None:
        if not read.hidden:
            ask_reading(viewer, network, when, PROFILE)
        return ProfileOut(
            day=read.day, seq=read.seq, newer=read.newer, ready=False, hidden=read.hidden
        )
    made = ProfileOut(day=read.day, seq=read.seq, newer=read.newer, ready=True, **read.value)
    for name, indicator in made.indicators.items():
        indicator.concepts = list(concepts_of_indicator(name))
    return made


@router.get("/concepts/{concept_id}", response=list[SpokenHereOut])
def spoken(
    request: HttpRequest,
    slug: Slug,
    concept_id: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> list[SpokenHereOut]:
    """The readings of the network that speak of a concept; outsiders are told of none."""
    network, language = opened(request, slug), asked(request).language
    when = as_of(network, as_of_day, known)
    return [
        SpokenHereOut(
            sort=one.sort,
            id=one.id,
            called=tell(one.called, language) if one.called else None,
            number=NumberOut.model_validate(one.number) if one.number else None,
        )
        for one in list_spoken(asked(request).viewer, network, concept_id, when)
    ]


@router.get("/measures", response=dict[str, Any])
def measures(
    request: HttpRequest,
    slug: Slug,
    ids: str = "",
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> dict[str, Any]:
    """Measures over the lines that answer, by ids with commas between; all without any.

    Of a single actor a number is given only to that actor, to keepers, and for groups and offices
    to members; of how many others it is kept back, `hidden` says.
    """
    network = opened(request, slug)
    wanted = [one for one in ids.split(",") if one]
    when = as_of(network, as_of_day, known)
    found = get_measures(asked(request).viewer, network, when, wanted)
    return {name: with_reasons(one, asked(request).language) for name, one in found.items()}
