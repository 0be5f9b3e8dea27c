"""Interpretation: who understood a text or a word how, and what was agreed that it means."""

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class Interpretation(EventData):
    """What is told of an interpretation."""

    text: str = Field(min_length=1)
    """The text or word that was read."""
    reading: str = Field(min_length=1)
    """How it was understood."""
    round: int = Field(default=1, ge=1)
    """Which round of talking about it."""
    agreed: bool = False
    """Whether this is the meaning they agreed on."""


def proof(data: Interpretation) -> Proof:
    """Who found a meaning together has talked with one another; a reading of one's own has not."""
    return Proof.ACT if data.agreed else Proof.NONE


INTERPRETATION = Kind(
    id="interpretation",
    version=1,
    data=Interpretation,
    proof=proof,
    pairs=Pairs.ALL,
    roles=("reader", "writer"),
    headline="text",
    signs=r"ตีความ|เข้าใจว่า|หมายความว่า|took it to mean|understood it as",
    needs_parts=1,
    concepts=("COM-05", "EQN-5", "CBH4-2", "REL-LEARN-04"),
)
