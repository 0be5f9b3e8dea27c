"""What one pass over the triangles of a network has found, for all measures that read it."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.forward import NO_TIES, Ties, at_nodes, forward
from saiyai.engine.ops.frustration import AGAINST, FOR
from saiyai.engine.ops.holes import Holes, holes
from saiyai.engine.ops.ties import CommonNeighbours
from saiyai.engine.ops.triangles import tally_triangles
from saiyai.engine.passes import found_before, passed


@dataclass(frozen=True, slots=True, eq=False)
class Triads:
    """What all triangles of a network add up to.

    Shapes: triangles (n,); codes and signed (64,); closed (n, 5), or empty where no groups are
        told.
    """

    triangles: Int64s
    """Through each node."""
    codes: Int64s
    """Triangles by their dyads, as in `Tally`."""
    signed: Int64s
    """Triangles by what the ties of their pairs say, FOR, AGAINST or both added up, as in `Tally`;
    all at 0 where no signs are told."""
    common: CommonNeighbours
    closed: Int32s
    """For each node, ways through it that a tie makes needless, as in `Tally`."""
    holes: Holes


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """What is known of triangles without what ties weigh. Shapes: as in `Triads`."""

    triangles: Int64s
    codes: Int64s


def corners(network: Network) -> Corners | Triads:
    """The triangles of a network for those who read no weights and no groups.

    Cost: as `triads`, without reading ties; nothing where those are known.
    """
    return found_before(network, _met) or passed(network, _counted)


def triads(network: Network) -> Triads:
    """The triangles of a network, met once for all who ask.

    Cost: O(m^1.5) time on two cores when first asked. What is found takes 48 bytes a node and 4
        a pair, and 20 more a node where there are groups. While it works it holds 49 bytes a pair
        and 100 a node, and where ties have weights 8 more a pair.
    """
    return passed(network, _met)


def _counted(network: Network) -> Corners:
    rows = forward(network.simple, network.dyads)
    tally = tally_triangles(rows, np.empty(0, np.int32))
    return Corners(at_nodes(rows, tally.triangles), seal(tally.codes))


def _met(network: Network) -> Triads:
    with np.errstate(all="ignore"):  # weights may add up to infinity, which their readers see
        rows = forward(network.simple, network.dyads, _told(network))
    groups = np.empty(0, np.int32) if network.groups is None else network.groups[rows.nodes]
    with np.errstate(all="ignore"):
        tally = tally_triangles(rows, groups)
        found = holes(rows, tally)
    closed = at_nodes(rows, tally.closed) if len(groups) else seal(tally.closed)
    common = CommonNeighbours(at_nodes(rows, rows.indptr[:-1]), tally.common)
    return Triads(
        at_nodes(rows, tally.triangles),
        seal(tally.codes),
        seal(tally.signed),
        sealed(common),
        closed,
        found,
    )


def _told(network: Network) -> Ties:
    """What every tie weighs and says, FOR or AGAINST, as far as either is told."""
    weights, kinds = NO_TIES.weights, NO_TIES.kinds
    if network.weights is not None:
        weights = network.weights
    if network.signs is not None:
        kinds = seal(np.where(network.signs > 0, np.uint8(FOR), np.uint8(AGAINST)))
    return Ties(network.sources, network.targets, weights, kinds)
