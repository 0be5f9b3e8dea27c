"""What members gave one another over the seasons, as acts, whatever was given."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import Proof
from saiyai.engine.measures.circulation import circulation
from saiyai.engine.network import make_network
from saiyai.engine.result import Value

_KINDS: Final = ("exchange", "contribution", "care", "request")
_NO_GIVING: Final = (Good.CONTACT, Good.REQUEST)


@dataclass(frozen=True, slots=True, eq=False)
class Giving:
    """Acts of giving between members. Shapes: all (flows,); `events` are rows of events.

    `acts` is as how many acts the teller counts one; unlike units are never added. `amounts` is
    what was given where all of it was told in one unit, else None.
    """

    events: Ints
    givers: Ints
    receivers: Ints
    goods: Ints
    acts: Ints
    amounts: Ints | None = None

    def __len__(self) -> int:
        return len(self.events)


def giving_of(inside: Inside) -> Giving:
    """What was given between members in the time that power is read over."""
    flows = inside.record.flows
    proven = inside.record.events["proof"] == int(Proof.ACT)
    given = (inside.is_kind(*_KINDS) & proven) | inside.is_kind("benefit")
    late = inside.since(inside.bounds.power_days) & given
    kept = late[flows["event"]] & ~flows.has("good", *_NO_GIVING)
    kept &= inside.members[flows["source"]] & inside.members[flows["target"]]
    acts = np.ones(len(inside.record.events), np.int64)
    told = inside.record.data["exchange"]
    acts[told["event"]] = np.maximum(told["acts"], 1)
    event, unit, amount = (flows[name][kept] for name in ("event", "unit", "amount"))
    one_unit = len(np.unique(unit)) == 1 and bool((amount > 0).all()) and bool((unit > 0).all())
    return Giving(
        event,
        flows["source"][kept],
        flows["target"][kept],
        flows["good"][kept],
        acts[event],
        amount if one_unit else None,
    )


def circulating(giving: Giving, n: int) -> float:
    """Of all acts the share that goes round, by whatever ways: a ring of gifts is 1."""
    if not len(giving):
        return 0.0
    network = make_network(
        n, giving.givers, giving.receivers, directed=True, weights=giving.acts.astype(np.float64)
    )
    found = circulation(network)
    return float(found.value) if isinstance(found, Value) else 0.0
