"""What a report calls those of whom it speaks: names as members read them, codes, or nobody."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from saiyai.assessment.reading import Practice, Where, Who
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import Edition
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.editions import load_edition
from saiyai.queries.names import Name
from saiyai.queries.naming import Naming, codes_in, names_in
from saiyai.queries.networks import seq_known
from saiyai.queries.today import SMALLEST_CELL
from saiyai.records.connections import alias
from saiyai.records.models import Change, Network

Keeps = Callable[[Say], bool]
"""Whether a sentence may stand in an edition."""

_READER: Final = "report"
_SPOKEN_OF: Final = (Name, Who, Where, Practice)


def reader_of(viewer: Viewer) -> Viewer:
    """With whose eyes a report is made: those of a member who is nobody in particular.

    A report is handed on, so it holds no more for who made it than for others; of an evaluator it
    names no person.
    """
    role = AccessRole.MEMBER if viewer.names_persons else AccessRole.EVALUATOR
    return Viewer(
        Eye.MEMBER, _READER, role=role, is_served=viewer.is_served, network=viewer.network
    )


def codes_of(network: Network, when: AsOf) -> Mapping[int, str]:
    """A code for every actor, by row id; of the same past always the same, of another one others.

    Their order says nothing of how people stand in the record: it comes of the chain of Changes,
    which nobody outside reads.
    """
    ids = load_edition(network, Eye.MEMBER, when.known).actor_ids.tolist()
    newest = Change.objects.using(alias()).filter(seq=seq_known(network, when.known))
    chain = newest.values_list("chain", flat=True).first() or ""
    order = sorted(ids, key=lambda one: sha256(f"{chain} {one}".encode()).digest())
    return {one: f"A{number}" for number, one in enumerate(order, 1)}


def naming_of(edition: Edition, codes: Mapping[int, str]) -> Naming:
    """How an edition names."""
    return names_in if edition is Edition.NAMED else codes_in(codes)


def keeps_of(edition: Edition) -> Keeps:
    """Which sentences an edition has: the anonymous one none of anybody, nor of a few."""
    return is_of_nobody if edition is Edition.ANONYMOUS else lambda _: True


def is_of_nobody(what: Say) -> bool:
    """Whether a sentence speaks of no actor, no place, and of no number of fewer than five."""
    return all(_is_of_nobody(fact) for fact in what.facts.values())


def _is_of_nobody(fact: object) -> bool:
    if isinstance(fact, Say):
        return fact.key not in {"report.place", "report.practice"} and is_of_nobody(fact)
    if isinstance(fact, _SPOKEN_OF):
        return False
    if isinstance(fact, Sequence) and not isinstance(fact, str):
        return all(_is_of_nobody(one) for one in fact)
    return isinstance(fact, bool) or not (isinstance(fact, int) and 0 < fact < SMALLEST_CELL)
