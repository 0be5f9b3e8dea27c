"""Thresholds of the readings: conventions of this house, with a version, shown with every number.

A network may set its own in a later step; nothing here is law.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Conventions:
    """What has to hold before a reading is given, and what counts as worth attention."""

    version: int = 1
    tried_share: float = 0.5
    """Lines are read as answering or not once so many of them have been tried at all."""
    least_lines: int = 5
    least_calls: int = 10
    least_gifts: int = 5
    call_days: int = 90
    gift_days: int = 365
    news_days: int = 90
    """Good news is of so many days back, and so is an unanswered call worth attention by name."""
    least_cut_off: int = 3
    """Fewer than so many who would lose contact are no matter for the whole network."""
    window_days: int = 90
    """How far indicators look back where nothing else is said; a rhythm may be slower."""
    year_days: int = 365
    """How far they look back for what is rare: requests, lines at rest, adoptions."""
    check_days: int = 180
    """For so long a line that answered counts as one that can be reached."""
    asked_share: float = 0.6
    """Something is told of members once it is known of so many of those it is asked of."""
    reply_days: int = 7
    """A reply after more days is late; a no is a reply."""
    adoption_days: int = 180
    """What was learned counts as taken up when it was used within so many days."""
    need_days: int = 60
    """A need counts as met in time within so many days."""
    rest_days: int = 365
    """A line silent for so long is at rest; to call it is to wake it."""
    long_rest_days: int = 1095
    """Three years: told apart, since so long a rest is rare."""
    record_days: int = 14
    """Within so many days the record of a meeting is to reach everybody."""
    review_days: int = 30
    """Needs asked within so many days of a review belong to it."""
    month_days: int = 30
    """For growth and for how far news comes."""
    nearly_all: float = 0.9
    """What a few missing answers would turn round is told once so many have answered."""
    known_share: float = 0.8
    """Something about structure is told once it is known of so many."""
    least_aware: int = 2
    """So many others have to know of a need."""
    least_reviews: int = 4
    """Reviews of goals in a year, below which the course is not read…"""
    least_goals: int = 6
    """…unless there are so many goals."""
    least_activities: int = 10
    """Meetings and decisions, for the share whose record reached everybody."""
    least_structural: int = 10
    """Of fewer members nothing is said of structure: only counts and stories."""
    least_phased: int = 6
    """Activities of which phases were told, for how deep participation goes."""
    least_based: int = 60
    """Lines of which it was told what they rest on."""
    least_requests: int = 20
    """Requests in a year, for how soon they are answered."""
    least_practices: int = 8
    """Things learned in a year, for how many were taken up."""
    least_needs: int = 10
    """Needs told in a year, for how many were met."""
    least_due: int = 10
    """Promises that came due in a year, for how many were kept."""
    least_overdue: int = 10
    """Lines called after too much silence, for how many answered."""
    least_woken: int = 5
    """Lines called at rest, for how many answered."""
    most_items: int = 5
    sure_share: float = 0.9
    fair_share: float = 0.6


HOUSE: Final = Conventions()
