"""Every kind of event, listed by hand."""

from typing import Final

from saiyai.domain.errors import UnknownWord
from saiyai.domain.kinds.activity import ACTIVITY
from saiyai.domain.kinds.advocacy import ADVOCACY
from saiyai.domain.kinds.benefit import BENEFIT
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.care import CARE
from saiyai.domain.kinds.contact import CONTACT
from saiyai.domain.kinds.contribution import CONTRIBUTION
from saiyai.domain.kinds.decision import DECISION
from saiyai.domain.kinds.exchange import EXCHANGE
from saiyai.domain.kinds.expansion import EXPANSION
from saiyai.domain.kinds.interpretation import INTERPRETATION
from saiyai.domain.kinds.learning import LEARNING
from saiyai.domain.kinds.lifecycle import LIFECYCLE
from saiyai.domain.kinds.outcome import OUTCOME
from saiyai.domain.kinds.recognition import RECOGNITION
from saiyai.domain.kinds.request import REQUEST
from saiyai.domain.kinds.sharing import SHARING
from saiyai.domain.kinds.structure_change import STRUCTURE_CHANGE
from saiyai.domain.kinds.tension import TENSION

KINDS: Final[dict[str, Kind]] = {
    kind.id: kind
    for kind in (
        CONTACT,
        ACTIVITY,
        EXCHANGE,
        REQUEST,
        LEARNING,
        CONTRIBUTION,
        CARE,
        DECISION,
        BENEFIT,
        TENSION,
        STRUCTURE_CHANGE,
        EXPANSION,
        INTERPRETATION,
        SHARING,
        ADVOCACY,
        OUTCOME,
        LIFECYCLE,
        RECOGNITION,
    )
}


def kind_of(kind_id: str) -> Kind:
    """The card of a kind. Raises: UnknownWord with the kinds there are."""
    if kind_id not in KINDS:
        raise UnknownWord(field="kind", value=kind_id, known=", ".join(KINDS))
    return KINDS[kind_id]
