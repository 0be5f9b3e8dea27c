"""What can be read of a network on a day: the whole reading, and the numbers behind its lines."""

from dataclasses import dataclass

from saiyai.assessment.look.exchanges import read_give_take, read_routes
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.inside_facts import facts_of
from saiyai.assessment.look.lines import (
    basis_of,
    read_connectedness,
    read_line_states,
    read_no_line,
    read_size,
)
from saiyai.assessment.reading import Lack, Reading
from saiyai.assessment.whole import WholeReading, whole_of

METHOD = "today"
VERSION = 6
"""Counts up whenever the same record would be read otherwise."""


@dataclass(frozen=True, slots=True)
class TodayReading:
    """What can be read of a network now."""

    basis: str
    """`answering` where enough lines have been tried, else `told`."""
    whole: WholeReading
    readings: tuple[Reading, ...]
    nearest: Lack | None
    """The number that lacks least before it can be read."""


def read_today(inside: Inside) -> TodayReading:
    """Everything that can be read of a network on its day, and the nearest thing that cannot.

    Actors are positions in the record. Cost: that of the whole reading, and O(lines + flows).
    """
    facts, bounds = facts_of(inside), inside.bounds
    basis = basis_of(facts, bounds)
    tried: list[Reading | Lack] = [
        read_size(facts),
        read_no_line(facts),
        read_connectedness(facts, basis, bounds),
        read_line_states(facts, basis, bounds),
        read_routes(facts, bounds),
        read_give_take(facts, bounds),
    ]
    lacks = [reading for reading in tried if isinstance(reading, Lack)]
    return TodayReading(
        basis=basis,
        whole=whole_of(inside),
        readings=tuple(reading for reading in tried if isinstance(reading, Reading)),
        nearest=min(lacks, key=lambda lack: lack.missing, default=None),
    )
