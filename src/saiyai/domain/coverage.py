"""How much of what happened was recorded. A "not" needs recorded absence."""

from enum import StrEnum


class Share(StrEnum):
    """How completely a kind of event was recorded in a period."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"
