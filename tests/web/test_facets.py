"""The page of a member: what is told beside the name, by short forms, ended and taken back."""

import pytest

from saiyai.domain.facets import FACETS
from saiyai.domain.viewers import Eye
from saiyai.records.models import FACET_TABLES, Membership, Network
from tests.doors import Reader
from tests.web.forms import form_to, forms_in

MEMBER = "/n/trial/member/of"


def page(who: Reader, ref: str) -> str:
    return who.get(f"{MEMBER}/{ref}").content.decode()


@pytest.mark.parametrize("facet", sorted(set(FACETS) - {"place", "profile", "holding"}))
def test_each_form_of_the_page_tells_what_it_asks_for(
    browser: Reader, trial: Network, facet: str
) -> None:
    form = form_to(page(browser, "a"), f"/n/trial/member/tell/{facet}/a")
    words = {"text_th": "ดูแลน้ำ", "interest_th": "ผู้ใช้น้ำ", "title_th": "ประธาน", "value": "08"}
    given = {name: words[name] for name in words if name in form.fields}
    given |= {"speaker": "b"} if facet == "voice" else {}
    given |= {"state": "invited"} if facet == "standing" else {}
    answer = browser.post(form.action, form.filled(**given))

    assert answer.status_code == 302
    assert FACET_TABLES[facet]._default_manager.count() == 1
    assert f"/n/trial/told/{facet}/" in page(browser, "a")


def test_a_post_is_made_filled_and_left_vacant(browser: Reader, trial: Network) -> None:
    tell = "/n/trial/member/tell"
    browser.post(f"{tell}/position/a", {"kind": "office", "title_th": "ประธาน"})
    form = form_to(page(browser, "a"), f"{tell}/holding/a")
    browser.post(form.action, form.filled(holder="pim", since="2568"))

    assert "ประธาน" in page(browser, "pim")
    browser.post(form.action, form.filled(holder="", since="1/10/2569"))
    assert "vacant" in page(browser, "a")
    assert "ประธาน" not in page(browser, "pim")


def test_something_is_over_or_was_a_mistake(browser: Reader, trial: Network) -> None:
    for text in ("ฟืน", "ข้าว"):
        browser.post("/n/trial/member/tell/need/a", {"text_th": text, "since": "2568"})
    over, mistake = (
        form.action for form in forms_in(page(browser, "a")) if "/told/need/" in form.action
    )
    browser.post(over, {"day": "1/10/2569", "met": "yes"})
    browser.post(mistake, {"mistake": "yes"})

    assert "ฟืน" not in page(browser, "a")
    before = browser.get(f"{MEMBER}/a?as_of=2026-09-01").content.decode()
    assert "ฟืน" in before
    assert "ข้าว" not in before


def test_a_member_joins_with_reasons_leaves_and_joins_again(
    browser: Reader, trial: Network
) -> None:
    browser.post("/n/trial/member/join/b", {"network": "a", "role": "leader", "joined": "2568"})
    form = form_to(page(browser, "pim"), "/n/trial/member/join/pim")
    given = form.filled(
        network="a",
        role="member",
        joined="2568",
        voluntary="yes",
        deputy="b",
        reasons=["learn", "problem"],
        duties="จดน้ำ",
        why="เพื่อนชวน",
    )
    browser.post(form.action, given)
    row = Membership.objects.get(member__ref="pim")

    assert (row.voluntary, row.reasons, row.duties) == (True, ["learn", "problem"], "จดน้ำ")
    shown = page(browser, "pim")
    assert "เพื่อนชวน" in shown and "To learn" in shown
    assert "2 members inside at every level" in page(browser, "a")
    leave = f"/n/trial/membership/{row.pk}"
    browser.post(leave, {"day": "1/10/2569", "exit_why": "ขอพัก"})
    assert "ขอพัก" in page(browser, "pim")
    assert "ขอพัก" not in page(Reader(Eye.MEMBER), "a")
    assert browser.post(form.action, given).status_code == 302
    assert Membership.objects.known(None).filter(member__ref="pim").count() == 2


def test_a_circle_is_refused_with_the_way_round_and_writes_nothing(
    browser: Reader, trial: Network
) -> None:
    browser.post("/n/trial/member/join/b", {"network": "a"})
    answer = browser.post("/n/trial/member/join/a", {"network": "b"})

    assert answer.status_code == 409
    assert "B › A › B" in answer.content.decode()
    assert Membership.objects.count() == 1


def test_readers_are_offered_no_form_and_outsiders_no_page(trial: Network) -> None:
    member = page(Reader(Eye.MEMBER), "a")

    assert [form for form in forms_in(member) if "/tell/" in form.action] == []
    assert Reader(Eye.OUTSIDE).get(f"{MEMBER}/a").status_code == 404


def test_an_actor_is_found_by_whatever_field_asks_for_one(browser: Reader, trial: Network) -> None:
    assert 'value="b"' in browser.get("/n/trial/known?deputy=ทอผ้า").content.decode()
