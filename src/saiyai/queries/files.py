"""Networks in files: read and measured as they are, without a record or a database.

Whoever holds a file may read it, so no viewer is asked here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saiyai.domain.tables import Problem
from saiyai.engine.catalogue import MEASURES, measure_of
from saiyai.engine.measure import run, run_all
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Result, to_plain
from saiyai.formats.network_files import read_network
from saiyai.formats.stored_files import KeptNetwork, keep_network, open_kept


@dataclass(frozen=True, slots=True, eq=False)
class NetworkFile:
    """The network of a file. Node i of `network` has `ids[i]` and `names[i]`."""

    ids: Sequence[str]
    names: Sequence[str]
    network: Network
    problems: Sequence[Problem]
    """What of the file could not be read, each with its place."""

    def measure(self, measure_id: str) -> Result:
        """One measure: `outcome` holds numbers, or the reason why there is none.

        Raises: UnknownMeasure with the measures there are.
        """
        return run(measure_of(measure_id), self.network)

    def measures(self, wanted: Sequence[str] = ()) -> list[Result]:
        """Several measures, all of the catalogue without any. Raises: UnknownMeasure."""
        return run_all([measure_of(one) for one in wanted or MEASURES], self.network)

    def keep(self, path: str | Path) -> None:
        """Keep the network in a file that `read` opens at once. Raises: UnwritableFile."""
        keep_network(Path(path), KeptNetwork(self.ids, self.names, self.network))

    def to_plain(self, results: Sequence[Result]) -> dict[str, Any]:
        """Results as JSON, as `saiyai measure` prints them; nodes by their ids."""
        network = self.network
        return {
            "network": {"nodes": network.n, "ties": network.m, "directed": network.directed},
            "measures": {result.measure: to_plain(result, self.ids) for result in results},
        }


def read_file(
    path: str | Path,
    *,
    nodes: str | Path | None = None,
    directed: bool | None = None,
    weight: str | None = None,
) -> NetworkFile:
    """The network in a file: a list of ties, a matrix, a workbook, GraphML, an export of ours.

    `nodes` is a file of nodes with a column `id`, where those without a tie stand; `directed`
    overrules what the file says; `weight` names its column of weights. A network that was kept
    is opened as it is; of that none of these can be said.
    Raises: UnknownFile, UnknownFormat, UnreadableFile, EmptyFile, ColumnMissing.
    """
    file = Path(path)
    if kept := open_kept(file, as_it_is=(nodes, directed, weight) == (None, None, None)):
        return NetworkFile(kept.ids, kept.names, kept.network, ())
    told = read_network(path, nodes=nodes, directed=directed, weight=weight)
    network = make_network(
        len(told.ids), told.sources, told.targets, directed=told.directed, weights=told.weights
    )
    return NetworkFile(told.ids, told.names, network, told.problems)
