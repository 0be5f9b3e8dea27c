"""A record as readings and indicators look at it: what several of them ask for is made once."""

from typing import Final

from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye
from saiyai.queries.editions import Edition
from saiyai.queries.keeping import Newest
from saiyai.queries.records import read_record
from saiyai.queries.thresholds import conventions_of
from saiyai.records.models import Network

SEED: Final = 0
"""The dice of every indicator, so that the same record has the same numbers everywhere."""


def load_look(network: Network, eye: Eye, when: AsOf) -> tuple[Edition, View]:
    """The network of a record on a day, by its own thresholds, and the edition of which it is.

    Cost: that of the record; what was looked at is kept with it.
    """
    edition, record = read_record(network, eye, when)

    def made() -> View:
        return View(record, own_scope(record), conventions_of(network, edition.seq), seed=SEED)

    view: View = _KEPT.get((network.pk, eye, edition.seq, when.day), made)
    return edition, view


_KEPT: Final = Newest(keep=2)


def forget_looks() -> None:
    """Drop what was looked at, but not what it was read from."""
    _KEPT.forget()
