"""What the tests of the pages begin from."""

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, IssueDraft, PlaceDraft, TieDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.areas.loading import load_areas
from saiyai.services.issues import record_issue
from saiyai.services.places import record_place
from saiyai.services.ties import record_tie
from tests.areas import area_list
from tests.doors import Reader
from tests.plans import tell_plans


@pytest.fixture
def trial(network: Network, keeper: Viewer) -> Network:
    """Three groups and a person, with one line; two places and an issue."""
    for ref, name, kind in (
        *(("a", "กลุ่มผักอินทรีย์", ActorKind.GROUP), ("b", "กลุ่มทอผ้า", ActorKind.GROUP)),
        *(("c", "กลุ่มป่าชุมชน", ActorKind.GROUP), ("pim", "พี่พิม", ActorKind.PERSON)),
    ):
        draft = ActorDraft(ref=ref, name_th=name, name_en=ref.upper(), kind=kind)
        record_actor(keeper, network, draft)
    load_areas(keeper, area_list(), "areas.csv")
    record_place(keeper, network, PlaceDraft("river", name_th="ลุ่มน้ำ", name_en="River"))
    record_place(keeper, network, PlaceDraft("bank", name_th="ริมน้ำ", parent="river"))
    record_issue(keeper, network, IssueDraft("water", name_th="น้ำ", name_en="Water"))
    tell_plans(keeper, network)
    record_tie(keeper, network, TieDraft("a", "b", ref="ab"))
    return network


@pytest.fixture
def browser(trial: Network) -> Reader:
    """The keeper of the small record, at its pages."""
    return Reader()
