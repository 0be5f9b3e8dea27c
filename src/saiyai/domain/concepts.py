"""Where each concept of actors, levels, types, sectors, communication and help is held.

Every id of the theory that this house answers for stands here, with the tables that hold it:
`Table`, `Table.field`, or `Table.field:word` of a closed list. Kinds of event say on their cards
which concepts they hold; `holders` reads both, so that nothing is listed twice.
"""

from collections.abc import Mapping
from typing import Final

from saiyai.domain.kinds.catalogue import KINDS

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "ACTOR-01": (
        "Actor.kind:person",
        "PersonProfile",
    ),
    "ACTOR-02": ("Actor",),
    "ACTOR-03": ("Actor.kind:group",),
    "ACTOR-04": (
        "Actor.kind:organisation",
        "Actor.kind:agency",
        "Capability",
        "Statement.kind:mission",
    ),
    "ACTOR-05": ("Actor.kind:institution",),
    "ACTOR-06": (
        "Actor.kind:network",
        "Membership",
    ),
    "ACTOR-07": (
        "Actor.kind:group",
        "Membership.reasons",
    ),
    "ACTOR-08": ("Actor.kind:assembly",),
    "ACTOR-09": (
        "Actor.kind:public",
        "Actor.kind:organisation",
        "Actor.sector:ngo",
    ),
    "ACTOR-10": ("Membership.role:partner",),
    "ACTOR-11": ("Membership.role:ally",),
    "ACTOR-12": ("Statement.kind:target_group",),
    "ACTOR-13": ("Membership.role:stakeholder",),
    "ACTOR-14": (
        "Membership.role:manager",
        "Membership.duties",
    ),
    "ACTOR-15": (
        "Membership.role:leader",
        "Membership.term_latest",
        "Membership.deputy",
        "Membership.successor",
        "PersonProfile.expertise",
    ),
    "ACTOR-16": ("Membership.role:practitioner",),
    "ACTOR-17": (
        "Membership.role:hub",
        "Membership.role:centre",
    ),
    "ACTOR-18": (
        "Membership.role:subcentre",
        "ActorPlace.purpose:seat",
    ),
    "ACTOR-19": (
        "Membership.role:promoter",
        "Position.kind:promoter",
        "Backing.mode",
    ),
    "ACTOR-20": (
        "Position.kind:patron",
        "Backing.mode:condition",
        "TieAssertion.power",
    ),
    "ACTOR-21": (
        "Flow.source",
        "Flow.target",
    ),
    "ACTOR-22": (
        "Actor.sector:state",
        "Actor.sector:business",
        "Backing.parent",
    ),
    "ACTOR-23": (
        "TieKind.name",
        "TieAssertion.learning",
    ),
    "ACTOR-24": (
        "Actor.kind:nature",
        "ActorPlace.purpose:resource_area",
    ),
    "ACTOR-25": ("PersonProfile.generation:young",),
    "LEVEL-UNIT": (
        "Actor.kind",
        "Membership",
        "Tie",
    ),
    "LEVEL-AREA": (
        "Place.kind",
        "Place.parent",
    ),
    "LEVEL-GOAL": (
        "Goal.main",
        "Goal.owner",
        "Goal.horizon",
    ),
    "LEVEL-WORK": (
        "Goal.horizon",
        "Event.issue",
    ),
    "LEVEL-STAGE": (),
    "LEVEL-KNOW": (),
    "LEVEL-LEARN": (),
    "LEVEL-STRUCT": (
        "Tie.directed",
        "Backing.mode",
    ),
    "LEVEL-COOP": (
        "Event.kind",
        "Part.phase",
    ),
    "TYPE-01": (
        "ActorPlace",
        "ActorIssue",
        "Actor.sector",
    ),
    "TYPE-A": (
        "Actor.place",
        "ActorPlace",
        "Event.place",
    ),
    "TYPE-A1": ("Place.kind:village",),
    "TYPE-A2": ("Place.kind:subdistrict",),
    "TYPE-A3": ("Place.kind:district",),
    "TYPE-A4": ("Place.kind:province",),
    "TYPE-A5": ("Place.kind:region",),
    "TYPE-A6": ("Place.kind:country",),
    "TYPE-A7": (
        "Place.kind:country",
        "ActorPlace.place",
    ),
    "TYPE-A8": (
        "Place.kind:resource_area",
        "Place.order",
    ),
    "TYPE-A9": (
        "Place.kind:virtual",
        "Channel.kind",
    ),
    "TYPE-I": (
        "Issue",
        "ActorIssue",
        "Event.issue",
    ),
    "TYPE-I1": ("Issue",),
    "TYPE-I2": ("Issue",),
    "TYPE-I3": ("Issue",),
    "TYPE-I4": ("Issue",),
    "TYPE-I5": ("Issue",),
    "TYPE-I6": ("Issue",),
    "TYPE-I7": ("Issue",),
    "TYPE-I8": ("Issue",),
    "TYPE-I9": (
        "Issue",
        "ConsentGiven",
    ),
    "TYPE-S": (
        "Actor.sector",
        "Backing.parent",
        "Backing.interest_th",
        "Backing.principles",
    ),
    "SECTOR-STATE": (
        "Actor.sector:state",
        "Position.kind:office",
        "Holding",
    ),
    "SECTOR-BIZ": ("Actor.sector:business",),
    "SECTOR-NGO": (
        "Actor.sector:ngo",
        "Capability.outside",
    ),
    "SECTOR-PEOPLE": ("Actor.sector:people",),
    "COM-01": (
        "Event.via_centre",
        "TieAssertion.via",
        "Channel.via",
    ),
    "COM-02": (
        "Actor.kind",
        "Flow",
    ),
    "COM-03": (
        "Event.latest",
        "TieAssertion.rhythm",
    ),
    "COM-04": (
        "Event.about",
        "Event.proof",
    ),
    "COM-05": ("Statement.kind:meaning",),
    "COM-06": (
        "Part.phase",
        "Channel",
    ),
    "COM-07": (
        "Channel",
        "ConsentGiven.audience",
    ),
    "COM-08": (
        "Channel.kind",
        "Event.channel",
    ),
    "COM-09": ("Event.data",),
    "COM-10": ("Event",),
    "HELP-01": (
        "Tie",
        "TieAssertion.foundation",
    ),
    "HELP-02": (
        "Need",
        "Event.kind",
    ),
    "HELP-03": (
        "Capability.offered",
        "PersonProfile.availability",
    ),
    "HELP-04": (
        "Flow.source",
        "Need.alone",
    ),
    "HELP-05": (
        "Flow.source",
        "Flow.target",
    ),
    "DEF-02": (
        "Capability",
        "Goal.owner",
        "Statement.kind:method",
        "Statement.kind:target_group",
        "Statement.kind:mission",
        "OwnWork",
        "TieAssertion.foundation",
        "Need",
    ),
}
"""By id, the tables that hold it; none where only events do. Names stand under `concept.<id>`."""


def holders(concept: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables and the kinds of event that hold a concept."""
    kinds = tuple(kind.id for kind in KINDS.values() if concept in kind.concepts)
    return TABLES.get(concept, ()), kinds
