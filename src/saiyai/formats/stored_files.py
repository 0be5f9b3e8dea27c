"""A network that was read once, kept as a file of arrays with the ids and names of its nodes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from saiyai.domain.errors import UnwritableFile
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.network import Network
from saiyai.engine.stored import MAGIC, is_stored, open_network, store_network
from saiyai.formats.refusals import no_access, unreadable

_NODES: Final = "nodes"


@dataclass(frozen=True, slots=True, eq=False)
class KeptNetwork:
    """A network with who its nodes are: node i has `ids[i]` and `names[i]`."""

    ids: Sequence[str]
    names: Sequence[str]
    network: Network


def keep_network(path: Path, kept: KeptNetwork) -> None:
    """Write a network to a file that opens at once. Raises: UnwritableFile."""
    nodes = io.BytesIO()
    columns = {"id": kept.ids, "name": kept.names}
    pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).write_ipc(nodes)
    try:
        store_network(kept.network, path, {_NODES: nodes.getvalue()})
    except OSError as wrong:
        raise UnwritableFile(path=path, problem=wrong.strerror or str(wrong)) from wrong


def open_kept(path: Path, *, as_it_is: bool) -> KeptNetwork | None:
    """The network in a file that was kept; None where the file is another.

    It is settled: where somebody wants it otherwise than as it is, that is refused.
    Raises: UnknownFile, UnreadableFile.
    """
    try:
        with path.open("rb") as stream:
            if not is_stored(stream.read(len(MAGIC))):
                return None
        if not as_it_is:
            raise unreadable(path.name, "kept_is_settled")
        stored = open_network(path)
        nodes = pl.read_ipc(io.BytesIO(stored.beside[_NODES]))
    except OSError as wrong:
        raise no_access(path, wrong) from wrong
    except MalformedNetwork as wrong:
        if wrong.facts["problem"] == "stored_by_another_version":
            raise unreadable(path.name, "kept_by_another") from wrong
        raise unreadable(path.name, "damaged_zip") from wrong
    return KeptNetwork(nodes["id"].to_list(), nodes["name"].to_list(), stored.network)
