"""Rows told to be one actor: which row stands for which."""

from collections.abc import Mapping
from typing import Final

from saiyai.domain.consent import Consent

_OPENNESS: Final = (
    Consent.REFUSED,
    Consent.KEEPERS,
    Consent.NOT_ASKED,
    Consent.MEMBERS,
    Consent.ANYONE,
)


def ends_of(merged: Mapping[int, int]) -> dict[int, int]:
    """Of every merged row the row that stands for it in the end, whatever stands between.

    A circle, which no service tells, ends where it began rather than never.
    Cost: each row is walked once.
    """
    found: dict[int, int] = {}
    for start in merged:
        way = [start]
        while way[-1] in merged and way[-1] not in found:
            if merged[way[-1]] in way:
                break
            way.append(merged[way[-1]])
        end = found.get(way[-1], way[-1])
        found |= {row: end for row in way if row in merged}
    return found


def has_circle(merged: Mapping[int, int]) -> bool:
    """Whether some row stands, over others, for itself."""
    return any(end in merged for end in ends_of(merged).values())


def is_opened_by(kept: Consent, merged: Consent) -> bool:
    """Whether what the merged row did not agree to would be shown under the kept one.

    Where nobody was asked nothing was refused.
    """
    if merged is Consent.NOT_ASKED:
        return False
    return _OPENNESS.index(kept) > _OPENNESS.index(merged)
