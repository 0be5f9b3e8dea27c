"""The first reading of a network: good news, at most five matters, and the numbers behind."""

from saiyai.assessment.calls import read_good_news, read_unanswered
from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.exchanges import read_give_take, read_routes
from saiyai.assessment.facts import Facts
from saiyai.assessment.lines import (
    basis_of,
    read_connectedness,
    read_line_states,
    read_no_line,
    read_size,
)
from saiyai.assessment.reading import Evidence, Lack, Reading, TodayReading
from saiyai.assessment.sole_links import read_sole_links

METHOD = "today"
VERSION = 2
"""Counts up whenever the same record would be read otherwise."""


def read_today(facts: Facts, conventions: Conventions = HOUSE) -> TodayReading:
    """Everything that can be read of a network on a day, and the nearest thing that cannot.

    Cost: O(actors + lines + hits), times the number of sole links shown.
    """
    basis = basis_of(facts, conventions)
    tried: list[Reading | Lack] = [
        read_size(facts),
        read_no_line(facts),
        read_connectedness(facts, basis, conventions),
        read_line_states(facts, basis, conventions),
        read_routes(facts, conventions),
        read_give_take(facts, conventions),
    ]
    lacks = [reading for reading in tried if isinstance(reading, Lack)]
    enough = not any(lack.id == "connectedness" for lack in lacks)
    items = read_sole_links(facts, basis, conventions) if enough else []
    items += read_unanswered(facts, conventions)
    good = read_good_news(facts, conventions)
    return TodayReading(
        basis=basis,
        good_news=good[0] if good else None,
        good_evidence=good[1] if good else Evidence(),
        items=tuple(items[: conventions.most_items]),
        more_items=max(0, len(items) - conventions.most_items),
        readings=tuple(reading for reading in tried if isinstance(reading, Reading)),
        nearest=min(lacks, key=lambda lack: lack.missing, default=None),
    )
