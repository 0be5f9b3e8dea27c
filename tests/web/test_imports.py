"""Bring in: upload, look, choose, tell, see it on the map, and take the whole file back."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import LOCAL_KEEPER, Viewer
from saiyai.domain.words import Language
from saiyai.queries.imports import get_batch_page
from saiyai.records.models import Actor, Alias, Change, Event, ImportBatch, Network, Tie
from saiyai.services.actors import record_actor
from saiyai.services.imports.batches import AT_ONCE_BYTES
from saiyai.services.imports.matching import LEAVE_OUT, NEW
from tests.doors import API, Reader
from tests.web.forms import Form, form_to, forms_in

IMPORTS = Path(__file__).parents[1] / "datasets" / "imports"
pytestmark = [pytest.mark.both, pytest.mark.usefixtures("db")]

# Per upload: actors, lines, events that stand in the record afterwards.
BROUGHT = {
    ("meetings_2568.csv",): (15, 22, 5),
    ("kumu.xlsx",): (9, 5, 0),
    ("gephi_nodes.csv", "gephi_edges.csv"): (5, 3, 0),
    ("labour_matrix.xlsx",): (5, 6, 0),
    ("attendance_people.csv",): (3, 2, 2),
    ("attendance_grid.xlsx",): (4, 2, 3),
    ("exchanges_semicolon.csv",): (6, 0, 4),
    ("members_tab.txt",): (3, 0, 0),
    ("mistakes.xlsx",): (3, 1, 1),
}


def upload(reader: Reader, *files: str | tuple[str, bytes], network: str = "") -> tuple[str, str]:
    """Send files as the first page does. Returns: the address of the import, and its page."""
    sent = [
        SimpleUploadedFile(*(f if isinstance(f, tuple) else (f, (IMPORTS / f).read_bytes())))
        for f in files
    ]
    answer = reader.post("/upload", {"files": sent, "network": network})
    assert answer.status_code == 302, answer.content.decode()
    where = answer.headers["Location"]
    return where, reader.get(where).content.decode()


def mapper(text: str, where: str) -> Form:
    """The form of an import that waits to be checked."""
    return form_to(text, f"{where}/tell")


def press(reader: Reader, form: Form, go: str, **changed: str | list[str]) -> str:
    """Press a button of the mapper; the page it leads to."""
    answer = reader.post(form.action, form.filled(go=go, **changed), follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def with_names_chosen(form: Form, choice: str = NEW) -> dict[str, str]:
    return {name: choice for name in form.choices if name.startswith("who:")}


@pytest.mark.parametrize("files", BROUGHT, ids=" ".join)
def test_a_file_is_uploaded_checked_told_and_seen_on_the_map(files: tuple[str, ...]) -> None:
    reader = Reader()
    where, text = upload(reader, *files)
    form = mapper(text, where)
    assert form.fields["name"][0]
    told = press(reader, form, "tell", name="ของเรา", **with_names_chosen(form))
    network = Network.objects.get()
    shown = reader.ask(f"/{network.slug}/map")

    assert network.actor.name_th == "ของเรา"
    assert f"/n/{network.slug}/map" in told
    assert BROUGHT[files] == (
        Actor.objects.filter(network=network).count(),
        Tie.objects.count(),
        Event.objects.count(),
    )
    assert (len(shown["actors"]), len(shown["ties"])) == BROUGHT[files][:2]
    assert reader.get(f"/n/{network.slug}/").status_code == 200


@pytest.mark.parametrize("language", Language)
def test_the_page_of_an_import_is_in_both_languages(language: Language) -> None:
    _, text = upload(Reader(language=language), "mistakes.xlsx")

    assert f'<html lang="{language}">' in text
    assert ("อ่านวันที่ “45/13/68” ไม่ออก" in text) == (language is Language.TH)
    assert ("is not a date that can be read" in text) == (language is Language.EN)


def test_a_whole_file_is_undone_in_one_press() -> None:
    reader = Reader()
    where, text = upload(reader, "kumu.xlsx")
    told = press(reader, mapper(text, where), "tell")
    undo = form_to(told, f"{where}/undo")
    reader.post(undo.action, undo.filled())

    assert not Actor.objects.filter(network__isnull=False).known(None).exists()
    assert get_batch_page(LOCAL_KEEPER, int(where.rpartition("/")[2])).state == "undone"
    assert reader.post(undo.action, undo.filled()).status_code == 409


def test_a_file_is_thrown_away_without_a_trace() -> None:
    reader = Reader()
    where, text = upload(reader, "kumu.xlsx")
    answer = reader.post(f"{where}/discard", form_to(text, f"{where}/discard").filled())

    assert answer.headers["Location"] == "/"
    assert not ImportBatch.objects.exists()
    assert not Network.objects.exists()
    assert reader.get(where).status_code == 404


# --- choosing how a file is read ----------------------------------------------------------------


def test_a_sheet_that_is_left_out_brings_nothing() -> None:
    reader = Reader()
    where, text = upload(reader, "kumu.xlsx")
    form = mapper(text, where)
    assert form.fields["shape-1"] == ["ties"]
    again = mapper(press(reader, form, "read", **{"shape-1": "ignore"}), where)

    assert again.fields["shape-1"] == ["ignore"]
    press(reader, again, "tell")
    assert (Actor.objects.filter(network__isnull=False).count(), Tie.objects.count()) == (8, 0)


def test_another_line_holds_the_headings() -> None:
    reader = Reader()
    table = ("members.csv", "ชื่อ,สีธง\nกลุ่มชื่อเล่น,สี\nกลุ่มหนึ่ง,เขียว\n".encode())
    where, text = upload(reader, table)
    form = mapper(text, where)
    assert form.fields["header-0"] == ["0"]
    again = mapper(press(reader, form, "read", **{"header-0": "1"}), where)
    assert again.fields["header-0"] == ["1"]
    press(reader, again, "tell")

    assert Actor.objects.get(network__isnull=False).extra == {"สี": "เขียว"}


def test_a_column_holds_what_a_person_says_it_holds() -> None:
    reader = Reader()
    table = ("members.csv", "ชื่อ,ประเภท,เรื่องเล่า\nกลุ่มหนึ่ง,กลุ่ม,ตั้งปี 2540\n".encode())
    where, text = upload(reader, table)
    form = mapper(text, where)
    assert "actor.note" in form.choices["field-0-2"]
    press(reader, form, "tell", **{"field-0-2": "actor.note"})

    assert Actor.objects.get(name_th="กลุ่มหนึ่ง").note == "ตั้งปี 2540"


def test_a_column_that_no_field_takes_is_kept_with_its_heading() -> None:
    reader = Reader()
    table = ("members.csv", "ชื่อ,ประเภท,สีธง\nกลุ่มหนึ่ง,กลุ่ม,เขียว\n".encode())
    where, text = upload(reader, table)
    press(reader, mapper(text, where), "tell")

    assert Actor.objects.get(name_th="กลุ่มหนึ่ง").extra == {"สีธง": "เขียว"}


def test_who_met_gets_lines_where_a_person_wants_them() -> None:
    reader = Reader()
    where, text = upload(reader, "attendance_grid.xlsx")
    form = mapper(text, where)
    assert form.fields["lay_lines"] == ["yes"]
    del form.fields["lay_lines"]
    press(reader, form, "tell")

    assert (Tie.objects.count(), Event.objects.count()) == (0, 3)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"shape-0": "nonsense"}, "“nonsense” is not a value of shape"),
        ({"header-0": "999"}, "header_row: 999"),
        ({"header-0": "²"}, None),
        ({"header-0": "-1"}, None),
        ({"field-0-0": "nonsense"}, "“nonsense” is not a value of"),
        ({"who:somebody": "nobody"}, None),
        ({"shape-0": "record"}, None),
    ],
    ids=str,
)
def test_an_odd_choice_is_refused_or_changes_nothing(
    changed: Mapping[str, str], says: str | None
) -> None:
    reader = Reader()
    where, text = upload(reader, "members_tab.txt")
    form = mapper(text, where)
    answer = reader.post(form.action, form.filled(go="read", **changed))
    page = reader.get(where)

    assert answer.status_code == (302 if says is None else 400)
    assert says is None or says in answer.content.decode()
    assert page.status_code == 200


def test_a_sheet_cannot_do_without_some_columns() -> None:
    reader = Reader()
    where, text = upload(reader, "kumu.xlsx")
    form = mapper(text, where)
    from_whom = next(name for name, value in form.fields.items() if value == ["tie.source"])
    text = press(reader, form, "read", **{from_whom: ""})
    lacking = mapper(text, where)
    pressed = press(reader, lacking, "tell")

    assert "Sheet “Connections”: no column is marked as" in text
    assert lacking.fields[from_whom] == [""]
    assert "no column is marked as" in pressed
    assert not Network.objects.exists()
    assert "no column is marked as" not in press(
        reader, lacking, "read", **{from_whom: "tie.source"}
    )


def test_a_sheet_that_is_said_to_be_another_thing_has_other_columns() -> None:
    reader = Reader()
    table = ("pairs.csv", "ชื่อ,เพื่อน,หมายเหตุ\nก้อง,แก้ว,สนิท\nแก้ว,ขวัญ,ห่าง\n".encode())
    where, text = upload(reader, table)
    form = mapper(text, where)
    assert form.fields["shape-0"] == ["actors"]
    again = mapper(press(reader, form, "read", **{"shape-0": "ties"}), where)
    assert [again.fields[f"field-0-{column}"] for column in range(2)] == [
        ["tie.source"],
        ["tie.target"],
    ]
    press(reader, again, "tell")

    assert Tie.objects.count() == 2
    assert set(Actor.objects.filter(network__isnull=False).values_list("name_th", flat=True)) == {
        *("ก้อง", "แก้ว", "ขวัญ"),
    }


# --- whom names mean -----------------------------------------------------------------------------


@pytest.fixture
def two_of_a_name(network: Network, keeper: Viewer) -> Network:
    """A record in which two have the same name."""
    for ref in ("one", "other"):
        record_actor(keeper, network, ActorDraft(ref=ref, name_th="ครูสมบูรณ์"))
    return network


def test_a_name_that_several_have_blocks_until_somebody_chooses(two_of_a_name: Network) -> None:
    reader = Reader()
    table = ("ties.csv", "จาก,ถึง\nครูสมบูรณ์,กลุ่มใหม่\n".encode())
    where, text = upload(reader, table, network=two_of_a_name.slug)
    form = mapper(text, where)
    assert form.choices["who:ครูสมบูรณ์"] == ["", NEW, "one", "other", LEAVE_OUT]
    blocked = mapper(press(reader, form, "tell"), where)
    assert not Tie.objects.exists()
    press(reader, blocked, "tell", **{"who:ครูสมบูรณ์": "other"})

    tie = Tie.objects.select_related("a", "b").get()
    assert "other" in {tie.a.ref, tie.b.ref}
    assert Change.objects.filter(action="import").count() == 1


@pytest.mark.parametrize(("choice", "actors", "ties"), [(NEW, 4, 1), (LEAVE_OUT, 3, 0)])
def test_a_name_may_be_somebody_new_or_left_out(
    two_of_a_name: Network, choice: str, actors: int, ties: int
) -> None:
    reader = Reader()
    table = ("ties.csv", "จาก,ถึง\nครูสมบูรณ์,กลุ่มใหม่\n".encode())
    where, text = upload(reader, table, network=two_of_a_name.slug)
    press(reader, mapper(text, where), "tell", **{"who:ครูสมบูรณ์": choice})

    assert Actor.objects.filter(network=two_of_a_name).count() == actors
    assert Tie.objects.count() == ties


def test_a_name_that_was_chosen_once_is_known_the_next_time(
    network: Network, keeper: Viewer
) -> None:
    record_actor(keeper, network, ActorDraft(ref="om", name_th="อรทัย ธารฮอม"))
    reader = Reader()
    for number in range(2):
        table = ("ties.csv", f"จาก,ถึง\nพี่อรทัย,กลุ่มที่ {number}\n".encode())
        where, text = upload(reader, table, network=network.slug)
        form = mapper(text, where)
        asked = {name: "om" for name in form.choices if name == "who:พี่อรทัย"}
        assert bool(asked) == (number == 0)
        press(reader, form, "tell", **asked)

    assert [row.name for row in Alias.objects.filter(actor__ref="om")] == ["พี่อรทัย"]
    assert Tie.objects.filter(a__ref="om").count() + Tie.objects.filter(b__ref="om").count() == 2


# --- what cannot be taken ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("broken.xlsx", b"PK\x03\x04broken", "The file “broken.xlsx” does not open"),
        ("scan.pdf", b"%PDF-1.7", "“scan.pdf” is of a format that is not used here"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
        ("empty.csv", b"", "holds nothing"),
        ("blank.csv", b"\n , \n", "holds nothing"),
        ("broken.json", b"{", "The JSON is broken at line 1"),
        ("other.json", b"[1, 2]", "neither a Saiyai record nor from Kumu"),
        ("quote.csv", b'a,b\n"x,y\n', "A quotation mark opened on line 2"),
        ("nul.csv", b"a,b\n1\x00,2\n", "Line 2 is not text"),
        ("bomb.graphml", b"<!DOCTYPE x []><graphml/>", "which is refused for safety"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    name: str, content: bytes, says: str
) -> None:
    for language in Language:
        sent = {"files": [SimpleUploadedFile(name, content)]}
        answer = Reader(language=language).post("/upload", sent)

        assert answer.status_code == 400
        assert (says in answer.content.decode()) == (language is Language.EN)
        assert "Say(" not in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_file_above_the_limit_is_refused_before_it_is_read(settings: LazySettings) -> None:
    settings.MAX_UPLOAD_BYTES = 2 * 1_048_576
    sent = [SimpleUploadedFile(name, b"a,b\n" * 300_000) for name in ("one.csv", "two.csv")]
    answer = Reader().post("/upload", {"files": sent})

    assert answer.status_code == 400
    assert "one.csv, two.csv” is too large" in answer.content.decode()
    assert "3 MB were sent, up to 2 MB are taken" in answer.content.decode()


def test_an_import_that_failed_says_why_in_the_readers_language(
    network: Network, keeper: Viewer
) -> None:
    reader = Reader()
    record = json.loads(reader.get(f"/n/{network.slug}/export/json").content)
    record["tables"]["actors"] = [{"ref": "a", "name_en": "A"}]
    record["tables"]["quiet"] = [{"actor": "a", "period": "2026-01", "reason": ""}]
    record["tables"]["coverage"] = [{"kind": "party", "period": "2026-01", "share": "all"}]
    where, text = upload(reader, ("record.json", json.dumps(record).encode()))
    failed = press(reader, mapper(text, where), "tell", name="New")

    assert "“party” is not a value of kind" in failed
    assert "contact, activity" in failed
    thai = Reader(language=Language.TH).get(where).content.decode()
    assert "“party” ใช้กับช่อง kind ไม่ได้" in thai
    assert not Actor.objects.filter(ref="a").exists()
    again = form_to(failed, f"{where}/discard")
    assert reader.post(again.action, again.filled()).status_code == 302


def test_a_large_file_shows_how_far_it_is(network: Network) -> None:
    reader = Reader()
    table = ("large.csv", b"source,target,note\n" + b"a,b,%s\n" % (b"x" * AT_ONCE_BYTES))
    where, text = upload(reader, table, network=network.slug)
    progress = reader.get(f"{where}/progress")
    batch = ImportBatch.objects.get()

    assert f"{where}/progress" in text
    assert progress.status_code == 200
    assert f"{where}/progress" in progress.content.decode()
    ImportBatch.objects.filter(pk=batch.pk).update(state="told")
    done = reader.get(f"{where}/progress")
    assert done.headers["HX-Redirect"] == where


def test_a_step_that_is_not_due_is_refused() -> None:
    reader = Reader()
    where, text = upload(reader, "members_tab.txt")
    form = mapper(text, where)
    assert reader.post(f"{where}/undo").status_code == 409
    press(reader, form, "tell")

    for step in ("tell", "discard"):
        answer = reader.post(f"{where}/{step}", form.filled(go="tell"))
        assert answer.status_code == 409
        assert "brought in" in answer.content.decode()


@pytest.mark.usefixtures("network")
def test_a_note_from_a_chat_is_shown_and_brings_nothing() -> None:
    reader = Reader()
    where, text = upload(reader, "line_note.txt")
    answer = reader.post(f"{where}/tell", mapper(text, where).filled(go="tell"))

    assert answer.status_code == 400
    assert "There is nothing to bring in" in answer.content.decode()


def test_the_form_of_the_first_page_takes_several_files() -> None:
    text = Reader().get("/").content.decode()

    assert [form.action for form in forms_in(text)].count("/upload") == 1
    assert 'enctype="multipart/form-data"' in text


@pytest.mark.usefixtures("committed")
def test_an_installation_tells_a_file_and_reads_it_back() -> None:
    reader = Reader()
    where, text = upload(reader, "kumu.xlsx")
    press(reader, mapper(text, where), "tell", name="Ours")
    again, text = upload(reader, "kumu.xlsx", network="ours")
    form = mapper(text, again)
    press(reader, form, "tell", **with_names_chosen(form))
    undo = form_to(reader.get(again).content.decode(), f"{again}/undo")

    assert len(reader.ask("/ours/map")["actors"]) == 9
    assert reader.post(undo.action, undo.filled()).status_code == 302
    assert len(reader.ask("/ours/map")["actors"]) == 9
    assert reader.get(f"{API}/ours/changes").json()[0]["action"] == "undo"
