"""A network on disk as the arrays it is: written once, opened by mapping the file into memory.

    16 bytes  what it is, and the version of this form
    32 bytes  SHA-256 of the head
     8 bytes  how long the head is, little-endian
    head      JSON: nodes, direction, and of each part its name, type, length, place and SHA-256
    parts     one array after another, each at a multiple of 64 bytes

A part whose bytes have changed, or whose numbers lead outside the network, is refused, since a
kernel follows them without looking. That the rows are those of the ties is taken on trust: open
files of your own making, as with any file that a program keeps for itself.
"""

import hashlib
import json
import mmap
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import seal
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import Adjacency, degrees, entries_per_node
from saiyai.engine.told import TOLD, refuse_unless_told

MAGIC: Final = b"saiyai network 1"
_HEAD_AT: Final = len(MAGIC) + 32 + 8
_ALIGNED: Final = 64

_Parts = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """An opened file: the network, whose arrays lie in it, and what was stored beside."""

    network: Network
    beside: Mapping[str, bytes]


def store_network(network: Network, path: Path, beside: Mapping[str, bytes] | None = None) -> None:
    """Write a network, and bytes of the caller's beside it, to a file of their own.

    The file appears whole or not at all: it is written under another name and then renamed.
    Raises: OSError.
    Cost: one pass over its arrays; 22 bytes a tie of an unweighted directed network.
    """
    parts: dict[str, NDArray[Any]] = dict(_arrays(network))
    for name, content in (beside or {}).items():
        parts[f"beside.{name}"] = np.frombuffer(content, np.uint8)
    head = _head(network, parts)
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("wb") as out:
            out.write(MAGIC + hashlib.sha256(head).digest() + len(head).to_bytes(8, "little"))
            out.write(head)
            for array in parts.values():
                out.write(bytes(-out.tell() % _ALIGNED))
                out.write(np.ascontiguousarray(array).data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def open_network(path: Path) -> Stored:
    """The network in a file that `store_network` wrote, its arrays mapped from there.

    Raises: OSError; MalformedNetwork where the file is another, damaged or of a newer Saiyai.
    Cost: one look at every byte, for the digests, on all cores: about a fifth of a second for 10
        million ties.
    """
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        if size < _HEAD_AT:
            raise MalformedNetwork(problem="damaged_file", part="head")
        held = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        head = _read_head(held)
        names = [part["name"] for part in head["parts"]]
        with ThreadPoolExecutor() as pool:  # digests are made without the interpreter's lock
            parts = dict(zip(names, pool.map(partial(_part, held), head["parts"]), strict=True))
    except (KeyError, TypeError, ValueError) as wrong:
        raise MalformedNetwork(problem="damaged_file", part="head") from wrong
    beside = {
        name.removeprefix("beside."): array.tobytes()
        for name, array in parts.items()
        if name.startswith("beside.")
    }
    return Stored(_network(head, parts), beside)


def is_stored(beginning: bytes) -> bool:
    """Whether a file begins like one of these, of whatever version."""
    return beginning.startswith(MAGIC[:-1])


def _arrays(network: Network) -> Iterator[tuple[str, NDArray[Any]]]:
    yield "sources", network.sources
    yield "targets", network.targets
    rows = {"arcs": network.arcs} | ({"simple": network.simple} if network.directed else {})
    for name, adjacency in rows.items():
        yield f"{name}.indptr", adjacency.indptr
        yield f"{name}.indices", adjacency.indices
    if network.directed:
        yield "dyads", network.dyads
    for name in TOLD:
        column = getattr(network, name)
        if column is not None:
            yield name, column


def _head(network: Network, parts: _Parts) -> bytes:
    """The head, with places counted from the end of it, so that its own length does not matter."""
    listed, place = [], 0
    for name, array in parts.items():
        listed.append(
            {
                "name": name,
                "dtype": array.dtype.str,
                "length": len(array),
                "place": place,
                "sha256": hashlib.sha256(np.ascontiguousarray(array).data).hexdigest(),
            }
        )
        place += -(-array.nbytes // _ALIGNED) * _ALIGNED
    return json.dumps({"nodes": network.n, "directed": network.directed, "parts": listed}).encode()


def _read_head(held: mmap.mmap) -> dict[str, Any]:
    if not is_stored(held[: len(MAGIC)]):
        raise MalformedNetwork(problem="not_a_stored_network")
    if held[: len(MAGIC)] != MAGIC:
        raise MalformedNetwork(problem="stored_by_another_version")
    length = int.from_bytes(held[_HEAD_AT - 8 : _HEAD_AT], "little")
    head = held[_HEAD_AT : _HEAD_AT + length]
    if hashlib.sha256(head).digest() != held[len(MAGIC) : len(MAGIC) + 32]:
        raise MalformedNetwork(problem="damaged_file", part="head")
    told: dict[str, Any] = json.loads(head)
    told["begin"] = -(-(_HEAD_AT + length) // _ALIGNED) * _ALIGNED
    for part in told["parts"]:
        part["place"] += told["begin"]
    return told


def _part(held: mmap.mmap, part: Mapping[str, Any]) -> NDArray[Any]:
    """An array of the file, without a copy. Raises: MalformedNetwork with its name."""
    dtype, length, place = np.dtype(part["dtype"]), int(part["length"]), int(part["place"])
    if length == 0:
        return np.empty(0, dtype)
    if min(place, length) < 0 or place + length * dtype.itemsize > len(held):
        raise MalformedNetwork(problem="damaged_file", part=part["name"])
    array = np.frombuffer(held, dtype, length, place)
    if hashlib.sha256(array.data).hexdigest() != part["sha256"]:
        raise MalformedNetwork(problem="damaged_file", part=part["name"])
    return array


def _network(head: Mapping[str, Any], parts: _Parts) -> Network:
    n, directed = int(head["nodes"]), bool(head["directed"])
    sources, targets = _indices(parts, "sources", n), _indices(parts, "targets", n)
    if len(sources) != len(targets):
        raise MalformedNetwork(problem="damaged_file", part="targets")
    arcs = _rows(parts, "arcs", n)
    simple = _rows(parts, "simple", n) if directed else arcs
    dyads = _typed(parts, "dyads", np.uint8) if directed else np.empty(0, np.uint8)
    if directed and (len(dyads) != len(simple.indices) or not _within(dyads, 1, 3)):
        raise MalformedNetwork(problem="damaged_file", part="dyads")
    told = {name: parts.get(name) for name in TOLD}
    refuse_unless_told(n, len(sources), told)
    arriving = seal(entries_per_node(arcs))
    leaving = seal(degrees(arcs)) if directed else arriving
    columns: dict[str, Any] = {**told, "arriving": arriving, "leaving": leaving}
    return Network(n, sources, targets, directed, arcs, simple, dyads, **columns)


def _typed(parts: _Parts, name: str, dtype: type[Any]) -> NDArray[Any]:
    if name not in parts or parts[name].dtype != dtype:
        raise MalformedNetwork(problem="damaged_file", part=name)
    return parts[name]


def _indices(parts: _Parts, name: str, n: int) -> NDArray[np.int32]:
    found = _typed(parts, name, np.int32)
    if not _within(found, 0, n - 1):
        raise MalformedNetwork(problem="damaged_file", part=name)
    return found


def _rows(parts: _Parts, name: str, n: int) -> Adjacency:
    indptr = _typed(parts, f"{name}.indptr", np.int64)
    indices = _indices(parts, f"{name}.indices", n)
    begins = len(indptr) == n + 1 and indptr[0] == 0 and indptr[-1] == len(indices)
    if not begins or (np.diff(indptr) < 0).any():
        raise MalformedNetwork(problem="damaged_file", part=f"{name}.indptr")
    return Adjacency(indptr, indices)


def _within(array: NDArray[Any], low: int, high: int) -> bool:
    return not len(array) or bool(array.min() >= low and array.max() <= high)
