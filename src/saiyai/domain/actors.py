"""Kinds of actor, their sectors, and the roles a member can have."""

from enum import StrEnum
from typing import Final


class ActorKind(StrEnum):
    """What can act. A network is an actor, so a network can be a member of a network."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    INSTITUTION = "institution"
    ASSEMBLY = "assembly"
    NETWORK = "network"
    PUBLIC = "public"
    """People who are not members and yet are reached, asked or concerned."""
    NATURE = "nature"
    """A river, a forest, a bay: what people tie themselves to and look after."""
    UNSPECIFIED = "unspecified"


NO_PARTY: Final = frozenset({ActorKind.PUBLIC, ActorKind.NATURE})
"""Reached, asked or looked after, and never a member."""


class Sector(StrEnum):
    """The four sectors of society, and not told."""

    PEOPLE = "people"
    STATE = "state"
    BUSINESS = "business"
    NGO = "ngo"
    UNTOLD = ""


class Role(StrEnum):
    """What a member does in a network. Declared by people, never computed."""

    MEMBER = "member"
    PARTNER = "partner"
    MANAGER = "manager"
    LEADER = "leader"
    HUB = "hub"
    SUBCENTRE = "subcentre"
    CENTRE = "centre"
    DEPUTY = "deputy"
    SUCCESSOR = "successor"
    EXPERT = "expert"
    PROMOTER = "promoter"
    COMMITTEE = "committee"
    RECORDER = "recorder"
    PLACE = "place"
    PRACTITIONER = "practitioner"
    FACILITATOR = "facilitator"
    TREASURER = "treasurer"
    SPOKESPERSON = "spokesperson"
    CARETAKER = "caretaker"
    DELEGATE = "delegate"
    ALLY = "ally"
    STAKEHOLDER = "stakeholder"


CENTRES: Final = frozenset({Role.MANAGER, Role.HUB, Role.CENTRE})
"""Roles through which contact runs by agreement: "via the centre"."""

BESIDE: Final = frozenset({Role.ALLY, Role.STAKEHOLDER, Role.PARTNER, Role.PLACE, Role.PROMOTER})
"""Who holds no other role stands beside a network and not in it."""

MAY_HAVE_MEMBERS: Final = frozenset(
    {
        ActorKind.NETWORK,
        ActorKind.GROUP,
        ActorKind.ORGANISATION,
        ActorKind.AGENCY,
        ActorKind.INSTITUTION,
        ActorKind.ASSEMBLY,
    }
)
