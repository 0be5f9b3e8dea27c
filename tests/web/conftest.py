"""What the tests of the pages begin from."""

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
from tests.findings import make_all
from tests.plans import tell_plans


def tell_trial(network: Network) -> Network:
    """Three groups and a person, with one line; two places and an issue."""
    for ref, name, kind in (
        *(("a", "กลุ่มผักอินทรีย์", ActorKind.GROUP), ("b", "กลุ่มทอผ้า", ActorKind.GROUP)),
        *(("c", "กลุ่มป่าชุมชน", ActorKind.GROUP), ("pim", "พี่พิม", ActorKind.PERSON)),
    ):
        draft = ActorDraft(ref=ref, name_th=name, name_en=ref.upper(), kind=kind)
        record_actor(LOCAL_KEEPER, network, draft)
    load_areas(LOCAL_KEEPER, area_list(), "areas.csv")
    record_place(LOCAL_KEEPER, network, PlaceDraft("river", name_th="ลุ่มน้ำ", name_en="River"))
    record_place(LOCAL_KEEPER, network, PlaceDraft("bank", name_th="ริมน้ำ", parent="river"))
    record_issue(LOCAL_KEEPER, network, IssueDraft("water", name_th="น้ำ", name_en="Water"))
    tell_plans(LOCAL_KEEPER, network)
    record_tie(LOCAL_KEEPER, network, TieDraft("a", "b", ref="ab"))
    return network


@pytest.fixture
def trial(network: Network) -> Network:
    """Three groups and a person, with one line; two places and an issue."""
    return tell_trial(network)


@pytest.fixture(scope="module")
def told_trial(once: Once) -> Iterator[Network]:
    """The same told once for a module that has many tests of it."""
    with once():
        yield tell_trial(begin_trial())


@pytest.fixture
def browser(trial: Network) -> Reader:
    """The keeper of the small record, at its pages."""
    return Reader()


@pytest.fixture(scope="module")
def told_profile(once: Once, told_sample: Network) -> Iterator[Network]:
    """The sample, its profile made once as a worker makes it after it was opened."""
    with once():
        Reader().post("/sample")
        make_all(told_sample)
        yield told_sample


@pytest.fixture
def made(told_profile: Network, db: None) -> Network:
    """The same for one test."""
    return told_profile
