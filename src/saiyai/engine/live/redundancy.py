"""How far contacts are the same contacts over again, kept up while ties change."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.live.pairs import PairRows


class Held(NamedTuple):
    """What the bonds of a node make together, how it is held by them, and room for a walk.

    Shapes: each (n,); `near` is 0 and `touched` not marked between two walks.
    """

    there: Float64s
    back: Float64s
    strength: Float64s
    """Both of them together."""
    contacts: Int64s
    """To how many others there is a bond of more than 0."""
    constraint: Float64s
    near: Float64s
    touched: Bools


@kernel
def add_shared(rows: PairRows, held: Held, nodes: Int64s, sign: int) -> None:
    """Add what pairs share by way of these nodes to what is shared, or take it off again.

    Note: what is taken off is, to the last bit, what was added, as long as neither the bonds of
    these nodes nor their strength has changed; and what a sum has no digits for is kept beside
    it. So a great weight that comes and goes leaves no trace.
    Cost: O(degrees of the neighbours of the nodes).
    Source: for the two sums Neumaier 1974, Zeitschrift für Angewandte Mathematik und Mechanik 54.
    """
    near = held.near
    for node in nodes:
        begin, end = rows.begin[node], rows.begin[node] + rows.length[node]
        scale = 1.0 / held.strength[node] if held.strength[node] > 0 else 0.0
        for place in range(begin, end):
            near[rows.others[place]] = max(rows.there[place] + rows.back[place], 0.0)
        for place in range(begin, end):
            other = rows.others[place]
            bond = sign * near[other] * scale
            for entry in range(rows.begin[other], rows.begin[other] + rows.length[other]):
                if near[rows.others[entry]] > 0:
                    rows.shared[entry], rows.rest[entry] = _plus(
                        rows.shared[entry], rows.rest[entry], bond * near[rows.others[entry]]
                    )
        for place in range(begin, end):
            near[rows.others[place]] = 0.0


@kernel
def _plus(total: float, rest: float, term: float) -> tuple[float, float]:
    """One term more in a sum, and in what the sum has no digits for."""
    after = total + term
    if abs(total) >= abs(term):
        return after, rest + ((total - after) + term)
    return after, rest + ((term - after) + total)


@kernel
def share_anew(rows: PairRows, held: Held, pairs: tuple[Int64s, Int64s], altered: Bools) -> None:
    """What new pairs share by way of others, but of those who are altered themselves.

    Note: to the last bit what `add_shared` would have added for those others.
    """
    near = held.near
    for at in range(len(pairs[0])):
        for node, other in ((pairs[0][at], pairs[1][at]), (pairs[1][at], pairs[0][at])):
            for place in range(rows.begin[other], rows.begin[other] + rows.length[other]):
                near[rows.others[place]] = max(rows.there[place] + rows.back[place], 0.0)
            shared, rest, mine = 0.0, 0.0, -1
            for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
                third = rows.others[place]
                bond = rows.there[place] + rows.back[place]
                if third == other:
                    mine = place
                elif near[third] > 0 and bond > 0 and not altered[third]:
                    scale = 1.0 / held.strength[third] if held.strength[third] > 0 else 0.0
                    shared, rest = _plus(shared, rest, bond * scale * near[third])
            rows.shared[mine], rows.rest[mine] = shared, rest
            for place in range(rows.begin[other], rows.begin[other] + rows.length[other]):
                near[rows.others[place]] = 0.0


@kernel
def weigh(rows: PairRows, held: Held, nodes: Int64s) -> None:
    """What all bonds of these nodes make together, added up again."""
    for node in nodes:
        there, back = 0.0, 0.0
        for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
            there += rows.there[place]
            back += rows.back[place]
        held.there[node], held.back[node], held.strength[node] = there, back, there + back


@kernel
def hold(rows: PairRows, held: Held, nodes: Int64s) -> bool:
    """How these nodes and their neighbours are held; whether all of it can be told in numbers.

    Cost: O(degrees of the neighbours of the nodes).
    """
    sound = True
    for node in nodes:
        held.touched[node] = True
        sound &= _hold(rows, held, node)
    for node in nodes:
        for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
            other = rows.others[place]
            if not held.touched[other]:
                held.touched[other] = True
                sound &= _hold(rows, held, other)
    for node in nodes:
        held.touched[node] = False
        for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
            held.touched[rows.others[place]] = False
    return sound


@kernel
def _hold(rows: PairRows, held: Held, node: int) -> bool:
    contacts, constraint, total = 0, 0.0, held.strength[node]
    for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
        bond = rows.there[place] + rows.back[place]
        if bond > 0 and total > 0:
            share = (bond + (rows.shared[place] + rows.rest[place])) / total
            contacts += 1
            constraint += share * share
    held.contacts[node], held.constraint[node] = contacts, constraint
    return bool(np.isfinite(constraint))
