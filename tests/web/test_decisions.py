"""Decisions and lessons, pressed at their pages by keepers and members."""

from saiyai.domain.viewers import Eye
from saiyai.records.models import BallotOption, Event, Network
from tests.doors import Reader
from tests.web.forms import form_to, forms_in
from tests.web.test_board import member_as
from tests.web.test_telling import page, press

N = "/n/trial"


def test_a_member_proposes_others_vote_in_secret_and_the_result_is_told_at_the_end(
    browser: Reader, trial: Network
) -> None:
    browser.post(f"{N}/member/new", {"name_en": "D", "ref": "d", "kind": "group"} | _PLAIN)
    browser.post(f"{N}/member/new", {"name_en": "E", "ref": "e", "kind": "group"} | _PLAIN)
    asker = member_as("a")
    press(asker, form_to(page(asker, f"{N}/decisions"), f"{N}/decisions/new"), what="ปิดน้ำวันพุธ")
    ref = Event.objects.get().ref
    here = f"{N}/decision/of/{ref}"
    press(browser, form_to(page(browser, here), f"{N}/decision/ballot/{ref}"))
    for who in "abcde":
        voter = member_as(who)
        form = form_to(page(voter, here), f"{N}/decision/vote/{ref}")
        agree = BallotOption.objects.get(voice="agree").pk
        voted = press(voter, form, option=str(agree))
        assert "Your vote is counted" in voted
        assert not [form for form in forms_in(voted) if "/vote/" in form.action]
    assert "<strong>5</strong>" not in page(browser, here)
    told = press(browser, form_to(page(browser, here), f"{N}/decision/count/{ref}"))

    assert "<strong>5</strong>" in told
    assert "voted" in page(asker, f"{N}/decisions")


_PLAIN = {"sector": "", "consent": "not_asked"}


def test_a_keeper_tells_the_steps_and_what_those_think_who_differ(
    browser: Reader, trial: Network
) -> None:
    form = form_to(page(browser, f"{N}/decisions"), f"{N}/decisions/new")
    shown = press(browser, form, what="ปิดน้ำวันพุธ", who="a")
    ref = Event.objects.get().ref
    step = next(f for f in forms_in(shown) if "dissent" in f.fields)
    told = press(browser, step, step="adopted", who="a, b", role="decider", dissent="กลัวข้าวแห้ง")

    assert "กลัวข้าวแห้ง" in told
    event = Event.objects.get(about__ref=ref)
    assert set(event.parts.values_list("actor__ref", "role")) == {
        ("a", "decider"),
        ("b", "decider"),
    }


def test_a_second_proposal_stands_beside_the_first(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/decisions"), f"{N}/decisions/new")
    shown = press(browser, form, what="ปิดน้ำวันพุธ", who="a")
    other = next(f for f in forms_in(shown) if f.fields.get("step") == ["proposed"])
    shown = press(browser, other, what="จับฉลาก", who="b")

    assert "จับฉลาก" in shown
    assert "2 proposals" in page(browser, f"{N}/decisions")


def test_a_lesson_is_told_checked_used_and_learned_from(trial: Network) -> None:
    teller, other = member_as("a"), member_as("b")
    form = form_to(page(teller, f"{N}/lessons"), f"{N}/board/line")
    press(teller, form, words="แบ่งน้ำก่อนแล้ง")
    ref = Event.objects.get().ref
    here = f"{N}/lesson/step/{ref}"
    own = [f for f in forms_in(page(teller, f"{N}/lessons")) if f.action == here]
    assert len(own) == 1
    presses, learned = [f for f in forms_in(page(other, f"{N}/lessons")) if f.action == here]
    press(other, presses, step="checked")
    shown = press(other, learned, words="จดไว้ที่ศาลา")

    assert "จดไว้ที่ศาลา" in shown
    assert "↳" in shown
    assert teller.post(here, {"step": "checked"}).status_code == 409


def test_outside_nobody_reads_decisions_and_lessons(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/decisions"), f"{N}/decisions/new")
    press(browser, form, what="ปิดน้ำวันพุธ", who="a")
    outside = Reader(Eye.OUTSIDE)

    assert "ปิดน้ำวันพุธ" not in page(outside, f"{N}/decisions")
    ref = Event.objects.get().ref
    assert outside.get(f"{N}/decision/of/{ref}").status_code == 404
