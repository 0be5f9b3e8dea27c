"""Contact: who called whom, direct or through somebody, answered or not."""

from enum import StrEnum

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof


class ContactPurpose(StrEnum):
    """What the contact was for."""

    UNTOLD = ""
    INFORM = "inform"
    ASK = "ask"
    DECIDE = "decide"
    MEANING = "meaning"
    CARE = "care"


class Contact(EventData):
    """What is told of a contact."""

    answered: bool = True
    """Whether there was an answer at the time; a later answer is an event `about` this one."""
    test: bool = False
    """Whether it was made only to see if the line still answers."""
    purpose: ContactPurpose = ContactPurpose.UNTOLD
    words: str = ""


def proof(data: Contact) -> Proof:
    """An unanswered contact is an attempt, an answered test an answer, any other an act."""
    if not data.answered:
        return Proof.ATTEMPT
    return Proof.ANSWER if data.test else Proof.ACT


def variant(data: Contact) -> str:
    """A call that was answered reads otherwise than one that was not."""
    return "answered" if data.answered else "unanswered"


CONTACT = Kind(
    id="contact",
    version=1,
    data=Contact,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("via",),
    goods=(Good.CONTACT,),
    ends=("caller", "called"),
    variant=variant,
    variants=("answered", "unanswered"),
    signs=r"โทร|ติดต่อ|ไลน์หา|called|phoned|rang",
    needs_flow=True,
    privacy=Privacy.PARTIES,
    concepts=("COM-01", "COM-02", "COM-03", "COM-04", "COM-05", "COM-08", "COM-09", "HELP-01"),
)
