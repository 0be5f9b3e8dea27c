"""Two networks of a record, or one on two days, side by side."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import BaseModel

from saiyai.api.asked import Slug, asked, day_of, opened
from saiyai.api.schemas_profile import NumberOut
from saiyai.assessment.compared.networks import Apart
from saiyai.assessment.profile import number_to_plain
from saiyai.queries.compared import Side, get_compared

router = Router(tags=["analyses"])


class DifferenceOut(BaseModel):
    """One indicator on both sides; `low` and `high` enclose the first less the second."""

    indicator: str
    first: NumberOut
    second: NumberOut
    apart: Apart
    low: float | None
    high: float | None


class ComparedOut(BaseModel):
    """What can be told apart; of too large, too small or hidden networks nothing."""

    sizes: list[int]
    shared: int
    compared: int
    told_apart: int
    by_chance: int
    hidden: bool
    too_large: bool
    too_small: bool
    differences: list[DifferenceOut]


class ComparedQuery(Schema):
    """Both sides, each a network by its id, or empty for the whole record, and a day."""

    one: str = ""
    one_day: str = ""
    other: str = ""
    other_day: str = ""
    known: int | None = None


@router.get("", response=ComparedOut)
def compared(request: HttpRequest, slug: Slug, asked_for: Query[ComparedQuery]) -> ComparedOut:
    """Indicators of two networks, each on a day.

    Neither is better. Structure of very unequal networks is not compared, nor what was recorded
    otherwise on one side.
    """
    network = opened(request, slug)
    one = Side(asked_for.one, day_of(network, asked_for.one_day))
    other = Side(asked_for.other, day_of(network, asked_for.other_day))
    read = get_compared(asked(request).viewer, network, one, other, asked_for.known)
    found = read.found
    return ComparedOut(
        sizes=list(read.sizes),
        shared=found.shared if found else 0,
        compared=found.compared if found else 0,
        told_apart=found.told_apart if found else 0,
        by_chance=found.by_chance if found else 0,
        hidden=read.hidden,
        too_large=read.too_large and not read.hidden,
        too_small=read.too_small and not read.hidden,
        differences=[
            DifferenceOut(
                indicator=one.indicator,
                first=NumberOut(**number_to_plain(one.first)),
                second=NumberOut(**number_to_plain(one.second)),
                apart=one.apart,
                low=one.low,
                high=one.high,
            )
            for one in (found.differences if found else ())
        ],
    )
