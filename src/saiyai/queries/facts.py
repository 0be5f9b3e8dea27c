"""An edition on one day as the facts that readings are made from."""

from datetime import date

import numpy as np
from django.db.models import Q

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.facts import Facts, FlowFacts, LineFacts
from saiyai.domain.actors import Role
from saiyai.domain.consent import is_private
from saiyai.domain.coverage import Share
from saiyai.domain.periods import AsOf, last_days
from saiyai.domain.ties import (
    LAPSED_AFTER,
    REPAIRED_DAYS,
    WAITING_DAYS,
    WINDOWS,
    Rhythm,
    windows_of,
)
from saiyai.domain.viewers import Eye
from saiyai.engine.events import Code
from saiyai.engine.lines import LineState, LineStates, Patience, Terms, line_states
from saiyai.engine.rhythm import Bounds, Rhythms, learn_rhythms, terms_by_contacts
from saiyai.queries.columns import UNTOLD_DAY
from saiyai.queries.edition_lines import RHYTHMS
from saiyai.queries.editions import (
    ACTOR_KINDS,
    KIND_CODES,
    Edition,
    Ints,
    load_edition,
)
from saiyai.queries.memberships import begun_on
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Coverage, Membership, Network

HOUSE_PATIENCE = Patience(WAITING_DAYS, REPAIRED_DAYS, LAPSED_AFTER)
_LEARNED = Bounds(
    *(
        (WINDOWS[rhythm].active, WINDOWS[rhythm].valid)
        for rhythm in (Rhythm.WEEKLY, Rhythm.YEARLY, Rhythm.SEASONAL)
    )
)
_WORST_FIRST = (Share.UNKNOWN, Share.NONE, Share.SOME, Share.ALL)


def load_facts(network: Network, eye: Eye, when: AsOf) -> tuple[Edition, Facts]:
    """What is known of a network on a day, for an eye.

    Cost: that of the edition, and O(hits) for the states of the lines.
    """
    with snapshot():
        edition = load_edition(network, eye, when.known)
        present, roles = _members(network, edition, when.day)
        coverage = _coverage(network, edition.seq, when.day)
    facts = Facts(
        day=when.day,
        present=present,
        persons=np.isin(edition.kinds, [i for i, k in enumerate(ACTOR_KINDS) if is_private(k)]),
        kinds=edition.kinds,
        places=np.where(edition.places == UNTOLD_DAY, -1, edition.places),
        roles=roles,
        lines=line_facts(edition, when.day, present),
        calls=_flows(edition, "contact", when.day),
        gifts=_flows(edition, "exchange", when.day),
        coverage=coverage,
    )
    return edition, facts


def _members(
    network: Network, edition: Edition, day: date
) -> tuple[np.ndarray, tuple[tuple[int, Role], ...]]:
    """Who is in the network on a day, and the roles held in it.

    An actor of the record of whom no membership is told is in it; one whose memberships have all
    ended, or not begun, is not.
    """
    rows = Membership.objects.using(alias()).filter(network_id=network.pk).known(edition.seq)
    open_still = Q(left_latest__isnull=True) | Q(left_latest__gt=day)
    told = edition.positions_of(list(rows.values_list("member_id", flat=True)))
    held = list(rows.filter(begun_on(day), open_still).values_list("member_id", "role"))
    holders = edition.positions_of([member for member, _ in held])
    present = np.ones(edition.n, np.bool_)
    present[told[told >= 0]] = False
    present[holders[holders >= 0]] = True
    roles = [(int(at), Role(role)) for at, (_, role) in zip(holders, held, strict=True) if at >= 0]
    return present, tuple(dict.fromkeys(roles))


def line_facts(edition: Edition, day: date, present: np.ndarray) -> LineFacts:
    """The lines laid by a day between actors who are there, with their states."""
    states = states_on(edition, day)
    a, b = edition.lines.a, edition.lines.b
    kept = (states.states != LineState.NOT_LAID) & present[a] & present[b]
    attempts, first, last = _attempts(edition, states, day)
    return LineFacts(
        rows=edition.tie_ids[kept],
        a=a[kept],
        b=b[kept],
        states=states.states[kept],
        resting=resting_lines(edition, day)[kept],
        last_positive=states.last_positive[kept],
        answered_late=_answered_late(edition, states, day)[kept],
        attempts=attempts[kept],
        first_attempt=first[kept],
        last_attempt=last[kept],
    )


def states_on(edition: Edition, day: date) -> LineStates:
    """The state of every line of an edition on a day."""
    return line_states(edition.hits, terms_on(edition, day), day.toordinal(), HOUSE_PATIENCE)


def terms_on(edition: Edition, day: date) -> Terms:
    """The windows of every line on a day: as its ends told, else as its contacts show by then."""
    table = np.array([(w.active, w.valid) for w in map(windows_of, RHYTHMS)], dtype=np.int64)
    told = Terms(edition.laid, table[edition.rhythms, 0], table[edition.rhythms, 1])
    return terms_by_contacts(told, _learns(edition), edition.hits, day.toordinal(), _LEARNED)


def rhythms_on(edition: Edition, day: date) -> Rhythms:
    """What contacts teach of lines whose ends told no rhythm; no contacts stand for the others.

    Cost: O(hits).
    """
    learned = learn_rhythms(edition.hits, day.toordinal())
    return learned._replace(contacts=np.where(_learns(edition), learned.contacts, 0))


def _learns(edition: Edition) -> np.ndarray:
    """Lines whose ends told no rhythm."""
    learns: np.ndarray = edition.rhythms == RHYTHMS.index(Rhythm.UNTOLD)
    return learns


def resting_lines(edition: Edition, day: date) -> np.ndarray:
    """Lines of which an end has asked for quiet on a day."""
    quiet, today = edition.quiet, day.toordinal()
    now = (np.asarray(quiet.first_days) <= today) & (today <= np.asarray(quiet.last_days))
    resting = np.asarray(quiet.actors)[now]
    return np.isin(edition.lines.a, resting) | np.isin(edition.lines.b, resting)


def _attempts(edition: Edition, states: LineStates, day: date) -> tuple[Ints, Ints, Ints]:
    """Of each line, the attempts since its last proof that count, the first and the last."""
    hits, line = edition.hits, edition.hits.lines
    due = day.toordinal() - WAITING_DAYS
    counted = (hits.codes == Code.ATTEMPT) & ~hits.quiet & (hits.days <= due)
    counted &= hits.days > states.last_positive[line]
    number = np.bincount(line[counted], minlength=edition.lines.count)
    first = np.full(edition.lines.count, np.iinfo(np.int32).max, np.int64)
    last = np.zeros(edition.lines.count, np.int64)
    np.minimum.at(first, line[counted], hits.days[counted])
    np.maximum.at(last, line[counted], hits.days[counted])
    return number, first, last


def _answered_late(edition: Edition, states: LineStates, day: date) -> np.ndarray:
    """Lines whose last proof came after a silence beyond their own windows."""
    hits = edition.hits
    proof = np.isin(hits.codes, [Code.ACT, Code.ANSWER])
    line, days = hits.lines[proof], hits.days[proof]
    again = np.concatenate(([False], line[1:] == line[:-1]))
    gap = np.concatenate(([0], np.diff(days)))
    valid = np.asarray(terms_on(edition, day).valid)[line]
    late = again & (gap > valid) & (days == states.last_positive[line])
    found = np.zeros(edition.lines.count, np.bool_)
    found[line[late]] = True
    return found


def _flows(edition: Edition, kind: str, day: date) -> FlowFacts:
    """The flows of a kind of event up to a day; unanswered calls and promises are not flows."""
    flows, events = edition.flows, edition.events
    of_kind = events.kinds[flows.events] == KIND_CODES[kind]
    happened = events.days[flows.events] <= day.toordinal()
    proven = np.isin(events.proofs[flows.events], [Code.ACT, Code.ANSWER, Code.ATTEMPT])
    kept = of_kind & happened & proven
    at = flows.events[kept]
    return FlowFacts(
        events=events.ids[at],
        sources=flows.sources[kept],
        targets=flows.targets[kept],
        days=events.days[at],
        goods=flows.goods[kept],
    )


def _coverage(network: Network, seq: int, day: date) -> dict[str, Share]:
    """How completely each kind was recorded in the window its reading looks at: the worst told."""
    found: dict[str, Share] = {}
    for kind, days in (("contact", HOUSE.call_days), ("exchange", HOUSE.gift_days)):
        window = last_days(day, days)
        rows = Coverage.objects.using(alias()).filter(
            network=network,
            kind=kind,
            earliest__lte=window.latest,
            latest__gte=window.earliest,
        )
        told = {Share(share) for share in rows.known(seq).values_list("share", flat=True)}
        found[kind] = next((share for share in _WORST_FIRST if share in told), Share.UNKNOWN)
    return found
