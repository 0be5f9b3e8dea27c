"""Who is one actor is the same whether it is read once for an answer or asked for each time."""

from collections.abc import Mapping

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries import merged
from saiyai.queries.identities import kept_for, kept_rows, rows_for
from saiyai.queries.merged import merged_known
from saiyai.queries.networks import newest_seq
from saiyai.queries.one_answer import in_one_answer
from saiyai.records.connections import alias
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.merging import merge_actors, withdraw_merge

pytestmark = pytest.mark.django_db

Read = tuple[Mapping[int, int], Mapping[int, int], Mapping[int, int]]


@pytest.fixture
def ids(network: Network, keeper: Viewer) -> list[int]:
    """Five groups: the second is the first, and the third the second; of two no more is told."""
    drafts = [ActorDraft(f"g{n}", name_th=f"กลุ่ม {n}", kind=ActorKind.GROUP) for n in range(5)]
    rows = [record_actor(keeper, network, draft) for draft in drafts]
    merge_actors(keeper, network, rows[1], rows[2])
    merge_actors(keeper, network, rows[0], rows[1])
    return [row.pk for row in rows]


def read(network: Network, ids: list[int], known: int | None) -> Read:
    return kept_rows(network, known), kept_for(ids, known), rows_for(ids[:1], known)


def test_an_answer_reads_of_every_change_what_is_read_outside(
    network: Network, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = [None, *range(newest_seq(network) + 1)]
    outside = [read(network, ids, known) for known in changes]

    assert outside[0][2] == dict.fromkeys(ids[:3], ids[0])
    assert len({str(one) for one in outside}) == 3
    with in_one_answer():
        assert [read(network, ids, known) for known in changes] == outside
    monkeypatch.setattr(merged, "_FEW", 1)
    with in_one_answer():
        assert merged_known(None) is None
        assert [read(network, ids, known) for known in changes] == outside


def test_a_merge_taken_apart_within_an_answer_is_apart_at_once(
    network: Network, keeper: Viewer, ids: list[int]
) -> None:
    with in_one_answer():
        assert kept_for(ids)[ids[1]] == ids[0]
        withdraw_merge(keeper, network, "g1")
        assert kept_for(ids)[ids[1]] == ids[1]


def test_an_answer_asks_once_who_is_one_actor(network: Network, ids: list[int]) -> None:
    with in_one_answer(), CaptureQueriesContext(connections[alias()]) as asked:
        for one in ids:
            assert kept_for([one])
            assert rows_for([one])
    assert len(asked) == 1
