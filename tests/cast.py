"""The cast: the eighteen actors of the sample whom tests speak of, by what they are there for."""

from typing import Final

MANAGER: Final = "a01"
DEPUTY: Final = "a02"
WEIR_HEAD: Final = "a03"
OLD_HAND: Final = "a04"
WAY_TO_HEADWATERS: Final = "a09"
PATRON: Final = "a14"
TEACHER_ASKED_BY_ALL: Final = "a22"
OFFICER_WHO_LEFT: Final = "a24"
FLOOD_HEAD: Final = "a29"
THUNG_HOM: Final = "a33"
RONG_LAENG: Final = "a35"
HEADWATER_FOREST: Final = "a36"
COMMUNITY_FOREST: Final = "a37"
LONGAN_GROWERS: Final = "a41"
DON_CHAI: Final = "a44"
NONG_BUA: Final = "a45"
WEIR_NETWORK: Final = "a58"
WATER_FUND_NETWORK: Final = "a59"

WITHOUT_LINE: Final = frozenset({"a30", "a57"})
"""Of these two the record tells no line: an invitation, never a warning."""
