"""What is told in one line and with whom, made into an event of its card."""

import re
from enum import StrEnum
from typing import Final

from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import FlowMissing
from saiyai.domain.goods import WRITTEN, Good, Unit
from saiyai.domain.kinds.decision import DECISION
from saiyai.domain.kinds.exchange import EXCHANGE
from saiyai.domain.kinds.learning import LEARNING
from saiyai.domain.kinds.recognition import RECOGNITION
from saiyai.domain.periods import Span


class OneLine(StrEnum):
    """What can be told in one line."""

    GIFT = "gift"
    LESSON = "lesson"
    AGREED = "agreed"
    THANKS = "thanks"


GIFTS: Final = (
    *(Good.GOODS, Good.LABOUR, Good.MONEY, Good.KNOWLEDGE, Good.CARE, Good.PLACE),
    *(Good.OPPORTUNITY, Good.GIFT),
)
"""What a gift of one line can be of, the most usual first."""

_AMOUNT: Final = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,2})?\s*("
    + "|".join(sorted(map(re.escape, WRITTEN), key=len, reverse=True))
    + r")(?:s\b)?",
    re.IGNORECASE,
)


def one_line(kind: OneLine, words: str, who: str, other: str, when: Span, good: str) -> EventDraft:
    """The event that a line tells of `who`; `other` gave, got, taught, or is empty.

    Raises: FlowMissing for a gift or for thanks to nobody.
    """
    make = {
        OneLine.GIFT: _gift,
        OneLine.LESSON: _lesson,
        OneLine.AGREED: _agreed,
        OneLine.THANKS: _thanks,
    }[kind]
    return make(words.strip(), who, other, when, good)


def _gift(words: str, who: str, other: str, when: Span, good: str) -> EventDraft:
    if not other:
        raise FlowMissing(kind=EXCHANGE.id)
    amount, unit = amount_in(words)
    flow = FlowDraft(who, other, good or Good.GOODS, amount, unit)
    return EventDraft(EXCHANGE.id, when, {"words": words}, flows=(flow,))


def _thanks(words: str, who: str, other: str, when: Span, _: str) -> EventDraft:
    if not other:
        raise FlowMissing(kind=RECOGNITION.id)
    flow = FlowDraft(who, other, Good.RECOGNITION)
    return EventDraft(RECOGNITION.id, when, {"what": words}, flows=(flow,))


def _lesson(words: str, who: str, other: str, when: Span, _: str) -> EventDraft:
    flows = (FlowDraft(other, who, Good.KNOWLEDGE),) if other else ()
    parts = (PartDraft(who, "learner"),)
    return EventDraft(LEARNING.id, when, {"lesson": words}, parts=parts, flows=flows)


def _agreed(words: str, who: str, other: str, when: Span, _: str) -> EventDraft:
    parts = tuple(PartDraft(one, "decider") for one in dict.fromkeys((who, other)) if one)
    return EventDraft(DECISION.id, when, {"what": words}, parts=parts)


def amount_in(words: str) -> tuple[int | None, str]:
    """The one amount that a line tells, in the smallest unit; none where it tells two."""
    found = _AMOUNT.findall(words)
    if len(found) != 1:
        return None, ""
    whole, part, word = found[0]
    written = WRITTEN[word.lower()]
    number = float(f"{whole.replace(',', '')}{part}")
    amount = round(number * written.times)
    return amount, str(Unit(written.unit))
