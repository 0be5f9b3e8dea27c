"""The Help board and My page, as a member and a keeper press them."""

import pytest

from saiyai.domain.consent import Consent
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.records.models import Actor, Event, Flow, Network, QuietTime
from tests.doors import Reader
from tests.web.forms import Form, form_to, forms_in
from tests.web.test_telling import page, press, undo_form

N = "/n/trial"


def member_as(ref: str, language: Language = Language.EN) -> Reader:
    """A member who has said who they are."""
    reader = Reader(Eye.KEEPER, language)
    reader.post(f"{N}/self", {"other": ref})
    reader.post("/see-as", {"eye": "member"})
    return reader


def steps_on(text: str, ref: str) -> list[Form]:
    return [form for form in forms_in(text) if form.action == f"{N}/board/step/{ref}"]


def test_a_member_asks_another_helps_and_both_see_it_done(trial: Network) -> None:
    asker, helper = member_as("a"), member_as("b")
    board = press(asker, form_to(page(asker, f"{N}/board"), f"{N}/board/ask"), what="ยืมรถไถ")
    assert "ยืมรถไถ" in board
    event = Event.objects.get(kind="request")
    for reader, step, ref in (
        (helper, "offered", "b"),
        (asker, "accepted", "b"),
        (helper, "helped", "b"),
        (asker, "closed", ""),
    ):
        form = steps_on(page(reader, f"{N}/board"), event.ref)[0]
        if ref:
            assert form.fields["who"] == [ref]
        board = press(reader, form, step=step)

    assert "closed" in board
    assert [one.data.get("step", "asked") for one in Event.objects.order_by("pk")] == [
        *("asked", "offered", "accepted", "helped", "closed")
    ]
    assert steps_on(page(asker, f"{N}/board"), event.ref) == []


def test_a_keeper_asks_for_somebody_and_takes_it_back_in_one_press(
    browser: Reader, trial: Network
) -> None:
    form = form_to(page(browser, f"{N}/board"), f"{N}/board/ask")
    board = press(browser, form, what="ยืมรถไถ", who="a", reach="direct", other="b")
    flow = Flow.objects.get()
    assert (flow.source.ref, flow.target.ref, flow.good) == ("a", "b", "request")
    press(browser, undo_form(board))

    assert not Event.objects.known(None).exists()


def test_a_member_gets_no_button_that_only_keepers_may_press(trial: Network) -> None:
    asker = member_as("a")
    board = press(asker, form_to(page(asker, f"{N}/board"), f"{N}/board/ask"), what="ยืมรถไถ")

    assert not [form for form in forms_in(board) if "/undo/" in form.action]


def test_a_step_that_cannot_follow_is_refused_in_words(trial: Network) -> None:
    asker = member_as("a")
    press(asker, form_to(page(asker, f"{N}/board"), f"{N}/board/ask"), what="ยืมรถไถ")
    ref = Event.objects.get().ref
    answer = asker.post(f"{N}/board/step/{ref}", {"step": "accepted", "who": "b"})

    assert answer.status_code == 409
    assert "this now stands as “open”" in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "words", "kept", "flows"),
    [
        ("gift", "กล้าไม้ 3 ชิ้น", ("exchange", "words"), [("a", "b", "goods", 3, "piece")]),
        ("gift", "แรงงาน 2 วัน", ("exchange", "words"), [("a", "b", "goods", None, "")]),
        ("thanks", "มาช่วยดำนา", ("recognition", "what"), [("a", "b", "recognition", None, "")]),
        ("lesson", "ดินแข็งต้องรอฝน", ("learning", "lesson"), [("b", "a", "knowledge", None, "")]),
        ("agreed", "ประชุมทุกเดือน", ("decision", "what"), []),
    ],
)
def test_one_line_is_kept_as_an_event_of_its_card(
    trial: Network,
    kind: str,
    words: str,
    kept: tuple[str, str],
    flows: list[tuple[str, str, str, int | None, str]],
) -> None:
    teller = member_as("a")
    forms = [f for f in forms_in(page(teller, f"{N}/mine")) if f.fields.get("kind") == [kind]]
    press(teller, forms[0], words=words, other="b")
    event = Event.objects.get()
    told = event.flows.values_list("source__ref", "target__ref", "good", "amount", "unit")

    assert (event.kind, event.data[kept[1]]) == (kept[0], words)
    assert list(told) == flows


def test_thanks_to_nobody_and_a_gift_to_nobody_are_refused(trial: Network) -> None:
    teller = member_as("a")
    for kind in ("gift", "thanks"):
        answer = teller.post(f"{N}/board/line", {"kind": kind, "words": "x", "who": "a"})
        assert answer.status_code == 400
    assert not Event.objects.exists()


def test_a_member_tells_nothing_for_another(trial: Network) -> None:
    answer = member_as("a").post(
        f"{N}/board/line", {"kind": "gift", "words": "x", "who": "b", "other": "c"}
    )

    assert answer.status_code == 403
    assert not Event.objects.exists()


def test_my_page_is_for_whoever_said_who_they_are_and_shows_only_that(
    trial: Network, browser: Reader
) -> None:
    nobody = page(Reader(Eye.MEMBER), f"{N}/mine")
    assert "Say first who you are" in nobody
    told = {"kind": "gift", "good": "goods"}
    browser.post(f"{N}/board/line", told | {"words": "กล้า 5 ชิ้น", "who": "a", "other": "b"})
    browser.post(f"{N}/board/line", told | {"words": "ฟืน", "who": "c", "other": "a"})
    browser.post(f"{N}/board/line", told | {"words": "ความลับ", "who": "b", "other": "c"})
    mine = page(member_as("a"), f"{N}/mine")

    assert "กล้า 5 ชิ้น" in mine
    assert "5 pieces" in mine
    assert "told by" in mine
    assert "ความลับ" not in mine


def test_consent_is_changed_by_whoever_bears_the_name(trial: Network) -> None:
    pim = member_as("pim")
    form = form_to(page(pim, f"{N}/mine"), f"{N}/mine/consent")
    changed = press(pim, form, consent="members")

    assert Actor.objects.get(ref="pim").consent == Consent.MEMBERS
    assert 'value="members" required checked' in changed


def test_a_rest_is_asked_for_from_today_until_a_day(trial: Network) -> None:
    pim = member_as("pim")
    rested = press(pim, form_to(page(pim, f"{N}/mine"), f"{N}/mine/rest"), until="30/11/2569")
    quiet = QuietTime.objects.get()

    assert (str(quiet.earliest), str(quiet.latest)) == ("2026-10-31", "2026-11-30")
    assert "Resting" in rested


def test_a_person_who_agreed_to_nothing_is_not_named_on_the_board(
    trial: Network, keeper: Viewer, browser: Reader
) -> None:
    browser.post(f"{N}/board/ask", {"what": "ยืมรถไถ", "who": "pim", "reach": "everybody"})
    other = page(member_as("a"), f"{N}/board")

    assert "ยืมรถไถ" in other
    assert "พี่พิม" not in other and "PIM" not in other
    assert "ยืมรถไถ" not in page(Reader(Eye.OUTSIDE), f"{N}/board")
