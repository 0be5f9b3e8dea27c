"""A pass over a network is made once, and forgotten with it."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

from saiyai.engine.network import Network, make_network
from saiyai.engine.passes import passed


def _small() -> Network:
    return make_network(3, [0, 1], [1, 2], directed=True)


def test_a_pass_is_made_once_for_a_network_and_anew_for_another() -> None:
    made: list[int] = []

    def count(network: Network) -> int:
        made.append(network.n)
        return network.m

    one, other = _small(), _small()

    assert [passed(one, count), passed(one, count), passed(other, count)] == [2, 2, 2]
    assert made == [3, 3]


def test_two_passes_over_one_network_are_two() -> None:
    network = _small()

    assert passed(network, lambda given: given.n) == 3
    assert passed(network, lambda given: given.m) == 2


def test_what_fails_is_not_kept() -> None:
    network, tries = _small(), iter([ZeroDivisionError(), None])

    def work(_network: Network) -> str:
        if error := next(tries):
            raise error
        return "done"

    with ThreadPoolExecutor(1) as pool:
        assert isinstance(pool.submit(passed, network, work).exception(), ZeroDivisionError)
    assert passed(network, work) == "done"


def test_threads_that_ask_at_once_are_given_the_same() -> None:
    network = _small()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: passed(network, nodes_of), range(200)))

    assert len({id(one) for one in found}) == 1


def nodes_of(network: Network) -> list[int]:
    return [network.n]


def test_what_was_found_goes_with_its_network() -> None:
    class Found:
        pass

    network = _small()
    found = weakref.ref(passed(network, lambda _given: Found()))
    assert found() is not None
    del network
    gc.collect()

    assert found() is None
