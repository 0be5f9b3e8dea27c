"""Files brought in: checked before anything is told, told once, told again, undone as a whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import (
    ActorDraft,
    Draft,
    EventDraft,
    MembershipDraft,
    PartDraft,
    TieDraft,
)
from saiyai.domain.errors import (
    BatchState,
    KeepersOnly,
    MembershipCycle,
    NothingToImport,
    UnknownWord,
    UnreadableDate,
)
from saiyai.domain.periods import on
from saiyai.domain.tie_kinds import TieKindDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import (
    Actor,
    Alias,
    Event,
    ImportBatch,
    Membership,
    Network,
    Tie,
    TieAssertion,
)
from saiyai.services.actors import record_actor
from saiyai.services.imports.batches import (
    AT_ONCE_BYTES,
    choose,
    discard_import,
    read_batch,
    tell_import,
    undo_import,
    upload_files,
)
from saiyai.services.imports.matching import LEAVE_OUT, NEW, match_draft
from saiyai.services.imports.reading import Choices
from saiyai.services.imports.telling import tell_draft
from saiyai.services.tie_kinds import record_tie_kind

IMPORTS = Path(__file__).parents[1] / "datasets" / "imports"


def brought(keeper: Viewer, network: Network | None, *files: tuple[str, str]) -> ImportBatch:
    """Files with this text, read and told."""
    batch = upload_files(keeper, network, [(name, text.encode()) for name, text in files])
    return tell_import(keeper, batch, at_once=True)


def again(batch: ImportBatch, sheet: int = 0, **changed: Any) -> Choices:
    """The choices of a batch with one sheet changed."""
    sheets = [dict(one) for one in batch.plan["sheets"]]
    sheets[sheet] |= changed
    return Choices({"sheets": sheets}, {}, lay_lines=False)


def standing(network: Network, ref: str) -> Actor:
    return Actor.objects.filter(network=network, ref=ref).known(None).get()


def test_before_anything_is_told_one_sees_what_would_be(db: None, keeper: Viewer) -> None:
    batch = upload_files(keeper, None, [("kumu.xlsx", (IMPORTS / "kumu.xlsx").read_bytes())])

    told = {"new": 9, "ties": 5, "isolates": 2, "repeated": 1, "unknown": 1, "known": 0}
    assert {name: batch.counts[name] for name in told} == told
    assert [problem["code"] for problem in batch.problems] == ["unknown_end"]
    assert [len(sheet["rows"]) for sheet in batch.preview["sheets"]] == [10, 6, 1]
    assert not Network.objects.exists()
    assert not Actor.objects.exists()


def test_a_file_begins_a_record_and_isolates_stay(db: None, keeper: Viewer) -> None:
    batch = upload_files(keeper, None, [("kumu.xlsx", (IMPORTS / "kumu.xlsx").read_bytes())])
    told = tell_import(keeper, batch, "ลุ่มน้ำของเรา")

    assert told.network is not None
    assert told.network.actor.name_th == "ลุ่มน้ำของเรา"
    names = set(Actor.objects.filter(network=told.network).values_list("name_th", flat=True))
    assert {"แม่อุ๊ยบัวจีน", "ชมรมผู้ประกอบการเวียงฮอม", "กลุ่มปลากระชัง"} <= names
    assert newest_seq(told.network) == told.told_seq


def test_the_same_file_again_adds_nothing(network: Network, keeper: Viewer) -> None:
    people = ("people.csv", "id,name,type\na,กลุ่ม ก,group\nb,กลุ่ม ข,group\n")
    lines = ("lines.csv", "source,target,weight\na,b,2\n")
    meetings = ("meetings.csv", 'date,activity,participants\n2026-05-01,ตีฝาย,"กลุ่ม ก, กลุ่ม ข"\n')
    for _ in range(2):
        brought(keeper, network, people, lines, meetings)

    assert Actor.objects.filter(network=network).known(None).count() == 2
    assert Tie.objects.filter(network=network).known(None).count() == 1
    assert Event.objects.filter(network=network).known(None).count() == 1


def test_a_second_file_updates_by_id_and_wipes_nothing(network: Network, keeper: Viewer) -> None:
    brought(keeper, network, ("one.csv", "id,name,type,note\na,กลุ่ม ก,group,เดิม\n"))
    brought(keeper, network, ("two.csv", "id,name,village,note\na,กลุ่ม ก ใหม่,บ้านเหนือ,\n"))
    actor = standing(network, "a")

    assert (actor.name_th, actor.kind, actor.note) == ("กลุ่ม ก ใหม่", ActorKind.GROUP, "เดิม")
    assert actor.place
    assert actor.place.name_th == "บ้านเหนือ"


def test_without_ids_name_and_kind_of_exactly_one_are_the_same(
    network: Network, keeper: Viewer
) -> None:
    record_actor(keeper, network, ActorDraft("a", name_th="กลุ่ม ก", kind=ActorKind.GROUP))
    brought(keeper, network, ("file.csv", "ชื่อ,ประเภท,หมายเหตุ\nกลุ่ม ก,กลุ่ม,มาแล้ว\n"))

    assert Actor.objects.filter(network=network).known(None).count() == 1
    assert standing(network, "a").note == "มาแล้ว"


def test_a_name_that_two_have_waits_for_a_choice(network: Network, keeper: Viewer) -> None:
    for ref in ("a", "b"):
        record_actor(keeper, network, ActorDraft(ref, name_th="สมบูรณ์", kind=ActorKind.PERSON))
    file = ("lines.csv", "จาก,ถึง\nสมบูรณ์,ครูปิยะ\n".encode())
    batch = upload_files(keeper, network, [file])
    (waiting,) = batch.preview["waiting"]

    assert waiting["written"] == "สมบูรณ์"
    assert [one["ref"] for one in waiting["candidates"]] == ["a", "b"]
    with pytest.raises(BatchState):
        tell_import(keeper, batch)
    chosen = choose(keeper, batch, replace(again(batch), names={"สมบูรณ์": "b"}))
    tell_import(keeper, chosen)
    tie = Tie.objects.get(network=network)
    assert "b" in {tie.a.ref, tie.b.ref}


def test_a_likely_name_is_offered_and_once_chosen_remembered(
    network: Network, keeper: Viewer
) -> None:
    record_actor(keeper, network, ActorDraft("a01", name_th="อรทัย (พี่อ้อม)", kind=ActorKind.PERSON))
    file = ("lines.csv", "จาก,ถึง\nพี่อ้อม,ครูปิยะ\n".encode())
    batch = upload_files(keeper, network, [file])
    (unsure,) = batch.preview["unsure"]

    assert [one["ref"] for one in unsure["candidates"]] == ["a01"]
    tell_import(keeper, choose(keeper, batch, replace(again(batch), names={"พี่อ้อม": "a01"})))
    assert Alias.objects.get(network=network).name == "พี่อ้อม"
    later = upload_files(keeper, network, [file])
    assert later.preview["unsure"] == []
    assert later.counts["new"] == 0


def test_a_word_that_many_names_share_makes_none_of_them_alike(db: None, keeper: Viewer) -> None:
    rows = "".join(f"กลุ่ม {n},กลุ่ม {n + 1}\n" for n in range(20))
    batch = upload_files(keeper, None, [("lines.csv", f"จาก,ถึง\n{rows}".encode())])

    assert batch.counts["new"] == 21
    assert batch.preview["unsure"] == []


def test_a_name_can_be_new_or_left_out_with_its_rows(network: Network, keeper: Viewer) -> None:
    record_actor(keeper, network, ActorDraft("a", name_th="สมบูรณ์", kind=ActorKind.PERSON))
    text = "จาก,ถึง\nน้าสมบูรณ์,ครูปิยะ\nครูปิยะ,ไม่รู้ใคร\n"
    batch = upload_files(keeper, network, [("lines.csv", text.encode())])
    names = {"น้าสมบูรณ์": NEW, "ไม่รู้ใคร": LEAVE_OUT}
    tell_import(keeper, choose(keeper, batch, replace(again(batch), names=names)))

    assert Tie.objects.filter(network=network).count() == 1
    known = Actor.objects.filter(network=network).values_list("name_th", flat=True)
    assert sorted(known) == ["ครูปิยะ", "น้าสมบูรณ์", "สมบูรณ์"]


def test_one_press_undoes_a_whole_file(network: Network, keeper: Viewer) -> None:
    record_actor(keeper, network, ActorDraft("a", name_th="กลุ่ม ก", note="เดิม"))
    batch = brought(
        keeper,
        network,
        ("people.csv", "id,name,note\na,กลุ่ม ก,ใหม่\nb,กลุ่ม ข,\n"),
        ("lines.csv", "source,target\na,b\n"),
    )
    undo_import(keeper, batch)
    batch.refresh_from_db()

    assert batch.state == "undone"
    assert standing(network, "a").note == "เดิม"
    assert not Actor.objects.filter(network=network, ref="b").known(None).exists()
    assert not Tie.objects.filter(network=network).known(None).exists()
    with pytest.raises(BatchState):
        undo_import(keeper, batch)


def test_a_file_of_meetings_offers_lines_between_those_who_met(db: None, keeper: Viewer) -> None:
    content = (IMPORTS / "meetings_2568.csv").read_bytes()
    batch = upload_files(keeper, None, [("meetings.csv", content)])

    assert batch.choices["lay_lines"]
    assert batch.counts["ties"] == 22
    without = choose(keeper, batch, again(batch))
    assert without.counts["ties"] == 0


def test_a_sheet_that_becomes_something_else_gets_its_columns_anew(
    db: None, keeper: Viewer
) -> None:
    batch = upload_files(keeper, None, [("x.csv", "ราคา,ผลผลิต\nก,ข\nข,ค\n".encode())])

    assert batch.plan["sheets"][0]["shape"] == "edge_list"
    people = choose(keeper, batch, again(batch, shape="actors", header_row=None))
    assert people.plan["sheets"][0]["columns"][0]["field"] == "actor.name"
    assert people.counts["actors"] == 3
    below = choose(keeper, batch, again(batch, shape="ties", header_row=0))
    assert [one["heading"] for one in below.plan["sheets"][0]["columns"]] == ["ราคา", "ผลผลิต"]


def test_a_column_that_is_missing_is_said_and_can_be_chosen_next(db: None, keeper: Viewer) -> None:
    batch = upload_files(keeper, None, [("x.csv", "จาก,ถึง\nก,ข\n".encode())])
    columns = [column | {"field": None} for column in batch.plan["sheets"][0]["columns"]]
    lacking = choose(keeper, batch, again(batch, columns=columns))

    assert lacking.error["code"] == "column_missing"
    with pytest.raises(BatchState):
        tell_import(keeper, lacking)
    fields = ("tie.source", "tie.target")
    mended = [c | {"field": f} for c, f in zip(columns, fields, strict=True)]
    whole = choose(keeper, lacking, again(lacking, columns=mended))
    assert (whole.error, whole.counts["ties"]) == ({}, 1)


def test_events_without_a_day_are_named_or_get_the_day_that_a_person_gives(
    network: Network, keeper: Viewer
) -> None:
    text = 'กิจกรรม,ผู้เข้าร่วม\nตีฝาย,"ก, ข"\nประชุม,"ก, ค"\n'
    batch = upload_files(keeper, network, [("x.csv", text.encode())])

    assert (batch.counts["events"], batch.counts["undated"]) == (0, 2)
    assert [p["code"] for p in batch.problems] == ["day_missing", "day_missing"]
    assert [p["row"] for p in batch.problems] == [2, 3]
    chosen = choose(keeper, batch, replace(again(batch), day="ส.ค. 2569"))
    assert (chosen.counts["events"], chosen.problems) == (2, [])
    tell_import(keeper, chosen)
    days = Event.objects.filter(network=network).values_list("earliest", "latest")
    assert set(days) == {(date(2026, 8, 1), date(2026, 8, 31))}
    with pytest.raises(UnreadableDate):
        choose(
            keeper,
            upload_files(keeper, network, [("x.csv", text.encode())]),
            replace(again(batch), day="วันไหนก็ได้"),
        )


def test_what_has_not_happened_yet_is_named_and_stays_outside(
    network: Network, keeper: Viewer
) -> None:
    text = 'วันที่,กิจกรรม,ผู้เข้าร่วม\n1/5/2569,ตีฝาย,"ก, ข"\n1/5/2640,ประชุม,"ก, ค"\n'
    batch = upload_files(keeper, network, [("x.csv", text.encode())])

    assert batch.counts["events"] == 1
    [problem] = batch.problems
    assert (problem["code"], problem["row"], problem["facts"]) == (
        "day_to_come",
        3,
        {"day": "2097-05-01"},
    )
    tell_import(keeper, batch)
    assert list(Event.objects.filter(network=network).values_list("latest", flat=True)) == [
        date(2026, 5, 1)
    ]


def test_a_choice_that_makes_no_sense_changes_nothing(db: None, keeper: Viewer) -> None:
    batch = upload_files(keeper, None, [("x.csv", "จาก,ถึง\nก,ข\n".encode())])
    before = dict(batch.plan)

    with pytest.raises(UnknownWord):
        choose(keeper, batch, again(batch, shape="poem"))
    batch.refresh_from_db()
    assert batch.plan == before


def test_a_file_that_fails_half_way_leaves_nothing_behind(
    network: Network, keeper: Viewer
) -> None:
    """The second event has a role that its card does not allow; the first was staged already."""
    people = (ActorDraft("a", name_th="ก"), ActorDraft("b", name_th="ข"))
    good = EventDraft(
        "activity", on(date(2026, 5, 1)), {"title": "x"}, parts=(PartDraft("a", "participant"),)
    )
    bad = replace(good, parts=(PartDraft("b", "king"),), about="")
    draft = Draft(actors=people, ties=(TieDraft("a", "b"),), events=(good, bad))
    batch = ImportBatch.objects.create(network=network, by="test", at=timezone.now(), content=b"")
    seq = newest_seq(network)

    with pytest.raises(UnknownWord):
        tell_draft(keeper, network, batch, draft, match_draft(network, draft), lambda _: None)
    assert not Actor.objects.filter(network=network).exists()
    assert not Tie.objects.filter(network=network).exists()
    assert newest_seq(network) == seq


def test_a_line_that_its_kind_does_not_allow_is_named_and_stays_outside(
    network: Network, keeper: Viewer
) -> None:
    ends = (ActorKind.GROUP,), (ActorKind.AGENCY,)
    record_tie_kind(keeper, network, TieKindDraft("hosts", ends_a=ends[0], ends_b=ends[1]))
    for ref, of_kind in zip("ghO", (*[ActorKind.GROUP] * 2, ActorKind.AGENCY), strict=True):
        record_actor(keeper, network, ActorDraft(ref, name_en=ref, kind=of_kind))
    batch = brought(keeper, network, ("x.csv", "จาก,ถึง,ความสัมพันธ์\nO,g,hosts\nh,g,hosts\n"))
    [line] = Tie.objects.filter(network=network).known(None)

    assert (line.a.ref, line.b.ref, batch.counts["left_out"]) == ("g", "O", 1)
    assert TieAssertion.objects.known(None).count() == 1
    problem = batch.problems[0]
    assert (problem["code"], problem["row"], problem["value"]) == ("line_not_allowed", 3, "h – g")


def test_rows_on_their_way_are_counted_and_not_seen(network: Network, keeper: Viewer) -> None:
    people = tuple(ActorDraft(f"a{n}", name_th=f"รายที่ {n}") for n in range(4_500))
    draft = Draft(actors=people)
    batch = ImportBatch.objects.create(network=network, by="test", at=timezone.now(), content=b"")
    seen: list[tuple[int, int]] = []

    def report(written: int) -> None:
        seen.append((written, Actor.objects.filter(network=network).known(None).count()))

    tell_draft(keeper, network, batch, draft, match_draft(network, draft), report)
    assert seen == [(2_000, 0), (4_000, 0), (4_500, 0)]
    assert Actor.objects.filter(network=network).known(None).count() == 4_500


def test_a_large_file_is_read_by_a_job(db: None, keeper: Viewer) -> None:
    row = "กลุ่มเหมืองฝายทุ่งฮอม,กลุ่มเหมืองฝายร่องแล้ง\n"
    text = "จาก,ถึง\n" + row * (AT_ONCE_BYTES // len(row.encode()) + 1)
    batch = upload_files(keeper, None, [("large.csv", text.encode())])

    assert batch.state == "uploaded"
    assert DBTaskResult.objects.get().args_kwargs["args"] == [batch.pk]


def test_a_large_file_is_read_again_by_a_job_and_only_if_something_was_chosen(
    db: None, keeper: Viewer
) -> None:
    row = "กลุ่มเหมืองฝายทุ่งฮอม,กลุ่มเหมืองฝายร่องแล้ง\n"
    text = "จาก,ถึง\n" + row * (AT_ONCE_BYTES // len(row.encode()) + 1)
    batch = upload_files(keeper, None, [("large.csv", text.encode())], at_once=True)
    same = choose(keeper, batch, replace(again(batch), lay_lines=batch.choices["lay_lines"]))

    assert (same.state, DBTaskResult.objects.count()) == ("read", 0)
    asked = choose(keeper, batch, again(batch, shape="actors"))
    assert (asked.state, DBTaskResult.objects.count()) == ("uploaded", 1)
    read_batch(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.plan.keys()) == ("read", {"sheets"})
    assert asked.counts["ties"] == 0


def test_a_file_in_which_nothing_can_be_brought_in_is_said_so(db: None, keeper: Viewer) -> None:
    batch = upload_files(keeper, None, [("note.txt", (IMPORTS / "line_note.txt").read_bytes())])

    with pytest.raises(NothingToImport):
        tell_import(keeper, batch)
    discard_import(keeper, batch)
    assert not ImportBatch.objects.exists()


def test_only_keepers_bring_files_in(db: None, member: Viewer, stranger: Viewer) -> None:
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            upload_files(viewer, None, [("x.csv", b"a,b\n")])


def test_a_file_that_puts_a_network_inside_itself_is_refused_whole(
    network: Network, keeper: Viewer
) -> None:
    for ref in "ab":
        record_actor(keeper, network, ActorDraft(ref, name_en=ref, kind=ActorKind.NETWORK))
    draft = Draft(memberships=(MembershipDraft("a", "b"), MembershipDraft("b", "a")))
    batch = ImportBatch.objects.create(network=network, by="test", at=timezone.now(), content=b"")
    seq = newest_seq(network)

    with pytest.raises(MembershipCycle):
        tell_draft(keeper, network, batch, draft, match_draft(network, draft), print)
    assert newest_seq(network) == seq
    assert not Membership.objects.exists()
