"""Import, edit, undo: what is taken out is byte for byte what it was before."""

import pytest

from saiyai.domain.actors import Role
from saiyai.domain.drafts import (
    ActorDraft,
    CoverageDraft,
    EventDraft,
    MembershipDraft,
    PartDraft,
    TieDraft,
)
from saiyai.domain.periods import in_year, on
from saiyai.domain.viewers import Viewer
from saiyai.formats.catalogue import WRITTEN, write_record
from saiyai.queries.exports import load_record
from saiyai.queries.networks import newest_seq
from saiyai.queries.ties import tie_of
from saiyai.records.models import Actor, Change, Network
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.events import record_coverage, record_event
from saiyai.services.imports.batches import tell_import, upload_files
from saiyai.services.networks import leave_network, record_membership
from saiyai.services.ties import end_tie, record_tie, withdraw_tie
from saiyai.services.undo import undo_change
from tests.services.test_histories import CLOCK

FIRST = "ชื่อ,ประเภท,พื้นที่\nกลุ่มเหมือง,กลุ่ม,บ้านเหนือ\nกลุ่มป่า,กลุ่ม,บ้านใต้\n"
SECOND = "ชื่อ,ประเภท,พื้นที่,หมายเหตุ\nกลุ่มป่า,กลุ่ม,บ้านเหนือ,ย้ายมา\nกลุ่มทอผ้า,กลุ่ม,บ้านใต้,ใหม่\n"


def bring_in(keeper: Viewer, network: Network, name: str, text: str) -> None:
    batch = upload_files(keeper, network, [(name, text.encode())], at_once=True)
    tell_import(keeper, batch, at_once=True)


def written(keeper: Viewer, network: Network) -> dict[str, bytes]:
    """The record in every format that is written."""
    draft = load_record(keeper, network)
    return {name: write_record(name, draft)[0] for name in WRITTEN}


def edit_much(keeper: Viewer, network: Network) -> None:
    """A second file over the first, and one of everything people do."""
    bring_in(keeper, network, "second.csv", SECOND)
    one, other = Actor.objects.filter(network=network).known(None).order_by("pk")[:2]
    correct_actor(keeper, one, ActorDraft(name_en="Weir group", note="x", aliases=("เหมือง",)))
    new = record_actor(keeper, network, ActorDraft(name_en="Newcomer"))
    tie = record_tie(keeper, network, TieDraft(one.ref, new.ref))
    end_tie(keeper, tie, CLOCK)
    withdraw_tie(keeper, tie_of(keeper, network, "ab"))
    there = (PartDraft(one.ref, "participant"), PartDraft(other.ref, "participant"))
    walk = EventDraft("activity", on(CLOCK), {"title": "เดิน"}, parts=there)
    record_event(keeper, network, walk)
    record_coverage(keeper, network, CoverageDraft("contact", in_year(2026), "all"))
    joined = MembershipDraft(network="", member=new.ref, role=Role.MEMBER)
    leave_network(keeper, record_membership(keeper, network, joined), CLOCK)


def test_import_edit_undo_leaves_every_file_as_it_was(network: Network, keeper: Viewer) -> None:
    bring_in(keeper, network, "first.csv", FIRST)
    one, other = Actor.objects.filter(network=network).known(None).order_by("pk")[:2]
    record_tie(keeper, network, TieDraft(one.ref, other.ref, ref="ab"))
    before, begin = written(keeper, network), newest_seq(network)
    edit_much(keeper, network)
    changed = written(keeper, network)
    for seq in range(newest_seq(network), begin, -1):
        undo_change(keeper, network, seq)
    after = written(keeper, network)

    assert Change.objects.filter(undoes__gt=begin).count() == 10
    assert set(before) == {"xlsx", "csv_zip", "graphml", "gexf", "json"}
    for name in WRITTEN:
        assert changed[name] != before[name], name
        assert after[name] == before[name], name


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_of_the_past_is_the_file_of_that_day(
    network: Network, keeper: Viewer, name: str
) -> None:
    bring_in(keeper, network, "first.csv", FIRST)
    one, other = Actor.objects.filter(network=network).known(None).order_by("pk")[:2]
    record_tie(keeper, network, TieDraft(one.ref, other.ref, ref="ab"))
    then, known = written(keeper, network)[name], newest_seq(network)
    edit_much(keeper, network)

    assert write_record(name, load_record(keeper, network, known))[0] == then
