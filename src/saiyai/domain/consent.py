"""Who may see the name of an actor, and whether its facts count outside the keepers' desk."""

from enum import StrEnum
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.viewers import Eye


class Consent(StrEnum):
    """What an actor, or who speaks for it, has agreed to."""

    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    KEEPERS = "keepers"
    MEMBERS = "members"
    ANYONE = "anyone"


_NAMED_TO: Final[dict[Consent, frozenset[Eye]]] = {
    Consent.REFUSED: frozenset({Eye.KEEPER}),
    Consent.KEEPERS: frozenset({Eye.KEEPER}),
    Consent.MEMBERS: frozenset({Eye.KEEPER, Eye.MEMBER}),
    Consent.ANYONE: frozenset(Eye),
}


def is_private(kind: ActorKind) -> bool:
    """Whether an actor of this kind is, or may be, a person."""
    return kind in {ActorKind.PERSON, ActorKind.UNSPECIFIED}


def is_named(kind: ActorKind, consent: Consent, eye: Eye) -> bool:
    """Whether this eye may see the name of such an actor.

    Nobody asked means: a person is named to keepers only, a group or office to members too.
    An actor whose kind was not told is treated as a person.
    """
    if consent is Consent.NOT_ASKED:
        consent = Consent.KEEPERS if is_private(kind) else Consent.MEMBERS
    return eye in _NAMED_TO[consent]


def counts_for(consent: Consent, eye: Eye) -> bool:
    """Whether facts about such an actor enter the arrays made for this eye."""
    return consent is not Consent.REFUSED or eye is Eye.KEEPER
