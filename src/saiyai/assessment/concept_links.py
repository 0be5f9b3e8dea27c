"""Which readings speak of which concepts of the theory, and back.

An indicator says on its card what it stands for, in ids of concepts and in codes of the theory,
which stand here with their concepts. Other readings are listed here, by the words of their lists
or by the fields of what is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final

from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.lenses.loading import lenses
from saiyai.domain.pulse import ITEMS
from saiyai.domain.verdicts import (
    Condition,
    Contrast,
    Diagnosis,
    Flag,
    Matter,
    Networkhood,
    Readiness,
)


class Sort(StrEnum):
    """What sort of reading it is."""

    INDICATOR = "indicator"
    VERDICT = "verdict"
    CONDITION = "condition"
    CONTRAST = "contrast"
    READINESS = "readiness"
    TYPE = "type"
    POWER = "power"
    DIAGNOSIS = "diagnosis"
    FLAG = "flag"
    FIRST = "first"
    """A number of the first reading of a day."""
    MATTER = "matter"
    """An item of the first reading of a day."""
    MEASURE = "measure"
    """A measure of the engine."""
    CLAIM = "claim"
    """A claim that a network can hold against its own record."""
    LENS = "lens"
    """A way to look at a network, with all that its statements speak of."""
    QUESTION = "question"
    """A question of the pulse survey."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reading that speaks of a concept."""

    sort: Sort
    id: str


CODES: Final[Mapping[str, tuple[str, ...]]] = {
    **{f"F{n}": (f"ELEM5-{n}",) for n in range(1, 6)},
    **{f"L{letter}": (f"LINK-{letter}",) for letter in "LINK"},
    **{f"K{n}": (f"KRIENG7-{n}",) for n in range(1, 8)},
    **{f"S{n}": (f"CBH4-{n}",) for n in range(1, 5)},
    **{f"EQ{n}": (f"EQN-{n}",) for n in range(1, 6)},
    "EQ6": ("EQN-6", "EQN-16"),
    "EQ7": ("EQN-11", "EQN-12", "EQN-13", "EQN-14"),
    **{f"B{n}": ("DEF-05", "FOUND-06") for n in range(1, 4)},
    "GN": ("DIFF-CLASS",),
    "LT": ("DEF-02", "HELP-01"),
    "DC": ("DYN-12",),
    "GR": ("DEF-09", "DYN-05"),
    "EX": ("DYN-16",),
}
"""The codes of constructs on the cards of indicators, with the concepts they stand for."""

_CONTRASTS: Final = {of: (f"DIFF-{n:02}",) for n, of in enumerate(Contrast, 1)}

READ: Final[Mapping[Sort, Mapping[str, tuple[str, ...]]]] = {
    Sort.VERDICT: {
        Networkhood.GATHERING: ("DIFF-CLASS", "DIFF-V1"),
        Networkhood.SET_UP: ("DIFF-CLASS", "DIFF-V2"),
        Networkhood.VERTICAL_RELIEF: ("DIFF-CLASS", "DIFF-V3"),
        Networkhood.PAPER_NETWORK: ("DIFF-CLASS", "DIFF-V4"),
        Networkhood.FALLOW_NETWORK: ("DIFF-CLASS", "DIFF-V5"),
        Networkhood.GROUP: ("DIFF-CLASS", "DEF-GRP", "ACTOR-03"),
        Networkhood.MIXED: ("DIFF-CLASS",),
        Networkhood.NETWORK: ("DIFF-CLASS",),
    },
    Sort.CONDITION: {
        Condition.PURPOSE: ("ELEM5-2",),
        Condition.ACTION: ("DEF-13", "CBH4-1"),
        Condition.CONSCIOUS: ("ELEM5-3", "VAL-08"),
        Condition.COOPERATION: ("MEAN-2", "HELP-04"),
        Condition.LINE: ("DEF-01", "DEF-02", "HELP-01"),
        Condition.MULTI: ("ELEM5-1",),
    },
    Sort.CONTRAST: _CONTRASTS | {Contrast.THOUGHT: ("DIFF-06", "VAL-14")},
    Sort.READINESS: {
        Readiness.DONE_TOGETHER: ("DEF-13",),
        Readiness.WOULD_ANSWER: ("DEF-01", "DEF-02", "HELP-03"),
        Readiness.GOES_ON: ("COM-03", "EQN-8"),
    },
    Sort.TYPE: {
        "observed": ("TYPE-01", "TYPE-A", "TYPE-A8", "TYPE-I", "TYPE-S"),
        "form_observed": ("DEF-00", "DEF-14", "MEAN-1b"),
        "born": ("PEOPLE-02", "PEOPLE-02a", "PEOPLE-02b", "PEOPLE-02c", "ACTOR-19"),
        "now": ("PEOPLE-02", "REL-POWER-07"),
        "stage": ("LEVEL-STAGE", "AUT-SYN1", "MEAN-1d"),
    },
    Sort.POWER: {
        "a_count": ("REL-POWER-05", "REL-POWER-05A"),
        "a_amount": ("REL-POWER-05", "REL-POWER-05A"),
        "b": ("REL-POWER-05", "REL-POWER-05B", "VAL-15"),
        "dependence": ("REL-POWER-06", "REL-POWER-06a", "REL-POWER-06b"),
        "manner": ("REL-POWER-03", "REL-POWER-03i", "REL-POWER-03ii"),
        "more_equal": ("REL-POWER-03",),
    },
    Sort.DIAGNOSIS: {
        Diagnosis.REGRESS: ("DYN-11", "ELEM5-4", "REL-LEARN-02"),
        Diagnosis.DECLINE: ("DYN-12", "ELEM5-5"),
        Diagnosis.COLLAPSE: ("DYN-13", "REL-POWER-04"),
        Diagnosis.TAKE_OVER: ("DYN-14", "REL-POWER-08"),
    },
    Sort.FLAG: {
        Flag.CONTACT_GAP: ("COM-03", "DYN-12"),
        Flag.UNANSWERED_RISE: ("COM-04", "DYN-12"),
        Flag.EXCHANGE_STOP: ("ELEM5-4",),
        Flag.PARTICIPATION_FALL: ("ELEM5-4",),
        Flag.LEARNING_STOP: ("REL-LEARN-02", "DYN-14"),
        Flag.SPEED_FALL: ("DYN-11",),
        Flag.CULTURE_FATIGUE: ("REL-CULT-09",),
    },
    Sort.FIRST: {
        "size": ("ELEM5-1",),
        "no_line": ("ELEM5-1",),
        "connectedness": ("DEF-01", "DEF-07", "MEAN-1a"),
        "line_states": ("DEF-01", "HELP-01"),
        "routes": ("COM-01", "ACTOR-17", "EQN-11"),
        "give_take": ("ACTOR-21", "HELP-05", "REL-POWER-06a"),
    },
    Sort.MATTER: {
        Matter.SOLE_LINK: ("DEF-04", "DEF-07", "COM-01"),
        Matter.HEAVY_LOAD: ("EQN-13", "ACTOR-14"),
        Matter.UNANSWERED: ("COM-04", "ELEM5-5"),
        Matter.CONTACT_LACKING: ("COM-03", "ELEM5-5"),
        Matter.LEFT_OUTSIDE: ("DYN-13", "REL-POWER-07"),
        Matter.PAPER_AGREEMENT: ("DEF-13",),
        Matter.FEW_CARRIERS: ("REL-LEARN-05", "ACTOR-25"),
        Matter.LATE_NEWS: ("DEF-08", "COM-07"),
        Matter.VERTICAL_HELP: ("MEAN-2", "HELP-04"),
        Matter.LEARNING_GAP: ("REL-LEARN-02", "DYN-14"),
        Matter.OPEN_TENSION: ("DYN-24",),
        Matter.FELT_APART: ("ELEM5-4", "KRIENG7-4"),
    },
    Sort.LENS: {lens.id: lens.looked_at for lens in lenses().values()},
    Sort.QUESTION: {item.id: item.concepts for item in ITEMS.values()},
    Sort.MEASURE: {
        "connectedness": ("DEF-04", "DEF-07", "MEAN-1a"),
        "components": ("DEF-04", "DEF-07", "MEAN-1a"),
        "bridges": ("DEF-04", "DEF-07"),
        "articulation_points": ("DEF-04", "DEF-07"),
        "transitivity": ("DEF-07", "DIFF-02"),
        "modularity": ("DEF-07", "DIFF-02"),
        "degree_centralization": ("DEF-14", "EQN-11", "ACTOR-17"),
        "betweenness_centralization": ("DEF-14", "EQN-11", "ACTOR-17"),
        "direct_reciprocity": ("ACTOR-21", "HELP-05", "REL-POWER-06a"),
        "circulation": ("ACTOR-21", "HELP-05", "REL-POWER-06a"),
        "mutual_dependence": ("KRIENG7-6", "HELP-05"),
        "kaplan_meier_reply": ("COM-04", "HELP-02"),
        "overdue_ties": ("COM-03", "DYN-12"),
        "burstiness": ("USE-3", "COM-03", "DYN-22"),
    },
    Sort.CLAIM: {claim: (claim,) for claim in CLAIMS},
}
"""Readings that have no cards, each with the concepts it speaks of."""


def readings_of(concept: str) -> Sequence[Spoken]:
    """The readings that speak of a concept, indicators first; none for another word."""
    return _spoken().get(concept, ())


def concepts_of_indicator(indicator: str) -> tuple[str, ...]:
    """The concepts that an indicator speaks of, in the order of its card; none for another."""
    if indicator not in INDICATORS:
        return ()
    each = (CODES.get(one, (one,)) for one in INDICATORS[indicator].constructs)
    return tuple(dict.fromkeys(chain.from_iterable(each)))


@cache
def _spoken() -> Mapping[str, Sequence[Spoken]]:
    found: dict[str, list[Spoken]] = {}

    def tell(sort: Sort, reading: str, concepts: Iterable[str]) -> None:
        for concept in concepts:
            found.setdefault(concept, []).append(Spoken(sort, str(reading)))

    for indicator in INDICATORS:
        tell(Sort.INDICATOR, indicator, concepts_of_indicator(indicator))
    for sort, readings in READ.items():
        for reading, concepts in readings.items():
            tell(sort, reading, concepts)
    return MappingProxyType(found)
