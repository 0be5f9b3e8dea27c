"""Everything that is read of a scope on a day, from one look at the record."""

from dataclasses import dataclass
from typing import Final

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.diagnoses.reading import Befallen, diagnoses_of
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Record, Scope
from saiyai.assessment.nature.networkhood import NetworkhoodReading, networkhood_of
from saiyai.assessment.nature.types import TypeReading, type_of
from saiyai.assessment.power.reading import PowerReading, power_of
from saiyai.assessment.warnings.reading import WarningsReading, warnings_of

METHOD: Final = "whole"
VERSION: Final = 3
"""Counts up whenever the same record would be read otherwise."""


@dataclass(frozen=True, slots=True)
class WholeReading:
    """What can be read now of a scope: heading `verdict.heading`, never a judgement."""

    networkhood: NetworkhoodReading
    power: PowerReading
    befallen: Befallen
    type: TypeReading
    warnings: WarningsReading


def read_whole(record: Record, scope: Scope, conventions: Conventions = HOUSE) -> WholeReading:
    """All readings of a scope on the record's day.

    Cost: that of each; sorting who took part is done once for all of them.
    """
    return whole_of(Inside(record, scope, conventions))


def whole_of(inside: Inside) -> WholeReading:
    """The same, of what is already looked at."""
    befallen = diagnoses_of(inside)
    return WholeReading(
        networkhood_of(inside),
        power_of(inside),
        befallen,
        type_of(inside),
        warnings_of(inside, befallen.flags),
    )
