"""Contact: who called whom, direct or through somebody, answered or not."""

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof


class Contact(EventData):
    """What is told of a contact."""

    answered: bool = True
    """Whether there was an answer at the time; a later answer is an event `about` this one."""
    test: bool = False
    """Whether it was made only to see if the line still answers."""
    words: str = ""


def proof(data: Contact) -> Proof:
    """An unanswered contact is an attempt, an answered test an answer, any other an act."""
    if not data.answered:
        return Proof.ATTEMPT
    return Proof.ANSWER if data.test else Proof.ACT


CONTACT = Kind(
    id="contact",
    version=1,
    data=Contact,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("via",),
    goods=(Good.CONTACT,),
    needs_flow=True,
    privacy=Privacy.PARTIES,
    concepts=("COM-01", "COM-02", "COM-03", "COM-04", "HELP-01"),
)
