"""An edition on one day as the facts that readings are made from."""

from datetime import date

import numpy as np
from django.db.models import Q

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.look.facts import Facts, FlowFacts
from saiyai.assessment.look.line_history import line_facts
from saiyai.assessment.look.record import UNTOLD
from saiyai.domain.actors import Role
from saiyai.domain.consent import is_private
from saiyai.domain.coverage import Share
from saiyai.domain.periods import AsOf, last_days
from saiyai.domain.viewers import Eye
from saiyai.engine.events import Code
from saiyai.queries.editions import (
    ACTOR_KINDS,
    KIND_CODES,
    Edition,
    load_edition,
)
from saiyai.queries.memberships import begun_on
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Coverage, Membership, Network

_WORST_FIRST = (Share.UNKNOWN, Share.NONE, Share.SOME, Share.ALL)


def load_facts(network: Network, eye: Eye, when: AsOf) -> tuple[Edition, Facts]:
    """What is known of a network on a day, for an eye.

    Cost: that of the edition, and O(hits) for the states of the lines.
    """
    with snapshot():
        edition = load_edition(network, eye, when.known)
        present, roles = members_on(network, edition, when.day)
        coverage = _coverage(network, edition.seq, when.day)
    facts = Facts(
        day=when.day,
        present=present,
        persons=np.isin(edition.kinds, [i for i, k in enumerate(ACTOR_KINDS) if is_private(k)]),
        kinds=edition.kinds,
        places=np.where(edition.places == UNTOLD, -1, edition.places),
        roles=roles,
        lines=line_facts(edition.history, when.day.toordinal(), present),
        calls=_flows(edition, "contact", when.day),
        gifts=_flows(edition, "exchange", when.day),
        coverage=coverage,
    )
    return edition, facts


def members_on(
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
