"""What is stored comes back from the file itself, and a file that changed is refused."""

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.measure import run
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import to_plain
from saiyai.engine.stored import MAGIC, is_stored, open_network, store_network
from saiyai.engine.told import TOLD
from tests.engine.strategies import networks

_HEAD_AT = len(MAGIC) + 40


def small() -> Network:
    return make_network(
        4, [0, 1, 2, 2], [1, 2, 0, 0], directed=True, weights=[1, 2, 3, 4], groups=[0, 0, 1, -1]
    )


@settings(deadline=None, max_examples=60)
@given(network=networks(weighted=True, told=True))
def test_what_is_stored_comes_back(network: Network) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        store_network(network, path, {"ids": "ก\n".encode(), "nothing": b""})
        stored = open_network(path)

    back = stored.network
    assert stored.beside == {"ids": "ก\n".encode(), "nothing": b""}
    assert (back.n, back.m, back.directed) == (network.n, network.m, network.directed)
    for name in ("sources", "targets", "dyads", "arriving", *TOLD):
        one, other = getattr(network, name), getattr(back, name)
        assert (one is None) == (other is None)
        if one is not None:
            assert one.dtype == other.dtype
            assert one.tolist() == other.tolist()
    for rows in ("arcs", "simple", "out", "into"):
        for one, other in zip(getattr(network, rows), getattr(back, rows), strict=True):
            assert one.tolist() == other.tolist()


def test_every_measure_says_the_same_of_a_stored_network(tmp_path: Path) -> None:
    told = {name: [1, 2, 1, 1, 3] for name in ("weights", "layers", "times")}
    network = make_network(
        4, [0, 1, 2, 2, 3], [1, 2, 0, 3, 2], directed=True, groups=[0, 1, 0, 1],
        signs=[1, 1, -1, 1, 1], **told,
    )  # fmt: skip
    store_network(network, tmp_path / "a")
    back = open_network(tmp_path / "a").network

    for measure in MEASURES.values():
        ids = [str(node) for node in range(4)]
        assert to_plain(run(measure, back), ids) == to_plain(run(measure, network), ids)


def test_arrays_lie_in_the_file_and_cannot_be_written(tmp_path: Path) -> None:
    store_network(small(), tmp_path / "a")
    back = open_network(tmp_path / "a").network

    assert back.sources.base is not None
    assert not back.sources.flags.writeable
    assert back.arcs.indices.ctypes.data % 64 == 0
    assert is_stored((tmp_path / "a").read_bytes()[:64])


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "a.part").mkdir()

    with pytest.raises(OSError, match=r"a\.part"):
        store_network(small(), tmp_path / "a")

    assert (tmp_path / "a").read_bytes() == b"before"


def test_a_changed_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    store_network(small(), tmp_path / "a", {"ids": b"abcd"})
    whole = (tmp_path / "a").read_bytes()
    padding = 0
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "b").write_bytes(changed)
        try:
            open_network(tmp_path / "b")
        except MalformedNetwork:
            continue
        assert whole[place] == 0  # between two parts
        padding += 1
    assert padding < len(whole) / 3


@pytest.mark.parametrize("kept", [0, 10, 60, 300, 900])
def test_a_file_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    store_network(small(), tmp_path / "a")
    (tmp_path / "b").write_bytes((tmp_path / "a").read_bytes()[:kept])

    with pytest.raises(MalformedNetwork) as refused:
        open_network(tmp_path / "b")

    assert refused.value.facts["problem"] == "damaged_file"


def test_another_file_and_another_version_are_told_apart(tmp_path: Path) -> None:
    store_network(small(), tmp_path / "a")
    whole = (tmp_path / "a").read_bytes()
    (tmp_path / "other").write_bytes(b"source,target\n" * 9)
    (tmp_path / "newer").write_bytes(whole[: len(MAGIC) - 1] + b"2" + whole[len(MAGIC) :])

    for name, problem in (
        ("other", "not_a_stored_network"),
        ("newer", "stored_by_another_version"),
    ):
        with pytest.raises(MalformedNetwork) as refused:
            open_network(tmp_path / name)
        assert refused.value.facts["problem"] == problem


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("sources", [0, 1, 2, 4]),
        ("targets", [0, 1, 2, -1]),
        ("arcs.indices", [1, 2, 9]),
        ("arcs.indptr", [0, 2, 1, 3, 3]),
        ("arcs.indptr", [0, 1, 2, 3, 9]),
        ("dyads", [1, 2, 1, 0, 1, 2]),
        ("weights", [1, 2, np.nan, 1]),
        ("groups", [0, 0, 1, -2]),
    ],
)
def test_numbers_that_lead_outside_are_refused(
    tmp_path: Path, part: str, values: list[float]
) -> None:
    store_network(small(), tmp_path / "a")
    whole = bytearray((tmp_path / "a").read_bytes())
    length = int.from_bytes(whole[_HEAD_AT - 8 : _HEAD_AT], "little")
    head = json.loads(whole[_HEAD_AT : _HEAD_AT + length])
    begin = -(-(_HEAD_AT + length) // 64) * 64
    listed = next(one for one in head["parts"] if one["name"] == part)
    wrong = np.array(values, listed["dtype"])
    assert len(wrong) == listed["length"]
    place = begin + listed["place"]
    whole[place : place + wrong.nbytes] = wrong.tobytes()
    listed["sha256"] = hashlib.sha256(wrong.tobytes()).hexdigest()
    told = json.dumps(head).encode()
    whole[_HEAD_AT : _HEAD_AT + length] = told
    whole[len(MAGIC) : len(MAGIC) + 32] = hashlib.sha256(told).digest()
    (tmp_path / "b").write_bytes(whole)

    with pytest.raises(MalformedNetwork):
        open_network(tmp_path / "b")
