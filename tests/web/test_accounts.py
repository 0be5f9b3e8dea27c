"""Coming in: by a link and a code, by e-mail, with a second step; and what each opens."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from django.core.cache import cache

from saiyai.domain.drafts import AccessDraft
from saiyai.domain.viewers import LOCAL_KEEPER, AccessRole
from saiyai.queries.actors import get_actor
from saiyai.records.models import Access, Account, Actor, Change, Network, ReadOfPerson
from saiyai.services.invitations import Ticket, invite, invite_administrator
from tests.doors import Reader
from tests.served import (
    ADMINISTRATOR,
    KEEPER,
    MEMBER,
    PART_KEEPER,
    SUBJECT,
    enter,
    other_network,
    serve,
    tell_people,
)

pytestmark = pytest.mark.both


@pytest.fixture
def served(network: Network, settings: LazySettings) -> Iterator[Network]:
    """A network whose people sign in."""
    tell_people(network)
    serve(settings)
    cache.clear()
    yield network
    cache.clear()


def browser() -> Reader:
    """A browser nobody has used."""
    reader = Reader()
    reader.cookies.clear()
    return reader


def come_in(reader: Reader, ticket: Ticket) -> None:
    answer = reader.post(f"/invited/{ticket.token}", {"code": ticket.code})
    assert answer.status_code == 302, answer.content.decode()


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Devices and server stand at one step: no test runs over its end."""
    steps = "allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time"
    monkeypatch.setattr(steps, lambda: iter([1]))


def code_of(secret: str) -> str:
    """What a device shows."""
    return str(format_hotp_value(hotp_value(secret, 1)))


def set_up_step(reader: Reader) -> tuple[str, list[str]]:
    """Scan the picture and enter what the device shows. Returns: its secret, the codes kept."""
    page = reader.get("/account/second-step").content.decode()
    found = re.search(r'id="secret" readonly value="(\w+)"', page)
    assert found
    answer = reader.post("/account/second-step", {"code": code_of(found[1])})
    assert answer.status_code == 200
    return found[1], re.findall(r"<code>(\d+)</code>", answer.content.decode())


def test_a_member_comes_in_by_link_and_code_and_needs_nothing_else(served: Network) -> None:
    reader = browser()
    ticket = invite(LOCAL_KEEPER, served, AccessDraft("Pim", AccessRole.MEMBER, "pim"))

    assert reader.get("/n/trial/").status_code == 404
    assert reader.get(f"/invited/{ticket.token}").status_code == 200
    come_in(reader, ticket)
    assert reader.get("/n/trial/").status_code == 200
    assert reader.get("/n/trial/member/of/pim").status_code == 200
    assert reader.get(f"/invited/{ticket.token}").status_code == 404


def test_a_keeper_reads_as_a_member_until_the_second_step(served: Network) -> None:
    reader = browser()
    come_in(reader, invite(LOCAL_KEEPER, served, AccessDraft("K", AccessRole.KEEPER)))
    page = reader.get("/n/trial/").content.decode()

    assert "/account/second-step" in page
    assert reader.get("/n/trial/member/of/pom").status_code == 404
    assert reader.get("/n/trial/export/json").status_code == 403
    _, codes = set_up_step(reader)
    assert len(codes) == 10
    assert reader.get("/n/trial/member/of/pom").status_code == 200
    assert reader.get("/n/trial/export/json").status_code == 200


def test_the_step_is_passed_anew_in_each_browser_with_a_code_that_works_once(
    served: Network,
) -> None:
    first, second, third = browser(), browser(), browser()
    come_in(first, invite(LOCAL_KEEPER, served, AccessDraft("K", AccessRole.KEEPER)))
    first.post("/account/email", {"email": "k@example.org", "password": "a long enough word"})
    secret, codes = set_up_step(first)
    for reader in (second, third):
        reader.post("/sign-in", {"email": "K@example.org", "password": "a long enough word"})
        assert reader.get("/n/trial/export/json").status_code == 403
    for reader, expected in ((second, 302), (third, 400)):
        answer = reader.post("/account/second-step", {"code": code_of(secret)})
        assert answer.status_code == expected
    assert second.get("/n/trial/export/json").status_code == 200
    for expected in (302, 400):
        assert third.post("/account/second-step", {"code": codes[0]}).status_code == expected
    assert third.get("/n/trial/export/json").status_code == 200


def test_who_found_a_password_cannot_take_the_second_step_away(served: Network) -> None:
    owner, thief = browser(), browser()
    come_in(owner, invite(LOCAL_KEEPER, served, AccessDraft("K", AccessRole.KEEPER)))
    set_up_step(owner)
    owner.post("/account/email", {"email": "k@example.org", "password": "a long enough word"})
    thief.post("/sign-in", {"email": "k@example.org", "password": "a long enough word"})

    assert thief.post("/account/second-step/drop").status_code == 403
    assert owner.get("/n/trial/export/json").status_code == 200  # still, after a new password
    assert owner.post("/account/second-step/drop").status_code == 302
    assert owner.get("/n/trial/export/json").status_code == 403


def test_a_password_is_tried_a_few_times_only(served: Network) -> None:
    reader = browser()
    come_in(reader, invite(LOCAL_KEEPER, served, AccessDraft("Pim")))
    reader.post("/account/email", {"email": "pim@example.org", "password": "a long enough word"})
    answers = [
        browser().post("/sign-in", {"email": "pim@example.org", "password": "x"}).status_code
        for _ in range(6)
    ]
    right = {"email": "pim@example.org", "password": "a long enough word"}

    assert answers == [400] * 5 + [409]
    assert browser().post("/sign-in", right).status_code == 409


def test_a_second_step_is_tried_a_few_times_only(served: Network) -> None:
    reader = browser()
    come_in(reader, invite(LOCAL_KEEPER, served, AccessDraft("K", AccessRole.KEEPER)))
    answers = [
        reader.post("/account/second-step", {"code": "000000"}).status_code for _ in range(6)
    ]

    assert answers == [400] * 5 + [409]


def test_who_leaves_a_browser_or_a_network_is_nobody_there_at_once(served: Network) -> None:
    reader = enter(MEMBER, served)
    own = Access.objects.get(account__name="member")

    assert reader.get("/n/trial/").status_code == 200
    reader.post(f"/n/trial/access/{own.pk}/end")
    assert reader.get("/n/trial/").status_code == 404
    kept = dict(reader.cookies)
    reader.post("/sign-out")
    reader.cookies.update(kept)
    assert reader.get("/account").headers["Location"] == "/sign-in"


def test_a_closed_account_is_out_of_every_browser(served: Network) -> None:
    member = enter(MEMBER, served)
    account = Account.objects.get(name="member")
    administrator = browser()
    come_in(administrator, invite_administrator(LOCAL_KEEPER, "Admin"))
    set_up_step(administrator)
    administrator.post("/administration/close", {"account": str(account.pk)})

    assert member.get("/n/trial/").status_code == 404


def test_a_device_that_was_taken_away_ends_what_it_opened(served: Network) -> None:
    keeper, administrator = enter(KEEPER, served), enter(ADMINISTRATOR, served)
    account = Account.objects.get(name="keeper")

    assert keeper.get("/n/trial/export/json").status_code == 200
    administrator.post("/administration/reset", {"account": str(account.pk)})
    assert keeper.get("/n/trial/export/json").status_code == 403


def test_an_administrator_begins_a_network_and_keeps_it(served: Network) -> None:
    reader = browser()
    come_in(reader, invite_administrator(LOCAL_KEEPER, "Admin"))

    assert reader.post("/begin", {"name": "New"}).status_code == 403
    set_up_step(reader)
    begun = reader.post("/begin", {"name": "New"})
    assert reader.get(begun.headers["Location"]).status_code == 200
    made = reader.post("/api/v1/networks/new/actors/", {"name_en": "x"}, "application/json")
    assert made.status_code == 201


def test_lesser_eyes_are_put_on_and_never_greater_ones(served: Network) -> None:
    keeper, member = enter(KEEPER, served), enter(MEMBER, served)
    keeper.post("/see-as", {"eye": "outside"})
    member.post("/see-as", {"eye": "keeper"})

    assert keeper.get("/n/trial/line/of/ab").status_code == 404
    assert member.get("/n/trial/member/of/pim").status_code == 404
    keeper.post("/see-as", {"eye": "member"})
    assert keeper.get("/n/trial/line/of/ab").status_code == 200
    assert keeper.get("/n/trial/member/of/pim").status_code == 404
    keeper.post("/see-as", {"eye": "keeper"})
    assert keeper.get("/n/trial/member/of/pim").status_code == 200


def test_a_person_sees_who_read_their_page_and_nobody_else_does(served: Network) -> None:
    keeper, subject, part = (enter(who, served) for who in (KEEPER, SUBJECT, PART_KEEPER))
    for _ in range(2):
        keeper.get("/n/trial/member/of/pim")
    keeper.get("/n/trial/export/json")
    keeper.get("/n/trial/member/of/a")
    keeper.ask("/trial/actors/pom")
    own = subject.get("/n/trial/member/of/pim").content.decode()

    assert own.count("<span>keeper") == 2
    assert "took the whole record out" in own
    assert "<span>keeper" in part.get("/n/trial/member/of/pim").content.decode()
    assert "<span>keeper" not in part.get("/n/trial/member/of/a").content.decode()
    assert sorted(ReadOfPerson.objects.values_list("actor__ref", flat=True), key=str) == sorted(
        ["pim", "pim", "pom", None], key=str
    )


def test_history_names_keepers_to_everybody_and_members_to_keepers_only(served: Network) -> None:
    keeper, subject, member = (enter(who, served) for who in (KEEPER, SUBJECT, MEMBER))
    keeper.post(
        "/n/trial/member/edit/a",
        {"note": "x", "kind": "group", "sector": "", "consent": "not_asked"},
    )
    subject.post(
        "/n/trial/record/save",
        {"kind": "activity", "title": "x", "actor": "pim", "when": "2026-09-01"},
    )
    read = [
        reader.get("/n/trial/history").content.decode() for reader in (keeper, subject, member)
    ]

    assert ["keeper ·" in page for page in read] == [True, True, True]
    assert ["subject ·" in page for page in read] == [True, True, False]


def test_a_network_of_others_gives_a_keeper_nothing(served: Network) -> None:
    other = other_network()
    keeper = enter(KEEPER, served)
    changes = Change.objects.count()
    hidden = Actor.objects.get(network=other, ref="pim")

    assert keeper.get(f"/n/{other.slug}/member/of/pim").status_code == 404
    assert keeper.post("/upload", {"network": other.slug}).status_code == 404
    assert get_actor(LOCAL_KEEPER, other, "pim") == hidden
    assert Change.objects.count() == changes


def test_pages_of_people_are_kept_by_no_browser(served: Network) -> None:
    assert "no-store" in enter(KEEPER, served).get("/n/trial/members").headers["Cache-Control"]


def test_a_link_is_not_made_by_who_only_opens_the_address(served: Network) -> None:
    assert enter(KEEPER, served).get("/n/trial/access/invite").status_code == 405


def test_link_and_code_are_shown_once_and_let_somebody_in(served: Network) -> None:
    form = {"name": "Pom", "role": "member", "other": "pom"}
    page = enter(KEEPER, served).post("/n/trial/access/invite", form).content.decode()
    link = re.search(r'value="http://testserver(/invited/[\w-]+)"', page)
    code = re.search(r'class="number">(\d{6})<', page)
    assert link and code
    reader = browser()

    assert reader.post(link[1], {"code": code[1]}).status_code == 302
    assert reader.get("/n/trial/member/of/pom").status_code == 200
