"""What stands on a questionnaire of paper, before anything draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper, in one language.

    `low`, `high` and `none` say what 1, 5 and 0 mean.
    """

    title: str
    under: str
    lead: Sequence[str]
    questions: Sequence[str]
    low: str
    high: str
    none: str
    foot: Sequence[str]
    page: str
    """What each page says of itself, with `{n}` and `{all}`."""

    day: date
    """The day the file says it was made on: the time of day is nobody's business."""
