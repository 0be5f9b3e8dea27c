"""Contacts in time and by pair: every tie with a time, and none to oneself."""

import numpy as np
from hypothesis import given

from saiyai.engine.contacts import contacts, in_time, moments, pair_ends
from saiyai.engine.network import Network, make_network
from tests.engine.strategies import examples, networks


@examples
@given(networks(told=True))
def test_every_contact_stands_once_in_time_and_once_by_pair(network: Network) -> None:
    assert network.times is not None
    ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    told = [(*pair, day) for pair, day in zip(ends, network.times.tolist(), strict=True)]
    told = [(a, b, day) for a, b, day in told if a != b]
    by_time, by_pair = in_time(network), contacts(network)

    columns = (by_time.sources, by_time.targets, by_time.times)
    assert [*zip(*columns, strict=True)] == sorted(told, key=lambda one: one[2])
    pairs = np.repeat(np.arange(len(by_pair.indptr) - 1), np.diff(by_pair.indptr))
    ways = (*pair_ends(network, pairs).T, by_pair.times, by_pair.forward)
    rows = [*zip(*(column.tolist() for column in ways), strict=True)]
    expected = [(min(a, b), max(a, b), day, a < b) for a, b, day in told]
    assert [row[:3] for row in rows] == sorted(row[:3] for row in expected)
    assert sorted(rows) == sorted(expected)


@examples
@given(networks(told=True))
def test_moments_of_a_pair_are_its_times_without_repeats(network: Network) -> None:
    found = contacts(network)
    told = moments(found)

    for pair in range(len(found.indptr) - 1):
        here = slice(int(found.indptr[pair]), int(found.indptr[pair + 1]))
        once = slice(int(told.indptr[pair]), int(told.indptr[pair + 1]))
        assert told.times[once].tolist() == sorted(set(found.times[here].tolist()))


def test_where_no_times_are_told_there_are_no_contacts() -> None:
    untimed = make_network(3, [0, 1], [1, 2], directed=True)

    assert len(in_time(untimed).times) == len(contacts(untimed).times) == 0
    assert contacts(untimed).indptr.tolist() == [0]
