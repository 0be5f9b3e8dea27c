"""Every claim that a record can be held against, by its id."""

from collections.abc import Mapping
from typing import Final

from saiyai.assessment.claims import calls, events, lines, members, quarters
from saiyai.assessment.claims.card import Claim

_CARDS: Final = (
    *calls.CLAIMS,
    *lines.CLAIMS,
    *members.CLAIMS,
    *events.CLAIMS,
    *quarters.CLAIMS,
)

CLAIMS: Final[Mapping[str, Claim]] = {
    card.id: card for card in sorted(_CARDS, key=lambda card: card.id)
}
