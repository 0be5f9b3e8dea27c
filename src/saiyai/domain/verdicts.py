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


class Condition(StrEnum):
    """What has to hold before a set of actors is called a network at all."""

    PURPOSE = "purpose"
    """They share what they come together for."""
    ACTION = "action"
    """They have done something together."""
    CONSCIOUS = "conscious"
    """They do duties for the whole, and do not only claim."""
    COOPERATION = "cooperation"
    """Who is helped has a say."""
    LINE = "line"
    """Lines are laid between them."""
    MULTI = "multi"
    """They are two or more, and linked."""


class Contrast(StrEnum):
    """The fourteen ways in which a group and a network differ (DIFF-01 to DIFF-14)."""

    UNITS = "units"
    TIGHTNESS = "tightness"
    IDENTITY = "identity"
    PHILOSOPHY = "philosophy"
    WORK = "work"
    THOUGHT = "thought"
    BELIEF = "belief"
    EXPERIENCE = "experience"
    ACTIONS = "actions"
    MISSION = "mission"
    GOALS = "goals"
    RULES = "rules"
    PARTICIPATION = "participation"
    EXTENSION = "extension"


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


class NetworkType(StrEnum):
    """Around what a network gathers: what it says of itself, and what its work shows."""

    AREA = "area"
    RESOURCE_AREA = "resource_area"
    """A river, a bay, a forest: an area drawn by nature, across those of offices."""
    ISSUE = "issue"
    STRUCTURE = "structure"
    """A sector, a parent office or an interest group, whose aims and rules it works under."""
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """How firmly it is linked: what its charter says, and what its lines and work show."""

    LOOSE = "loose"
    AD_HOC = "ad_hoc"
    STRUCTURED = "structured"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Birth(StrEnum):
    """Out of what a network arose; this never changes."""

    NEED = "need"
    LEARNED = "learned"
    PROMOTED = "promoted"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Ownership(StrEnum):
    """Who sets goals, decides and writes the meaning now, whoever began it."""

    MEMBERS = "members"
    SHARED = "shared"
    PROMOTER = "promoter"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """How far it has come: linking and helping, bargaining, civil society."""

    LINKING = "linking"
    BARGAINING = "bargaining"
    CIVIL_SOCIETY = "civil_society"
    UNKNOWN = "unknown"


class Matter(StrEnum):
    """What is worth attention: what a warning is about."""

    SOLE_LINK = "sole_link"
    """Some are reached through one alone."""
    HEAVY_LOAD = "heavy_load"
    """One carries most of the contact, and a deputy has no lines there yet."""
    UNANSWERED = "unanswered"
    """A call has waited longer than its time."""
    CONTACT_LACKING = "contact_lacking"
    """Most lines are silent beyond their own rhythm, and nobody has tried them."""
    LEFT_OUTSIDE = "left_outside"
    """Somebody lost their lines when something closed, and came in nowhere else."""
    PAPER_AGREEMENT = "paper_agreement"
    """Nothing was done together under an agreement."""
    FEW_CARRIERS = "few_carriers"
    """A practice is known by one or two, and nobody younger has learned it."""
    LATE_NEWS = "late_news"
    """The same news reaches some parts days later."""
    VERTICAL_HELP = "vertical_help"
    """Who was helped had no say in a large share of the help."""
    LEARNING_GAP = "learning_gap"
    """Those who used to learn together have stopped."""
    OPEN_TENSION = "open_tension"
    """A difference between groups was left open."""
    FELT_APART = "felt_apart"
    """Members who were asked see it differently from the record."""


class GoodNews(StrEnum):
    """What went well, shown before what is worth attention."""

    ANSWERED = "answered"
    """Lines that had rested answered when they were called."""
    REPAIRED = "repaired"
    """A line that had stopped answering answers again."""
    LEARNING_BACK = "learning_back"
    """Those who had stopped learn together again."""
    PASSED_ON = "passed_on"
    """Younger people have learned a practice, and others checked it."""
    NEW_PRACTICE = "new_practice"
    """A practice was made anew from a clash."""
    EMERGENCE_CANDIDATE = "emergence_candidate"
    """Something that no member had before; people have not confirmed it yet."""
    EMERGENCE = "emergence"
    """Such a thing, confirmed by members."""
    TOGETHER = "together"
    """Lines on which something was done or answered of late: what goes on as it should."""
