"""What the tests of the API begin from: a small record of the keeper's, and who may knock."""

from collections.abc import Iterator

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, IssueDraft, PlaceDraft, TieDraft
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.areas.loading import load_areas
from saiyai.services.issues import record_issue
from saiyai.services.places import record_place
from saiyai.services.ties import record_tie
from tests.areas import area_list
from tests.conftest import Once, begin_trial
from tests.doors import Reader
from tests.plans import tell_plans


def tell_trial(network: Network) -> Network:
    """Two groups with a line, a third, a person, two networks; two places and an issue."""
    for ref, kind in (
        *(("a", ActorKind.GROUP), ("b", ActorKind.GROUP), ("c", ActorKind.GROUP)),
        *(("pim", ActorKind.PERSON), ("n", ActorKind.NETWORK), ("m", ActorKind.NETWORK)),
    ):
        record_actor(LOCAL_KEEPER, network, ActorDraft(ref=ref, name_en=ref.upper(), kind=kind))
    load_areas(LOCAL_KEEPER, area_list(), "areas.csv")
    record_place(LOCAL_KEEPER, network, PlaceDraft("river", name_th="ลุ่มน้ำ", name_en="River"))
    record_place(LOCAL_KEEPER, network, PlaceDraft("bank", name_th="ริมน้ำ", parent="river"))
    record_issue(LOCAL_KEEPER, network, IssueDraft("water", name_th="น้ำ", name_en="Water"))
    tell_plans(LOCAL_KEEPER, network)
    record_tie(LOCAL_KEEPER, network, TieDraft("a", "b", ref="ab"))
    return network


@pytest.fixture
def trial(network: Network) -> Network:
    """Two groups with a line, a third, a person, two networks; two places and an issue."""
    return tell_trial(network)


@pytest.fixture(scope="module")
def told_trial(once: Once) -> Iterator[Network]:
    """The same told once for a module that has many tests of it."""
    with once():
        yield tell_trial(begin_trial())


@pytest.fixture
def teller(trial: Network) -> Reader:
    """The keeper of the small record, at the API."""
    return Reader()
