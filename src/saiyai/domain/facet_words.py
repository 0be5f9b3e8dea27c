"""Closed lists of what is told of an actor: what it holds to, has, needs; who speaks for it."""

from enum import StrEnum


class StatementKind(StrEnum):
    """What a statement says of whoever holds it."""

    IDENTITY = "identity"
    PHILOSOPHY = "philosophy"
    MISSION = "mission"
    METHOD = "method"
    TARGET_GROUP = "target_group"
    VALUE = "value"
    MEANING = "meaning"


class Origin(StrEnum):
    """Where a statement comes from."""

    UNTOLD = ""
    OWN = "own"
    ABOVE = "above"
    CLASH = "clash"
    PROMOTED = "promoted"


class Resource(StrEnum):
    """What can be had, given, lacked or needed."""

    UNTOLD = ""
    MONEY = "money"
    CAPITAL = "capital"
    MATERIALS = "materials"
    LABOUR = "labour"
    PLACE = "place"
    EQUIPMENT = "equipment"
    INFORMATION = "information"
    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    METHOD = "method"
    AUTHORITY = "authority"
    ACCESS = "access"
    TECHNOLOGY = "technology"
    RELATIONSHIP = "relationship"


class Alone(StrEnum):
    """Whether a need can be met without the others."""

    UNTOLD = ""
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Purpose(StrEnum):
    """What a place is to an actor."""

    SEAT = "seat"
    WORKS = "works"
    RESOURCE_AREA = "resource_area"
    MEETS = "meets"


class Mode(StrEnum):
    """How power is used between a post or a parent and those below it."""

    UNTOLD = ""
    COMMAND = "command"
    CONDITION = "condition"
    FUND = "fund"
    CONSULT = "consult"
    ADVISE = "advise"
    TRAIN = "train"


class PositionKind(StrEnum):
    """What a post is."""

    OFFICE = "office"
    PROMOTER = "promoter"
    PATRON = "patron"
    FUNDER = "funder"
    LEADER = "leader"


class MembershipState(StrEnum):
    """How a member stands to a network, all roles together."""

    INVITED = "invited"
    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"
    REMOVED = "removed"


class Reason(StrEnum):
    """Why somebody joined, as far as a list can say it; own words stand beside."""

    PROBLEM = "problem"
    LEARN = "learn"
    GAIN = "gain"
    INVITED = "invited"
    ASSIGNED = "assigned"
    BELONGING = "belonging"
    COMMON_GOOD = "common_good"
    BARGAINING = "bargaining"


class Generation(StrEnum):
    """A band of ages; no year of birth is kept."""

    UNTOLD = ""
    CHILD = "child"
    YOUNG = "young"
    MIDDLE = "middle"
    ELDER = "elder"


class ChannelKind(StrEnum):
    """A way in which somebody can be reached."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    LINE = "line"
    MESSAGE = "message"
    EMAIL = "email"
    WEB = "web"
    RADIO = "radio"
    TELEVISION = "television"
    LOUDSPEAKER = "loudspeaker"
    PRINT = "print"
    GATHERING = "gathering"
    THROUGH_SOMEONE = "through_someone"


class ConsentFor(StrEnum):
    """What a consent is about. That to the name decides who may see it."""

    NAME = "name"
    PROFILE = "profile"
    CHANNELS = "channels"
