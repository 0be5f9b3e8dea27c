"""Every kind of event, listed by hand."""

from typing import Final

from saiyai.domain.errors import UnknownWord
from saiyai.domain.kinds.activity import ACTIVITY
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.contact import CONTACT
from saiyai.domain.kinds.exchange import EXCHANGE
from saiyai.domain.kinds.request import REQUEST

KINDS: Final[dict[str, Kind]] = {
    kind.id: kind
    for kind in (
        CONTACT,
        ACTIVITY,
        EXCHANGE,
        REQUEST,
    )
}


def kind_of(kind_id: str) -> Kind:
    """The card of a kind. Raises: UnknownWord with the kinds there are."""
    if kind_id not in KINDS:
        raise UnknownWord(field="kind", value=kind_id, known=", ".join(KINDS))
    return KINDS[kind_id]
