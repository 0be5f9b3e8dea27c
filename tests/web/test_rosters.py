"""Whom members turn to, at its pages: by one's own link, as oneself, from paper, taken back."""

import re

import pytest

from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.records.models import Network, Roster, RosterNaming
from saiyai.services.rosters import answer_roster, open_roster
from tests.doors import Reader
from tests.services.test_surveys import LAST, tell_members
from tests.web.forms import form_to, forms_in
from tests.web.test_board import member_as
from tests.web.test_telling import page

N = "/n/trial"
TOKEN = re.compile(r"http://testserver(/named/[\w-]+)")


@pytest.fixture
def roster(network: Network, keeper: Viewer) -> Roster:
    """A roster among ten."""
    tell_members(keeper, network)
    return open_roster(keeper, network, LAST)


def own_link(roster: Roster, who: str) -> str:
    """The address of a member's own link."""
    form = form_to(page(Reader(), f"{N}/roster/of/{roster.ref}"), f"{N}/roster/link/{roster.ref}")
    answer = Reader().post(form.action, form.filled(other=who))
    assert "no-store" in answer.headers["Cache-Control"]
    (address,) = set(TOKEN.findall(answer.content.decode()))
    return str(address)


def named() -> set[tuple[str, str, str]]:
    told = RosterNaming.objects.values_list("by__actor__ref", "question", "named__actor__ref")
    return set(told)


def test_a_keeper_opens_one_and_ends_it(network: Network, keeper: Viewer) -> None:
    tell_members(keeper, network)
    form = form_to(page(Reader(), f"{N}/surveys"), f"{N}/roster/new")
    Reader().post(form.action, form.filled(closes="14 Nov 2026"))
    ref = Roster.objects.get().ref
    assert f"{N}/roster/new" not in page(Reader(), f"{N}/surveys")
    shown = page(Reader(), f"{N}/roster/of/{ref}")
    assert "0 of 10 answered (0%)" in shown
    Reader().post(form_to(shown, f"{N}/roster/close/{ref}").action)

    assert "/dimensions/E1" in page(Reader(Eye.MEMBER), f"{N}/roster/of/{ref}")
    assert f"{N}/roster/new" in page(Reader(), f"{N}/surveys")


@pytest.mark.parametrize("language", Language)
def test_by_ones_own_link_as_often_as_one_likes_and_taken_back(
    roster: Roster, language: Language
) -> None:
    address = own_link(roster, "a")
    guest = Reader(Eye.OUTSIDE, language)
    text = guest.get(address).content.decode()
    ticks = re.findall(r'type="checkbox" name="(\w+)" value="(\w+)"', text)
    others = {(str(question), ref) for question in RosterQuestion for ref in "bcdefghij"}

    assert set(ticks) == others | {("agrees", "yes")}
    assert guest.post(address, {"view": ["b", "c"]}).status_code == 400  # without agreeing
    assert named() == set()
    guest.post(address, {"view": ["b", "c"], "agrees": "yes"})
    guest.post(address, {"view": ["d"], "asked": ["e"], "agrees": "yes"})
    assert named() == {("a", "view", "d"), ("a", "asked", "e")}
    again = guest.get(address).content.decode()
    assert "checked" not in again  # whoever else holds the link reads no name that was ticked
    assert any("take_back" in one for one in re.findall(r'<button name="(\w+)"', again))
    assert guest.post(address, {"take_back": "yes"}).status_code == 200
    assert named() == set()


def test_a_member_answers_as_oneself_and_for_nobody_else(roster: Roster) -> None:
    member = member_as("a")
    here = f"{N}/roster/answer/{roster.ref}"
    assert f"{here}?other=a" in page(member, f"{N}/roster/of/{roster.ref}")
    form = next(one for one in forms_in(page(member, f"{here}?other=a")) if "other" in one.fields)
    told = form.filled() | {"view": "b", "agrees": "yes"}
    assert member.post(here, told).status_code == 302

    assert named() == {("a", "view", "b")}
    assert member.get(f"{here}?other=b").status_code == 403
    assert member.post(here, told | {"other": "b"}).status_code == 403
    assert Reader(Eye.MEMBER).get(f"{here}?other=nobody").status_code == 403


def test_a_keeper_types_in_and_takes_back_for_who_asks(roster: Roster) -> None:
    here = f"{N}/roster/answer/{roster.ref}"
    assert "Whom a turns to" in page(Reader(), f"{here}?other=a")
    Reader().post(here, {"other": "a", "helped": ["b", "c"], "agrees": "yes"})
    assert named() == {("a", "helped", "b"), ("a", "helped", "c")}
    Reader().post(here, {"other": "a", "take_back": "yes"})

    assert named() == set()
    assert Reader().get(f"{here}?other=nobody").status_code == 404


def test_no_page_tells_who_named_whom(roster: Roster, keeper: Viewer) -> None:
    pages = [
        f"{N}/roster/of/{roster.ref}",
        f"{N}/surveys",
        f"{N}/roster/answer/{roster.ref}?other=a",
    ]

    def told() -> list[str]:
        return [
            re.sub(
                r'value="\w{64}"|\d of 10 answered \(\d+%\)|value="\d"', "", page(Reader(), one)
            )
            for one in pages
        ]

    names = {RosterQuestion.VIEW: frozenset("b")}
    answer_roster(keeper, roster, "a", names, agrees=True)
    before = told()
    answer_roster(keeper, roster, "a", {RosterQuestion.VIEW: frozenset("cde")}, agrees=True)

    assert told() == before
    assert Reader(Eye.OUTSIDE).get(pages[0]).status_code == 404
    assert Reader(Eye.OUTSIDE).get("/named/nothing").status_code == 404
