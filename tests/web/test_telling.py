"""What is told by pages: read in a note, checked, saved, seen, and taken back in one press."""

from typing import Any

import pytest

from saiyai.domain.kinds.card import Proof
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Change, Event, Network, Remark, Tie, TieAssertion
from saiyai.services.networks import record_network
from tests.doors import Reader
from tests.web.forms import Form, form_to, forms_in

N = "/n/trial"


def page(reader: Reader, path: str, **headers: str) -> str:
    """The text of a page that can be opened."""
    answer = reader.get(path, headers=headers)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def press(reader: Reader, form: Form, path: str = "", **changed: Any) -> str:
    """Send a form and follow to the page it leads to."""
    answer = reader.post(form.action or path, form.filled(**changed), follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def undo_form(text: str) -> Form:
    """The button that takes back what was just done."""
    return next(form for form in forms_in(text) if f"{N}/undo/" in form.action)


def test_a_note_is_read_checked_saved_and_taken_back(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/record"), "")
    words = "วันนี้ กลุ่มผักอินทรีย์ กับ กลุ่มทอผ้า ประชุมเรื่องน้ำ +3"
    checked = form_to(press(browser, form, f"{N}/record", words=words), f"{N}/record/save")

    assert {"a", "b"} <= set(checked.fields["actor"])
    assert checked.fields["when"] == ["31 Oct 2026"]
    assert checked.fields["kind"] == ["activity"]
    saved = press(browser, checked)
    event = Event.objects.known(None).get()
    assert (event.kind, event.latest.isoformat(), event.source) == (
        "activity",
        "2026-10-31",
        "web",
    )
    assert set(event.parts.values_list("actor__ref", flat=True)) == {"a", "b"}
    press(browser, undo_form(saved))
    assert not Event.objects.known(None).exists()


@pytest.mark.parametrize(
    ("kind", "more", "flows", "parts"),
    [
        ("contact", {"data.answered": "yes"}, [("a", "b", "contact")], []),
        ("exchange", {"good": "labour"}, [("a", "b", "labour")], []),
        ("request", {"data.what": "ยืมรถไถ"}, [("a", "b", "request")], [("a", "requester")]),
        ("activity", {"data.title": "ตีฝาย"}, [], [("a", "participant"), ("b", "participant")]),
    ],
)
def test_each_kind_of_event_is_told_by_the_same_form(
    browser: Reader,
    trial: Network,
    kind: str,
    more: dict[str, str],
    flows: list[tuple[str, str, str]],
    parts: list[tuple[str, str]],
) -> None:
    told = {"kind": kind, "when": "30 ต.ค. 2569", "actor": ["a", "b", ""], **more}
    answer = browser.post(f"{N}/record/save", told)
    event = Event.objects.known(None).get()

    assert answer.status_code == 302
    assert event.kind == kind
    assert list(event.flows.values_list("source__ref", "target__ref", "good")) == flows
    assert list(event.parts.order_by("pk").values_list("actor__ref", "role")) == parts


def test_people_without_a_name_are_counted(browser: Reader, trial: Network) -> None:
    told = {"kind": "activity", "when": "31 ต.ค. 2569", "data.title": "ตีฝาย", "actor": ["a"]}
    browser.post(f"{N}/record/save", told | {"people": ["12", "8", "several"]})

    assert Event.objects.get().data["unnamed"] == 19


def test_a_member_is_added_corrected_and_taken_out_again(browser: Reader) -> None:
    form = form_to(page(browser, f"{N}/member/new"), "")
    added = press(browser, form, f"{N}/member/new", name_th="กลุ่มใหม่", kind="group", ref="new")
    assert "กลุ่มใหม่" in added
    form = form_to(page(browser, f"{N}/member/edit/new"), "")
    assert (form.fields["name_th"], form.fields["kind"]) == (["กลุ่มใหม่"], ["group"])
    press(browser, form, f"{N}/member/edit/new", note="ตั้งเมื่อปีก่อน")
    actor = Actor.objects.get(ref="new")
    assert (actor.name_th, actor.note) == ("กลุ่มใหม่", "ตั้งเมื่อปีก่อน")
    form = form_to(page(browser, f"{N}/member/edit/new"), f"{N}/member/withdraw/new")
    gone = press(browser, form)

    assert not Actor.objects.filter(ref="new").known(None).exists()
    press(browser, undo_form(gone))
    assert Actor.objects.filter(ref="new").known(None).exists()


def test_a_member_on_whom_lines_rest_is_not_taken_out(browser: Reader) -> None:
    answer = browser.post(f"{N}/member/withdraw/a")

    assert answer.status_code == 409
    assert "1 fact rests on it" in answer.content.decode()


def test_a_line_is_laid_tested_and_ended(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/member/of/b"), f"{N}/member/line/b")
    press(browser, form, other="c", foundation="kin", rhythm="M")
    line = Tie.objects.exclude(ref="ab").get()
    said = TieAssertion.objects.get(tie=line)
    here = f"{N}/line/of/{line.ref}"
    assert (said.foundation, said.rhythm) == ("kin", "M")

    tried = press(browser, form_to(page(browser, here), f"{N}/line/attempt/{line.ref}"))
    assert "Waiting for an answer until 13 Nov 2026" in tried
    for answered in ("no", "yes"):
        form = form_to(page(browser, here), f"{N}/line/answer/{line.ref}")
        press(browser, form, answered=answered)
    assert "Waiting for an answer" not in page(browser, here)
    assert [event.proof for event in Event.objects.order_by("pk")] == [Proof.ATTEMPT, Proof.ANSWER]
    ended = press(browser, form_to(page(browser, here), f"{N}/line/end/{line.ref}"))
    assert TieAssertion.objects.filter(tie=line, stance="ended").exists()
    press(browser, undo_form(ended))
    assert not TieAssertion.objects.filter(tie=line, stance="ended").known(None).exists()


def test_a_toast_takes_back_what_was_pressed_and_not_what_somebody_told_since(
    browser: Reader, trial: Network
) -> None:
    told = {"kind": "activity", "when": "31 ต.ค. 2569", "data.title": "ตีฝาย", "actor": ["a"]}
    browser.post(f"{N}/record/save", told)
    mine = newest_seq(trial)
    Reader().post(f"{N}/record/save", told | {"data.title": "ประชุม"})
    toast = undo_form(page(browser, f"{N}/record"))

    assert toast.action == f"{N}/undo/{mine}"


def test_anybody_says_that_something_is_not_right_and_a_keeper_sees_to_it(trial: Network) -> None:
    outsider, keeper = Reader(Eye.OUTSIDE), Reader()
    words = {"about": "actor a", "remark": "ชื่อเขียนผิด"}
    part = outsider.post(f"{N}/remark", words, headers={"HX-Request": "true"})
    more = page(keeper, f"{N}/more")
    remark = Remark.objects.get()

    assert "<html" not in part.content.decode()
    assert "ชื่อเขียนผิด" in more
    assert "ชื่อเขียนผิด" not in page(outsider, f"{N}/more")
    press(keeper, form_to(more, f"{N}/remark/{remark.pk}/close"))
    assert "ชื่อเขียนผิด" not in page(keeper, f"{N}/more")


def test_history_shows_every_change_and_undoes_any(browser: Reader, trial: Network) -> None:
    newest = newest_seq(trial)
    assert f"{N}/change/{newest}" in page(browser, f"{N}/history")
    press(browser, form_to(page(browser, f"{N}/change/{newest}"), f"{N}/undo/{newest}"))
    undone = page(browser, f"{N}/change/{newest}")

    assert not Tie.objects.known(None).exists()
    assert Change.objects.filter(undoes=newest).count() == 1
    assert f"{N}/undo/{newest}" not in [form.action for form in forms_in(undone)]


def test_history_is_paged(browser: Reader, trial: Network) -> None:
    for number in range(60):
        browser.post(f"{N}/remark", {"about": "x", "remark": f"remark {number}"})
    newest = newest_seq(trial)
    older = page(browser, f"{N}/history?before={newest - 49}")

    assert f"?before={newest - 49}" in page(browser, f"{N}/history")
    assert f"{N}/change/{newest - 50}" in older


def test_members_see_what_changed_by_the_names_they_may_know(trial: Network) -> None:
    member, newest = Reader(Eye.MEMBER), newest_seq(trial)
    history = page(member, f"{N}/history")

    assert f"{N}/member/of/b" in history
    assert f"{N}/member/of/pim" not in history
    assert f"{N}/member/of/pim" in page(Reader(), f"{N}/history")
    shown = [*forms_in(history), *forms_in(page(member, f"{N}/change/{newest}"))]
    assert not [form for form in shown if "/undo/" in form.action]


def test_other_eyes_are_put_on_and_taken_off(trial: Network) -> None:
    browser = Reader(language=Language.TH)
    buttons = form_to(page(browser, f"{N}/more"), "/see-as")
    as_member = press(browser, buttons, eye="outside", next=f"{N}/members")

    assert "กลุ่มทอผ้า" not in as_member
    back = press(browser, form_to(as_member, "/see-as"), eye="keeper")
    assert "กลุ่มทอผ้า" in back


def test_only_addresses_of_ours_are_gone_back_to(browser: Reader) -> None:
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = browser.post("/see-as", {"eye": "keeper", "next": elsewhere})

        assert answer.headers["Location"] == "/"


def test_the_name_that_is_typed_is_completed(browser: Reader) -> None:
    part = page(browser, f"{N}/known?other=ทอผ้า")

    assert 'value="b"' in part
    assert 'value="a"' not in part


def test_an_empty_record_is_begun(db: None) -> None:
    browser = Reader()
    begun = press(browser, form_to(page(browser, "/"), "/begin"), name="เครือข่ายเรา")

    assert "เครือข่ายเรา" in begun
    assert Network.objects.get().actor.name_th == "เครือข่ายเรา"


@pytest.mark.usefixtures("committed")
def test_an_installation_reads_by_another_connection_what_it_wrote(keeper: Viewer) -> None:
    record_network(keeper, name_en="Trial", slug="trial")
    browser = Reader()
    told = {"kind": "group", "sector": "", "consent": "not_asked"}
    for ref in "ab":
        browser.post(f"{N}/member/new", told | {"name_en": f"Group {ref}", "ref": ref})
    browser.post(f"{N}/member/line/a", {"other": "b"})
    line = Tie.objects.get().ref
    browser.post(f"{N}/line/attempt/{line}", {"answered": "yes"})
    saved = {"kind": "activity", "data.title": "Walk", "when": "2026-01-05", "actor": ["a", "b"]}
    browser.post(f"{N}/record/save", saved)

    assert "Walk" in page(browser, f"{N}/line/of/{line}")
    assert "Group b" in page(browser, f"{N}/member/of/a")
    newest = Change.objects.latest("seq").seq
    press(browser, form_to(page(browser, f"{N}/change/{newest}"), f"{N}/undo/{newest}"))
    assert "Walk" not in page(browser, f"{N}/line/of/{line}")
