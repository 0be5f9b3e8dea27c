"""The charter as of a day: the version that holds, those before it, and what members say to it.

Everybody may read it, outside too: who answers for the data has to be found by those it is about.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from saiyai.domain.agreements import CharterForm, Origin
from saiyai.domain.errors import UnknownEvent
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.answers import Answers, answers_for
from saiyai.queries.events import EventRow, get_event
from saiyai.queries.said import SaidRow, people_in, said_on, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Acceptance, CharterVersion, Network


@dataclass(frozen=True, slots=True)
class CharterRow:
    """A version of the charter; `decision` where this viewer may read in which it was adopted."""

    number: int
    links: str
    aim: str
    form: CharterForm
    origin: Origin
    controller: str
    contact: str
    terms_th: str
    terms_en: str
    said: SaidRow
    decision: EventRow | None
    answers: Answers


def list_charter(viewer: Viewer, network: Network, when: AsOf) -> Sequence[CharterRow]:
    """Versions told by a day, the one that holds first; none before a charter was told."""
    told = said_on(CharterVersion.objects.using(alias()).filter(network=network), when)
    answers: dict[int, list[Acceptance]] = defaultdict(list)
    rows = Acceptance.objects.using(alias()).filter(charter__network=network)
    for row in said_on(rows, when):
        answers[row.charter_id or 0].append(row)
    people = people_in(viewer, told, when)
    return [
        CharterRow(
            number=one.number,
            links=one.links,
            aim=one.aim,
            form=CharterForm(one.form),
            origin=Origin(one.origin),
            controller=one.controller,
            contact=one.contact,
            terms_th=one.terms_th,
            terms_en=one.terms_en,
            said=said_row(viewer, one, people),
            decision=_decision(viewer, network, one, when),
            answers=answers_for(viewer, answers[one.pk], when),
        )
        for one in reversed(told)
    ]


def _decision(
    viewer: Viewer, network: Network, version: CharterVersion, when: AsOf
) -> EventRow | None:
    if version.decision is None:
        return None
    try:
        return get_event(viewer, network, version.decision.ref, when)
    except UnknownEvent:
        return None
