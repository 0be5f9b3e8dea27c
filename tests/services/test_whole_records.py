"""What goes out comes back in: every fact that leaves in a file, in every format."""

from datetime import date
from pathlib import Path

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.agreements import CharterDraft
from saiyai.domain.carried import CARRIED
from saiyai.domain.drafts import ActorDraft, Draft
from saiyai.domain.errors import KeepersOnly
from saiyai.domain.facets import ActorRef, ProfileDraft
from saiyai.domain.kinds.card import Privacy
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import on
from saiyai.domain.tie_kinds import TieKindDraft
from saiyai.domain.viewers import Viewer
from saiyai.formats.catalogue import WRITTEN, write_record
from saiyai.queries.exports import load_record
from saiyai.records.models import (
    Acceptance,
    Actor,
    Ballot,
    CharterVersion,
    ClaimTest,
    Event,
    Harm,
    HarmStep,
    ImportBatch,
    Network,
    PilotRound,
    PilotWeek,
    Release,
    Roster,
    SameAs,
    SavedView,
    Survey,
    TieKind,
)
from saiyai.services.actors import record_actor
from saiyai.services.charter import record_charter
from saiyai.services.facets import record_facet
from saiyai.services.imports.batches import choose, tell_import, undo_import, upload_files
from saiyai.services.imports.matching import LEAVE_OUT
from saiyai.services.imports.reading import Choices
from saiyai.services.imports.stage import LEFT_OUT
from saiyai.services.merging import merge_actors
from saiyai.services.networks import record_network
from saiyai.services.tie_kinds import correct_tie_kind
from saiyai.services.undo import undo_change
from saiyai.services.undoable import FACTS
from tests.whole import DAY, tell_whole

RECORDS = Path(__file__).parents[1] / "datasets" / "records"


@pytest.fixture
def whole(network: Network, keeper: Viewer) -> Network:
    tell_whole(keeper, network)
    return network


@pytest.fixture
def empty(keeper: Viewer) -> Network:
    """A record of the same names and day, in which nothing was told."""
    clock = date(2026, 10, 31)
    return record_network(
        keeper, name_th="เครือข่ายทดลอง", name_en="Trial", slug="again", clock=clock
    )


def taken_out(by: Viewer, network: Network, format_id: str = "json") -> tuple[str, bytes]:
    content, suffix, _ = write_record(format_id, load_record(by, network))
    return f"record{suffix}", content


def brought_in(by: Viewer, network: Network, file: tuple[str, bytes]) -> ImportBatch:
    return tell_import(by, upload_files(by, network, [file], at_once=True), at_once=True)


def test_the_whole_record_has_a_row_of_every_table(whole: Network, keeper: Viewer) -> None:
    assert set(load_record(keeper, whole).more) == set(CARRIED)


@pytest.mark.parametrize("format_id", WRITTEN)
def test_a_record_that_came_in_goes_out_as_the_same_bytes(
    whole: Network, empty: Network, keeper: Viewer, format_id: str
) -> None:
    file = taken_out(keeper, whole, format_id)
    batch = brought_in(keeper, empty, file)

    assert batch.problems == []
    assert taken_out(keeper, empty, format_id) == file


def test_the_same_file_again_tells_nothing(whole: Network, keeper: Viewer) -> None:
    file = taken_out(keeper, whole)
    before = {table: table.objects.count() for table in FACTS}
    batch = brought_in(keeper, whole, file)

    assert {table: table.objects.count() for table in FACTS} == before
    assert batch.counts == {}
    assert taken_out(keeper, whole) == file


def test_undo_of_the_import_leaves_nothing(whole: Network, empty: Network, keeper: Viewer) -> None:
    nothing = load_record(keeper, empty)
    batch = brought_in(keeper, empty, taken_out(keeper, whole))
    told = [table for table in FACTS if table.objects.filter(batch=batch).exists()]
    undo_import(keeper, batch)

    stay = {SameAs, Ballot, SavedView, Survey, Roster}
    stay |= {ClaimTest, PilotRound, PilotWeek, Harm, HarmStep, Release}
    assert set(FACTS) - set(told) == stay
    assert not any(t.objects.filter(batch=batch, untold__isnull=True).exists() for t in FACTS)
    assert load_record(keeper, empty) == nothing


@pytest.mark.parametrize("suffix", ["json", "xlsx", "csv.zip", "graphml"])
def test_a_record_of_version_1_comes_in(empty: Network, keeper: Viewer, suffix: str) -> None:
    name = f"version-1.{suffix}"
    batch = brought_in(keeper, empty, (name, (RECORDS / name).read_bytes()))
    record = load_record(keeper, empty)

    assert batch.problems == []
    assert (len(record.actors), len(record.ties), len(record.events)) == (3, 1, 1)
    assert record.ties[0].assertions[0].culture == 60
    assert set(record.more) == {"tie_kinds"}


def test_what_was_refused_leaves_nothing_behind(
    whole: Network, empty: Network, keeper: Viewer
) -> None:
    """A step that the database refuses is named, and no row of the file stays staged."""
    name, content = taken_out(keeper, whole)
    wrong = content.replace(b'"step": "handed_over"', b'"step": "agreed"')
    batch = brought_in(keeper, empty, (name, wrong))

    assert batch.state == "failed"
    assert batch.error["facts"]["field"] == "goal_step_hands_to_somebody"
    assert not any(table.objects.filter(batch=batch).exists() for table in FACTS)


def test_a_row_that_cannot_stand_beside_another_is_left_out_with_what_rests_on_it(
    whole: Network, keeper: Viewer
) -> None:
    """Who said yes to other words under the same number said nothing to the words that stand."""
    name, content = taken_out(keeper, whole)
    other = content.replace(b'"terms_en": "Two days a year"', b'"terms_en": "Ten days a year"')
    answers = Acceptance.objects.count()
    batch = brought_in(keeper, whole, (name, other))

    assert batch.counts == {LEFT_OUT: 2}
    assert Acceptance.objects.count() == answers
    assert taken_out(keeper, whole) == (name, content)


def test_rows_of_somebody_who_is_left_out_are_left_out_with_them(
    whole: Network, empty: Network, keeper: Viewer
) -> None:
    batch = upload_files(keeper, empty, [taken_out(keeper, whole)], at_once=True)
    tell_import(keeper, choose(keeper, batch, Choices({}, {"pim": LEAVE_OUT}, lay_lines=False)))
    record = load_record(keeper, empty)

    assert "profiles" not in record.more
    assert "pim" not in str(record)


def test_a_consent_that_comes_in_moves_the_name_of_who_stood_before(
    network: Network, keeper: Viewer
) -> None:
    actor = record_actor(keeper, network, ActorDraft("p", name_th="พิม", kind=ActorKind.PERSON))
    row = {"actor": "p", "purpose": "name", "audience": "members", "since": on(date(2026, 1, 1))}
    content, _, _ = write_record("json", Draft(more={"consents": (row,)}))
    batch = brought_in(keeper, network, ("consent.json", content))
    actor.refresh_from_db()

    assert actor.consent == "members"
    undo_import(keeper, batch)
    actor.refresh_from_db()
    assert actor.consent == "not_asked"


def test_lines_that_stood_when_their_kind_was_narrowed_come_in_with_it(
    whole: Network, empty: Network, keeper: Viewer
) -> None:
    kind = TieKind.objects.get(network=whole, name="teaches")
    narrow = TieKindDraft("teaches", directed=True, ends_a=(ActorKind.NETWORK,))
    correct_tie_kind(keeper, kind, narrow)
    file = taken_out(keeper, whole)
    brought_in(keeper, empty, file)

    assert taken_out(keeper, empty) == file


def test_what_a_merge_made_one_leaves_once(whole: Network, empty: Network, keeper: Viewer) -> None:
    """Both had a profile, and one spoke for the other: one profile leaves, and no voice."""
    pim, ton = (Actor.objects.get(network=whole, ref=ref) for ref in ("pim", "ton"))
    record_facet(keeper, whole, ProfileDraft(actor=ActorRef("ton"), occupation="ครู"))
    merge_actors(keeper, whole, ton, pim)
    file = taken_out(keeper, whole)
    record = load_record(keeper, whole)
    for network in (whole, empty):
        brought_in(keeper, network, file)

    assert len(record.more["profiles"]) == 1
    assert not {"voices", "channels"} & record.more.keys()
    assert [taken_out(keeper, network) for network in (whole, empty)] == [file, file]


def test_a_step_alone_finds_what_it_is_a_step_of(whole: Network, keeper: Viewer) -> None:
    new = {"ref": "dam", "name_th": "ฝายรั่ว"}
    said = on(DAY)
    steps = [{"problem": ref, "step": "eased", "said": said} for ref in ("dry", "dam", "lost")]
    draft = Draft(more={"problems": (new,), "problem_steps": tuple(steps)})
    batch = brought_in(keeper, whole, ("steps.json", write_record("json", draft)[0]))

    assert batch.counts == {"Problem": 1, "ProblemStep": 2, LEFT_OUT: 1}


def test_a_sealed_event_never_leaves_and_no_other_names_it(whole: Network, keeper: Viewer) -> None:
    sealed = next(kind for kind in KINDS.values() if kind.privacy is Privacy.SEALED)
    first = Event.objects.filter(network=whole).earliest("pk")
    row = {"network": whole, "kind": sealed.id, "earliest": DAY, "latest": DAY, "proof": 0}
    hidden = Event.objects.create(ref="hid", version=1, told=first.told, **row)
    about = {**row, "kind": "activity", "data": {"title": "ประชุม"}, "about": hidden}
    Event.objects.create(ref="after", version=1, told=first.told, **about)
    events = {event.ref: event for event in load_record(keeper, whole).events}

    assert "hid" not in events
    assert events["after"].about == ""


def test_versions_that_are_about_each_other_still_leave(whole: Network, keeper: Viewer) -> None:
    """One is about an older version of the other, so by their ids they go in a circle."""
    row = {"network": whole, "kind": "activity", "earliest": DAY, "latest": DAY, "proof": 0}
    told = Event.objects.filter(network=whole).earliest("pk").told or 0
    old = Event.objects.create(ref="x", version=1, told=told, untold=told + 1, **row)
    step = Event.objects.create(ref="y", version=1, told=told, about=old, **row)
    Event.objects.create(ref="x", version=1, told=told + 1, about=step, **row)

    assert {"x", "y"} <= {event.ref for event in load_record(keeper, whole).events}


def test_nobody_but_keepers_takes_the_whole_record_out(
    whole: Network, member: Viewer, stranger: Viewer
) -> None:
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            load_record(viewer, whole)


def test_a_charter_goes_on_counting_after_it_came_in(
    whole: Network, empty: Network, keeper: Viewer
) -> None:
    """Its first version was taken back, so one version is there, and it is the second."""
    first = CharterVersion.objects.get(network=whole, number=1)
    undo_change(keeper, whole, first.told or 0)
    brought_in(keeper, empty, taken_out(keeper, whole))

    assert record_charter(keeper, empty, CharterDraft("ลุ่มน้ำ", "น้ำดี")).number == 3
