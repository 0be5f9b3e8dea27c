"""Claims about the network as a whole, quarter by quarter: what there was, and what came next."""

from typing import Final

import numpy as np

from saiyai.assessment.claims.card import Claim, Expects, Unit, Watched, Way
from saiyai.assessment.claims.look import QUARTER, Look
from saiyai.assessment.diagnoses.learning_gaps import learning_events
from saiyai.assessment.diagnoses.pace import steps_forward
from saiyai.assessment.look.record import Ints
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep

_LEAST: Final = 8
"""Two years of quarters: fewer show no more than their order."""
_CHANGES: Final = ("lifecycle", "structure_change", "expansion", "outcome")


def progress_after_learning(look: Look) -> Watched:
    """How often members learned together in each quarter, and the steps forward in the next."""
    learned = learning_events(look.view)
    days = look.view.record.events["latest"][learned]
    return _next_quarter(look, days, steps_forward(look.view), look.view.ids(learned))


def change_after_exchange(look: Look) -> Watched:
    """How often members gave to each other in each quarter, and what changed in the next."""
    events = look.view.record.events
    given = look.view.happened & look.view.is_kind("exchange")
    changed = look.view.happened & look.view.is_kind(*_CHANGES)
    rows = look.view.ids(given | changed)
    return _next_quarter(look, events["latest"][given], events["latest"][changed], rows)


def _next_quarter(look: Look, causes: Ints, results: Ints, rows: Ints) -> Watched:
    quarters = look.quarters
    exposure = np.array([_count(causes, *span) for span in quarters[:-1]], np.int64)
    outcome = np.array([_count(results, *span) for span in quarters[1:]], np.int64)
    days = np.array([first for first, _ in quarters[1:]], np.int64)
    return Watched(exposure, outcome, np.arange(len(days)), days, {"events": rows})


def _count(days: Ints, first: int, last: int) -> int:
    return int(((days >= first) & (days <= last)).sum())


def deciding_together_over_time(look: Look) -> Watched:
    """Of the decisions of each quarter the share that was not by command, from first to last.

    Quarters without a decision of which it was told how it was made are left out.
    """
    told = look.told("decision")
    told = told.only(
        told.has("step", DecisionStep.ADOPTED) & ~told.has("method", DecisionMethod.UNTOLD)
    )
    told = told.only(look.within(told["latest"]))
    quarter = (told["latest"] - look.first) // QUARTER
    together = ~told.has("method", DecisionMethod.COMMAND)
    at, inverse = np.unique(quarter, return_inverse=True)
    share = np.bincount(inverse, together) / np.maximum(np.bincount(inverse), 1)
    days = look.first + QUARTER * at
    return Watched(at, share, at, days, {"events": told.ids})


CLAIMS: Final = (
    Claim(
        "CLAIM-01", Unit.QUARTER, Way.RANKS, Expects.MORE, progress_after_learning, QUARTER,
        needs=("learning", "outcome"), least=_LEAST,
    ),
    Claim(
        "CLAIM-18", Unit.QUARTER, Way.RANKS, Expects.MORE, change_after_exchange, QUARTER,
        needs=("exchange", "outcome"), least=_LEAST,
    ),
    Claim(
        "CLAIM-44", Unit.QUARTER, Way.RANKS, Expects.MORE, deciding_together_over_time, 0,
        least=_LEAST,
    ),
)  # fmt: skip
