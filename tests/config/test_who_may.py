"""Who may do what in a served network: every page and route, every role, every relation."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import transaction

from saiyai.domain.drafts import AccessDraft
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.queries.networks import newest_seq
from saiyai.records.models import (
    Access,
    Account,
    Actor,
    BallotOption,
    Change,
    Event,
    Harm,
    ImportBatch,
    Invitation,
    Membership,
    Need,
    Network,
    PilotRound,
    Position,
    ReadOfPerson,
    TieKind,
)
from saiyai.services.areas.loading import load_areas
from saiyai.services.invitations import invite
from saiyai.services.networks import record_network
from saiyai.services.remarks import record_remark
from tests.areas import area_list
from tests.conftest import Once
from tests.doors import API, Reader
from tests.knock import Knock
from tests.matrix import KNOCKS, SAFE, doors, status_of
from tests.served import (
    ADMINISTRATOR,
    EVALUATOR,
    KEEPER,
    LOGGED_OUT,
    MEMBER,
    OTHER,
    OWN,
    PEOPLE,
    UNKNOWN,
    VISITING,
    Who,
    account_of,
    other_network,
    serve,
    sign_in,
    tell_people,
    tell_roster,
    tell_survey,
    tell_work,
)

pytestmark = pytest.mark.either

NOTHING = 999_999_999


def work_rows(network: Network) -> Mapping[str, Any]:
    """By the name that stands for it in an address: rows that are asked for by number."""
    mine = {"member__network": network}
    return {
        "need": Need.objects.get(actor__network=network).pk,
        "position": Position.objects.get(actor__network=network).pk,
        "membership": Membership.objects.get(**mine, member__ref="pim").pk,
        "joined": Membership.objects.get(**mine, member__ref="a").pk,
        "round": PilotRound.objects.get(network=network).ref,
        "harm": Harm.objects.get(network=network).ref,
        "kind": TieKind.objects.get(network=network).pk,
        "option": BallotOption.objects.filter(ballot__network=network).order_by("pk")[0].pk,
        "attempt": Event.objects.get(network=network, kind="contact", data__test=True).ref,
    }


class Served:
    """Two networks of one installation, and the accounts of everybody in the first."""

    def __init__(self) -> None:
        self.own = record_network(
            LOCAL_KEEPER, name_en="Trial", slug=OWN, clock=date(2026, 10, 31)
        )
        tell_people(self.own)
        tell_work(self.own)
        load_areas(LOCAL_KEEPER, area_list(), "areas.csv")
        self.other = other_network()
        self.accounts = {who.name: account_of(who, self.own) for who in PEOPLE if who.signed_in}
        self.rows = {
            one.slug: self._rows(one, self.accounts["member"]) for one in (self.own, self.other)
        }
        self.rows[UNKNOWN] = dict.fromkeys(self.rows[OWN], NOTHING)

    def _rows(self, network: Network, member: Account) -> Mapping[str, Any]:
        batch = ImportBatch.objects.create(
            network=network, by="x", at="2026-10-31T00:00Z", content=b"", state="running"
        )
        ticket = invite(LOCAL_KEEPER, network, AccessDraft("waiting"))
        held = Access.objects.filter(network=network, account=member).first()
        remark = record_remark(LOCAL_KEEPER, network, "actor a", "x")
        return {
            "batch": batch.pk,
            "access": held.pk if held else NOTHING,
            "invitation": ticket.invitation,
            "token": ticket.token,
            "remark": remark.pk,
            "survey_link": tell_survey(network),
            "own_link": tell_roster(network),
            "newest": newest_seq(network),
            "account": member.pk,
            **work_rows(network),
        }

    def enter(self, who: Who) -> Reader:
        """The browser of somebody."""
        reader = Reader()
        reader.cookies.clear()
        if who.signed_in:
            sign_in(reader, self.accounts[who.name], second_step=who.second_step)
        return reader


@pytest.fixture(scope="module")
def told_served(once: Once) -> Iterator[Served]:
    """Everything once for this module."""
    with once():
        yield Served()


@pytest.fixture
def served(told_served: Served, settings: LazySettings, db: None) -> Served:
    """The same, with accounts that govern and nobody who tried too often."""
    serve(settings)
    cache.clear()
    return told_served


def knock_at(reader: Reader, knock: Knock, rows: Mapping[str, Any], slug: str) -> Any:
    """What a request answers, asked of a network."""
    path = filled(knock.path, rows, slug)
    if knock.is_api:
        body = "" if knock.body is None else filled(json.dumps(knock.body), rows, slug)
        return reader.generic(knock.method, path, body, "application/json")
    if knock.method == "GET":
        return reader.get(path)
    form = {name: filled(value, rows, slug) for name, value in knock.body.items()}
    return reader.post(path, form)


def filled(text: str, rows: Mapping[str, Any], slug: str) -> str:
    for name, value in {**rows, "slug": slug}.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def letter_of(knock: Knock, who: Who) -> str:
    """What becomes of a knock: to who is outside, a network that was not opened is not there."""
    at = PEOPLE.index(who) - len(PEOPLE)
    return knock.letters[at] if -at <= len(knock.letters) else "h"


def written() -> tuple[int, ...]:
    """How much there is of everything that a refused request may not have written."""
    tables = (Change, Event, Account, Access, Invitation, Network)
    return tuple(table.objects.count() for table in tables)


def test_every_page_and_route_says_who_may() -> None:
    assert {knock.route for knock in KNOCKS} == doors()
    assert {len(knock.letters) for knock in KNOCKS if "{slug}" in knock.path} == {6}
    assert {len(knock.letters) for knock in KNOCKS if "{slug}" not in knock.path} == {8}


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
@pytest.mark.parametrize("knock", KNOCKS, ids=lambda knock: knock.name)
def test_each_role_may_what_it_may_in_its_own_network(
    served: Served, knock: Knock, who: Who
) -> None:
    before = written()
    answer = knock_at(served.enter(who), knock, served.rows[OWN], OWN)
    letter = letter_of(knock, who)

    assert status_of(letter, answer.status_code), (answer.status_code, text_of(answer))
    if letter in "nhx" or knock.method in SAFE:
        assert written() == before


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_a_network_one_is_not_in_is_as_one_that_is_not_there(served: Served, who: Who) -> None:
    """Administrators see to it that it is there, and are outsiders in it."""
    differ = []
    for knock in KNOCKS:
        if not (knock.has_network or "{batch}" in knock.path):
            continue
        there, nowhere = (asked_of(served, who, knock, slug) for slug in (OTHER, UNKNOWN))
        if who is ADMINISTRATOR and knock.has_network:
            letter = "h" if "{access}" in knock.path else letter_of(knock, who)
            assert status_of(letter, there[0]), (knock.name, there)
        elif there != nowhere or (knock.has_network and there[0] != 404):
            differ.append(knock.name)

    assert differ == []


def text_of(answer: Any) -> str:
    """What an answer says; a sheet is no text, and is read as far as it is one."""
    return str(answer.content.decode(errors="replace"))


def asked_of(served: Served, who: Who, knock: Knock, slug: str) -> tuple[int, str]:
    """Status and text of an answer, without the name it was asked by and without form tokens."""
    cache.clear()
    rows = served.rows[slug]
    with transaction.atomic():
        answer = knock_at(served.enter(who), knock, rows, slug)
        transaction.set_rollback(True)
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text_of(answer))
    path = filled(knock.path, rows, slug)
    return answer.status_code, text.replace(path, "…").replace(slug, "…")


@pytest.mark.parametrize("who", [LOGGED_OUT, VISITING, MEMBER], ids=lambda who: who.name)
def test_a_network_that_is_closed_is_in_no_list(served: Served, who: Who) -> None:
    reader = served.enter(who)
    pages = reader.get("/").content.decode() + reader.get("/api/v1/networks/").content.decode()

    assert OTHER not in pages
    assert (OWN in pages) == (who is MEMBER)


def test_a_network_open_to_visitors_shows_them_what_outsiders_see(served: Served) -> None:
    Network.objects.filter(slug=OTHER).update(open_to_visitors=True)
    for who in (LOGGED_OUT, VISITING, MEMBER):
        reader = served.enter(who)

        assert reader.get(f"/n/{OTHER}/").status_code == 200
        assert reader.get(f"/n/{OTHER}/line/of/ab").status_code == 404
        assert reader.get(f"/api/v1/networks/{OTHER}/actors/").json()["actors"] == []


def test_no_page_and_no_route_names_a_person_to_an_evaluator(served: Served) -> None:
    """Also not where everybody agreed to be named."""
    Actor.objects.filter(network=served.own, kind="person").update(consent="anyone")
    reader, named = served.enter(EVALUATOR), []
    for knock in (one for one in KNOCKS if one.method in SAFE and one.has_network):
        text = text_of(knock_at(reader, knock, served.rows[OWN], OWN))
        named += [knock.name for ref in ("pim", "pom") if f"{ref}-name" in text]

    assert named == []


@pytest.mark.parametrize(
    "path",
    [
        *("/n/{slug}/member/of/pim", "/n/{slug}/twice/compare?one=a&other=pim"),
        *(f"{API}/{{slug}}/{one}" for one in ("actors/pim", "persons/pim", "facets/?actor=pim")),
        *(f"{API}/{{slug}}/{one}?actor=pim" for one in ("facets/versions", "events/")),
        f"{API}/{{slug}}/memberships/around?actor=pim",
    ],
)
def test_whoever_reads_of_a_person_is_noted(served: Served, path: str) -> None:
    pim = Actor.objects.get(network=served.own, ref="pim")
    read = ReadOfPerson.objects.filter(network=served.own, actor=pim)
    served.enter(KEEPER).get(path.replace("pim", "b").replace("{slug}", OWN))

    assert not read.exists()
    assert served.enter(KEEPER).get(path.replace("{slug}", OWN)).status_code == 200
    assert read.get().account == served.accounts[KEEPER.name]
