"""Thresholds of the readings that a network may set for itself, and those that stay the house's.

A threshold is how a record is read, not something that happened: one that was set holds for every
day that is read from then on, so that no line over time bends because the ruler was changed.
What the numbers are by themselves says `saiyai.assessment.conventions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saiyai.domain.said import UNSAID, Said


class ThresholdUnit(StrEnum):
    """What a threshold counts; shares and times are kept in thousandths, the others whole."""

    DAYS = "days"
    COUNT = "count"
    SHARE = "share"
    TIMES = "times"


class Floor(StrEnum):
    """Why a threshold may be made stricter and never laxer: raised above the house's alone."""

    FEW = "few"
    """What is read of few cases is read of single persons."""
    BETWEEN_TWO = "between_two"
    """What is between two stays between two."""
    CARRIER = "carrier"
    """Who carries much, or has few ways left, is not pointed at sooner."""
    UNTOLD = "untold"
    """What was not told is not taken for what did not happen."""


class Fixed(StrEnum):
    """Why a convention is not a network's to set."""

    METHOD = "method"
    """It is no threshold: a number of the method, or of what a machine can do."""
    VERDICT = "verdict"
    """What a network is means the same in every record: no prize to be had by a lower bar."""
    SURE = "sure"
    """How sure something is means the same everywhere."""
    POWER = "power"
    """Power is read between members and those who keep the record; it is not theirs to hide."""
    PAGE = "page"
    """What a page promises: a few things at a time."""


class ThresholdPart(StrEnum):
    """Where in a list of thresholds one stands."""

    WINDOWS = "windows"
    TOLD_FROM = "told_from"
    ATTENTION = "attention"
    BEFALLEN = "befallen"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold that a network may set: `floor` where it may only be raised.

    `least` is the lowest value as it is kept, where it has no floor.
    """

    name: str
    part: ThresholdPart
    unit: ThresholdUnit
    floor: Floor | None = None
    least: int = 1

    @property
    def most(self) -> int:
        """The highest value, as it is kept."""
        return MOST[self.unit]

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number of days or things."""
        return self.unit in {ThresholdUnit.DAYS, ThresholdUnit.COUNT}

    def kept(self, value: float) -> int:
        """A value as it is kept: the nearest thousandth of what is not whole."""
        return int(value) if self.is_whole else round(value * THOUSANDTHS)

    def told(self, kept: int) -> float:
        """A value that is kept, as readings use it."""
        return kept if self.is_whole else kept / THOUSANDTHS


@dataclass(frozen=True, slots=True)
class ThresholdDraft:
    """A threshold to be set: `value` as readings use it, a share from 0 to 1."""

    name: str
    value: float
    reason: str
    said: Said = UNSAID


THOUSANDTHS: Final = 1000

MOST: Final[Mapping[ThresholdUnit, int]] = {
    ThresholdUnit.DAYS: 3650,
    ThresholdUnit.COUNT: 1000,
    ThresholdUnit.SHARE: THOUSANDTHS,
    ThresholdUnit.TIMES: 20 * THOUSANDTHS,
}
"""Ten years; a thousand; all of it; twenty times. Beyond, nothing would be read any more."""


def _set(
    part: ThresholdPart,
    unit: ThresholdUnit,
    names: str,
    floor: Floor | None = None,
    least: int = 1,
) -> dict[str, Threshold]:
    return {name: Threshold(name, part, unit, floor, least) for name in names.split()}


_W, _T = ThresholdPart.WINDOWS, ThresholdPart.TOLD_FROM
_A, _B = ThresholdPart.ATTENTION, ThresholdPart.BEFALLEN
_DAYS, _COUNT = ThresholdUnit.DAYS, ThresholdUnit.COUNT
_SHARE, _TIMES = ThresholdUnit.SHARE, ThresholdUnit.TIMES

THRESHOLDS: Final[Mapping[str, Threshold]] = {
    **_set(_W, _DAYS, "window_days year_days month_days call_days gift_days check_days news_days"),
    **_set(_W, _DAYS, "good_days reply_days adoption_days need_days rest_days long_rest_days"),
    **_set(_W, _DAYS, "record_days review_days"),
    **_set(_T, _SHARE, "tried_share asked_share named_share nearly_all known_share"),
    **_set(_T, _SHARE, "recorded_share", Floor.UNTOLD),
    **_set(_T, _COUNT, "least_aware"),
    **_set(_T, _COUNT, "least_structural least_lines least_calls least_gifts", Floor.FEW),
    **_set(_T, _COUNT, "least_requests least_needs least_due least_duty_acts", Floor.FEW),
    **_set(_T, _COUNT, "least_practices least_overdue least_woken least_based", Floor.FEW),
    **_set(_T, _COUNT, "least_reviews least_goals least_activities least_phased", Floor.FEW),
    **_set(_A, _COUNT, "least_cut_off", least=2),
    **_set(_A, _SHARE, "heavy_share", Floor.CARRIER),
    **_set(_A, _COUNT, "heavy_lost", Floor.CARRIER),
    **_set(_A, _COUNT, "calls_in_vain same_end", Floor.BETWEEN_TWO),
    **_set(_A, _COUNT, "few_carriers answered_lines young_learners confirmers"),
    **_set(_A, _DAYS, "one_occasion paper_days open_days late_days"),
    **_set(_A, _COUNT, "late_times", Floor.FEW),
    **_set(_A, _SHARE, "late_share vertical_help"),
    **_set(_A, _COUNT, "least_help", Floor.FEW),
    **_set(_B, _DAYS, "decline_days rise_days gap_days history_days"),
    **_set(_B, _SHARE, "decline_share lacking_share fall_share slow_share base_share"),
    **_set(_B, _SHARE, "survived_share survived_less"),
    **_set(_B, _TIMES, "gap_times", least=THOUSANDTHS),
    **_set(_B, _COUNT, "least_missed least_attached", Floor.BETWEEN_TWO),
    **_set(_B, _COUNT, "least_tried least_silent least_before", Floor.FEW),
    **_set(_B, _COUNT, "least_forums least_progress", Floor.FEW),
}
"""What a network may set, by name, in the order of lists."""

IN_ORDER: Final = (("rest_days", "long_rest_days"), ("named_share", "nearly_all"))
"""The first of two may not lie above the second."""


def _fixed(why: Fixed, names: str) -> dict[str, Fixed]:
    return dict.fromkeys(names.split(), why)


FIXED: Final[Mapping[str, Fixed]] = {
    **_fixed(Fixed.METHOD, "version most_rows draws most_between many_flows survival_days"),
    **_fixed(Fixed.METHOD, "enough_acts enough_told small_number few_persons sameness"),
    **_fixed(
        Fixed.SURE, "sure_share fair_share sure_width fair_width sure_coverage fair_coverage"
    ),
    **_fixed(Fixed.PAGE, "most_items most_facts most_of_one"),
    **_fixed(Fixed.VERDICT, "action_days action_most_days agreed_share duty_share least_duties"),
    **_fixed(Fixed.VERDICT, "above_share vertical_share least_helps laid_share ready_share"),
    **_fixed(Fixed.VERDICT, "unready_share months_share least_coverage least_acts least_days"),
    **_fixed(Fixed.VERDICT, "network_from loose_density tight_density some_come all_come"),
    **_fixed(Fixed.VERDICT, "core_share core_comes core_close widening_share main_share"),
    **_fixed(Fixed.VERDICT, "least_placed form_share least_rules regular_days beside_share"),
    **_fixed(Fixed.VERDICT, "least_sectors"),
    **_fixed(Fixed.POWER, "own_share others_share least_owned power_days least_flows fewer_share"),
    **_fixed(Fixed.POWER, "reach_share reach_members indicated possible least_returns"),
    **_fixed(Fixed.POWER, "taken_times equal_step command_share command_rise least_decisions"),
    **_fixed(Fixed.POWER, "power_based"),
}
"""Every other convention, and why it is the house's."""
