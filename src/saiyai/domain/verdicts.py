"""The words of a reading: what a set of actors is, what befalls it, where power shows.

They are words about relations on a day as far as the record shows them, never about a person.
"""

from enum import StrEnum


class Networkhood(StrEnum):
    """What can be read of a set of actors now."""

    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    GATHERING = "gathering"
    """They come together, without a purpose they share."""
    SET_UP = "set_up"
    """Called together by another for benefits; nothing is done for the whole."""
    VERTICAL_RELIEF = "vertical_relief"
    """Help comes from above, and who is helped has no say."""
    PAPER_NETWORK = "paper_network"
    """Agreed, and nothing done together."""
    FALLOW_NETWORK = "fallow_network"
    """At rest, and its lines answer."""
    GROUP = "group"
    MIXED = "mixed"
    NETWORK = "network"


class Diagnosis(StrEnum):
    """Four things that can befall a network, each with a remedy of its own."""

    REGRESS = "regress"
    """The exchange of learning has stopped, and the work slows or turns back."""
    DECLINE = "decline"
    """Calls are not answered."""
    COLLAPSE = "collapse"
    """What hung on a position fell away when that changed."""
    TAKE_OVER = "take_over"
    """Command rises after a gap in learning."""


class Flag(StrEnum):
    """Seven early signs, each with the evidence that speaks against it."""

    CONTACT_GAP = "contact_gap"
    UNANSWERED_RISE = "unanswered_rise"
    EXCHANGE_STOP = "exchange_stop"
    PARTICIPATION_FALL = "participation_fall"
    LEARNING_STOP = "learning_stop"
    SPEED_FALL = "speed_fall"
    CULTURE_FATIGUE = "culture_fatigue"


class Signature(StrEnum):
    """Whether a criterion of a power relation is met, as far as the record shows."""

    INDICATED = "indicated"
    POSSIBLE = "possible"
    NOT_INDICATED = "not_indicated"
    UNKNOWN = "unknown"


class Firmness(StrEnum):
    """Whether every way to read the criterion says the same."""

    FIRM = "firm"
    DEPENDS = "depends"


class Dependence(StrEnum):
    """What kind of dependence a power relation is."""

    STRUCTURAL = "structural"
    """Returns go both ways, by the places people hold."""
    EXTRACTION = "extraction"
    """One side takes more than it puts in, and the other had no say and learned nothing."""
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """How the stronger side goes about it."""

    DOMINATION = "domination"
    CONSULTATION = "consultation"
    UNKNOWN = "unknown"


class Readiness(StrEnum):
    """Three things that are told apart and never averaged: done, would answer, goes on."""

    DONE_TOGETHER = "done_together"
    WOULD_ANSWER = "would_answer"
    GOES_ON = "goes_on"


class Held(StrEnum):
    """How far a statement of a lens holds."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"
