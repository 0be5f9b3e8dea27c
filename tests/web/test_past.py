"""Any page and any route as of any day, as known at any Change: later facts are not shown."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from typing import Final

import pytest
from django.urls import reverse

from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.agreements import (
    AgreementDraft,
    Answer,
    AnswerDraft,
    CharterDraft,
    CommitmentDraft,
    CommitmentStepDraft,
    CommitmentStepKind,
    PartyDraft,
    VersionDraft,
)
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    EventDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    TieDraft,
)
from saiyai.domain.facet_words import StatementKind
from saiyai.domain.facets import ActorRef, NeedDraft, StatementDraft
from saiyai.domain.goals import GoalStance, GoalStepDraft, GoalStepKind, StanceDraft
from saiyai.domain.lenses import LensDraft
from saiyai.domain.periods import on
from saiyai.domain.said import Said
from saiyai.domain.stakeholders import (
    ProblemDraft,
    ProblemStepDraft,
    ProblemStepKind,
    StakeholderDraft,
)
from saiyai.domain.thresholds import ThresholdDraft
from saiyai.domain.tie_kinds import TieKindDraft
from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import (
    Actor,
    Agreement,
    ClaimTest,
    Commitment,
    Event,
    Goal,
    Issue,
    Network,
    Place,
    Problem,
    TieKind,
)
from saiyai.services.actors import correct_actor, record_actor, record_alias
from saiyai.services.agreements import (
    correct_agreement,
    record_agreement,
    record_commitment,
    record_party,
    record_version,
    say_answer,
    take_commitment_step,
)
from saiyai.services.charter import record_charter
from saiyai.services.events import record_event
from saiyai.services.facets import record_facet
from saiyai.services.goals import correct_goal, record_goal, say_stance, take_goal_step
from saiyai.services.issues import correct_issue, record_issue
from saiyai.services.lenses import record_lens
from saiyai.services.merging import merge_actors
from saiyai.services.networks import record_membership
from saiyai.services.places import correct_place, record_place
from saiyai.services.problems import (
    correct_problem,
    record_problem,
    record_stakeholder,
    take_problem_step,
)
from saiyai.services.thresholds import record_threshold
from saiyai.services.tie_kinds import correct_tie_kind, record_tie_kind
from saiyai.services.ties import record_tie
from saiyai.web.urls import urlpatterns
from tests.api.knocks import routes
from tests.conftest import Once, begin_trial
from tests.doors import API, Reader
from tests.own_lens import LENS
from tests.served import tell_roster, tell_survey

EARLY, LATE = date(2026, 9, 1), date(2026, 10, 20)
SECRETS: Final = ("WALKEDLATE", "TOLDLATE", "NAMEOFNOW", "NEWCOMER", "NOTEOFNOW")
"""Words of what happened after EARLY, or was told after the Change that is asked for."""


@pytest.fixture(scope="module")
def told_past(once: Once) -> Iterator[tuple[Network, int]]:
    """A record of which all that holds a secret was told or happened later. The Change before."""
    with once():
        network = begin_trial()
        yield network, tell_past(LOCAL_KEEPER, network)


@pytest.fixture
def network(told_past: tuple[Network, int], db: None) -> Network:
    """The record that has a past."""
    return told_past[0]


@pytest.fixture
def past(told_past: tuple[Network, int], db: None) -> int:
    """The Change before its secrets."""
    return told_past[1]


def tell_past(keeper: Viewer, network: Network) -> int:
    """Tell what was known early, then all that must not be seen. Returns: the Change between."""
    for ref in ("a", "b", "c"):
        draft = ActorDraft(ref=ref, name_en=f"OLD{ref}", kind=ActorKind.GROUP)
        record_actor(keeper, network, draft)
    hill = record_place(keeper, network, PlaceDraft("hill", name_en="OLDHILL"))
    soil = record_issue(keeper, network, IssueDraft("soil", name_en="OLDSOIL"))
    record_tie(keeper, network, TieDraft("a", "b", ref="ab", kind="work"))
    there = (PartDraft("a", "participant"), PartDraft("b", "participant"))
    for ref, day, title in (("walk", EARLY, "WALKEDEARLY"), ("late", LATE, "WALKEDLATE")):
        record_event(
            keeper, network, EventDraft("activity", on(day), {"title": title}, ref, parts=there)
        )
    _tell_work(keeper, network)
    tell_survey(network)
    tell_roster(network)
    _declare_a_claim(network)
    known = newest_seq(network)
    actor = Actor.objects.get(network=network, ref="a")
    correct_actor(keeper, actor, ActorDraft(name_en="NAMEOFNOW", note="NOTEOFNOW"))
    record_actor(keeper, network, ActorDraft(ref="n", name_en="NEWCOMER", kind=ActorKind.GROUP))
    record_tie(keeper, network, TieDraft("a", "n", ref="an"))
    later = EventDraft("activity", on(EARLY), {"title": "TOLDLATE"}, "told", parts=there)
    record_event(keeper, network, later)
    _tell_more(keeper, network, hill, soil)
    _tell_more_work(keeper, network)
    return known


def _declare_a_claim(network: Network) -> None:
    """A test of a claim that was declared before the day that is asked for."""
    ClaimTest.objects.create(
        network=network,
        ref="growth",
        claim="CLAIM-19",
        version=CLAIMS["CLAIM-19"].version,
        first=date(2025, 8, 1),
        last=date(2026, 7, 31),
        declared=date(2026, 8, 1),
        told=newest_seq(network),
    )


def _tell_work(keeper: Viewer, network: Network) -> None:
    """What the network asks, agrees on and plans, told before the Change that is asked for."""
    record_goal(keeper, network, GoalDraft("main", name_en="OLDGOAL", main=True))
    weir = record_agreement(keeper, network, _WEIR)
    record_version(keeper, weir, VersionDraft(terms_en="OLDTERMS"))
    record_party(keeper, weir, PartyDraft("a"))
    record_commitment(keeper, weir, CommitmentDraft("a", name_en="OLDPROMISE", ref="mend"))
    record_charter(keeper, network, CharterDraft("groups", "OLDAIM", controller="Committee"))
    record_threshold(keeper, network, ThresholdDraft("reply_days", 10, "OLDREASON"))
    record_lens(keeper, network, LensDraft(LENS, "OLDREASON"))
    dry = record_problem(keeper, network, ProblemDraft("dry", name_en="OLDPROBLEM"))
    record_stakeholder(keeper, dry, StakeholderDraft(described="tenants", ref="s1"))
    for ref, kind, data, role in _ASKED:
        parts = (PartDraft("a", role),)
        record_event(keeper, network, EventDraft(kind, on(EARLY), data, ref, parts=parts))


_WEIR: Final = AgreementDraft("weir", name_en="OLDRULE", kind="commons")
_ASKED: Final = (
    ("ask", "request", {"what": "OLDASK"}, "requester"),
    ("plan", "decision", {"what": "OLDPLAN", "step": "proposed"}, "proposer"),
    ("lesson", "learning", {"lesson": "OLDLESSON"}, "learner"),
)


def _tell_more_work(keeper: Viewer, network: Network) -> None:
    """The same told again, or corrected, with secrets."""
    now, new, late = "NAMEOFNOW", "NEWCOMER", "TOLDLATE"
    goal = Goal.objects.get(network=network, ref="main")
    take_goal_step(keeper, goal, GoalStepDraft(GoalStepKind.AGREED, said=Said(words=late)))
    say_stance(keeper, goal, StanceDraft(GoalStance.DIFFERS, actor="a", said=Said(words=late)))
    correct_goal(keeper, goal, GoalDraft("main", name_en=now, measure="NOTEOFNOW"))
    record_goal(keeper, network, GoalDraft("new", name_en=new, parent="main"))
    weir = Agreement.objects.get(network=network, ref="weir")
    record_version(keeper, weir, VersionDraft(terms_en=late))
    record_party(keeper, weir, PartyDraft("n"))
    say_answer(keeper, weir, AnswerDraft(Answer.ACCEPTED, "b", said=Said(words=late)))
    mend = Commitment.objects.get(network=network, ref="mend")
    kept = CommitmentStepDraft(CommitmentStepKind.KEPT, Said(words=late))
    take_commitment_step(keeper, mend, kept)
    record_commitment(keeper, weir, CommitmentDraft("n", name_en=new))
    correct_agreement(keeper, weir, AgreementDraft("weir", name_en=now, objective="NOTEOFNOW"))
    record_agreement(keeper, network, AgreementDraft("new", name_en=new, kind="mou"))
    record_charter(keeper, network, CharterDraft(late, now, controller=new))
    record_threshold(keeper, network, ThresholdDraft("reply_days", 20, late))
    record_threshold(keeper, network, ThresholdDraft("need_days", 90, new))
    record_lens(keeper, network, LensDraft(LENS.replace("We work", now), late))
    record_lens(keeper, network, LensDraft(LENS.replace("water_watch", "later"), new))
    dry = Problem.objects.get(network=network, ref="dry")
    take_problem_step(keeper, dry, ProblemStepDraft(ProblemStepKind.EASED, Said(words=late)))
    record_stakeholder(keeper, dry, StakeholderDraft(described=new, ref="s2"))
    correct_problem(keeper, dry, ProblemDraft("dry", name_en=now, facets="NOTEOFNOW"))
    record_problem(keeper, network, ProblemDraft("new", name_en=new))
    for ref, kind, data, role in _ASKED:
        told = data | {next(iter(data)): late}
        parts = (PartDraft("n", role),)
        record_event(
            keeper, network, EventDraft(kind, on(EARLY), told, f"late-{ref}", parts=parts)
        )


def _tell_more(keeper: Viewer, network: Network, hill: Place, soil: Issue) -> None:
    """Places, issues, kinds of line, facets and memberships with secrets in all they hold."""
    name = "NAMEOFNOW"
    correct_place(
        keeper, hill, PlaceDraft("hill", name_en=name, used_for="NOTEOFNOW", hosts=("n",))
    )
    record_place(keeper, network, PlaceDraft("new", name_en="NEWCOMER", parent="hill"))
    correct_issue(keeper, soil, IssueDraft("soil", name_en=name, situation="NOTEOFNOW"))
    record_issue(keeper, network, IssueDraft("new", name_en="NEWCOMER", parent="soil"))
    kind = TieKind.objects.get(network=network, name="work")
    correct_tie_kind(keeper, kind, TieKindDraft("work", label_ab_en="NAMEOFNOW"))
    record_tie_kind(keeper, network, TieKindDraft("NEWCOMER"))
    a = ActorRef("a")
    record_facet(keeper, network, NeedDraft(actor=a, text_en="NOTEOFNOW"))
    value = StatementKind.VALUE
    record_facet(keeper, network, StatementDraft(actor=a, kind=value, text_en="TOLDLATE"))
    record_membership(keeper, network, MembershipDraft("a", "n", Role.MEMBER, why="NOTEOFNOW"))


PARTS: Final[dict[str, object]] = {
    "slug": "trial",
    "noun": "actor",
    "concept_id": "DEF-02",
    "claim_id": "CLAIM-19",
    "lens": "water_watch",
    "matter": "sole_link-0",
    "name": "reply_days",
    "seq": 5,
    "remark_id": 1,
    "facet": "need",
    "row_id": 1,
    "kind": "activity",
    "who": "s1",
    "number": 1,
    "access_id": 1,
    "invitation_id": 1,
    "release_id": 1,
}
REFS: Final = {
    "line": "ab",
    "attempt": "ab",
    "answer": "ab",
    "speak": "ab",
    "end_line": "ab",
    "place": "hill",
    "issue": "soil",
    **dict.fromkeys(("goal", "goal_step", "goal_stance", "goal_fit", "goal_withdraw"), "main"),
    **dict.fromkeys(("agreement", "agreement_version", "agreement_party"), "weir"),
    **dict.fromkeys(("agreement_answer", "agreement_withdraw", "commitment"), "weir"),
    "commitment_step": "mend",
    **dict.fromkeys(("problem", "problem_step", "stakeholder", "problem_withdraw"), "dry"),
    "stakeholder_step": "dry",
    **dict.fromkeys(("decision_page", "decision_step", "ballot_open", "vote"), "plan"),
    "ballot_count": "plan",
    "board_step": "ask",
    "lesson_step": "lesson",
    **dict.fromkeys(("roster", "roster_link", "roster_close"), "voices"),
    **dict.fromkeys(("survey", "survey_links", "survey_close"), "voice"),
    "claim_rows": "growth",
}
"""Pages that are not about actor `a`."""

READINGS: Final = {"dimension": "L6", "picture": "rhythm"}
"""Pages that are not about the measure `size`."""

OUTSIDE_OF_TIME: Final = {
    *("start", "import", "import_progress", "member_new", "member_edit"),
    *("place_new", "place_edit", "issue_new", "issue_edit", "kind_sheet"),
    *("known", "places_known", "export", "twice", "twice_compare"),
    *("goal_new", "goal_edit", "agreement_new", "agreement_edit", "problem_new", "problem_edit"),
    *("propose", "who_came", "saved_view", "access", "access_link"),
    *("survey_enter", "survey_paper", "roster_answer", "lens_write"),
    *("report_released", "report_released_pdf"),
}
"""Pages of no network, forms of what stands now; a file holds every day.

A report that was released has a day and a change of its own, whatever is asked for.

Who seems to be there twice is a desk of keepers: what is to be done there is to be done now.
"""


def pages() -> list[str]:
    """Every page of a network that is opened, from the list of addresses."""
    found = []
    for url in urlpatterns:
        if "<slug:slug>" not in str(url.pattern) or url.name in OUTSIDE_OF_TIME:
            continue
        found.append(str(url.name))
    return found


def address(name: str) -> str:
    pattern = str(next(url.pattern for url in urlpatterns if url.name == name))
    told = PARTS | {"ref": REFS.get(name, "a"), "wanted": READINGS.get(name, "size")}
    given = {part: value for part, value in told.items() if f":{part}>" in pattern}
    return reverse(name, kwargs=given)


@pytest.mark.parametrize("eye", [Eye.KEEPER, Eye.MEMBER])
@pytest.mark.parametrize("name", pages())
def test_a_page_of_the_past_shows_nothing_later(past: int, name: str, eye: Eye) -> None:
    past_of = {"as_of": "2026-09-01", "known": str(past)}
    answer = Reader(eye).get(address(name), past_of, follow=True)  # to where a job is waited for
    if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return  # a button, not a page
    shown = answer.content.decode()

    assert answer.status_code in {HTTPStatus.OK, HTTPStatus.FORBIDDEN}
    assert [word for word in SECRETS if word in shown] == []
    assert answer.status_code != HTTPStatus.OK or "<html" not in shown or f"change {past}" in shown


def told_of_the_past() -> set[str]:
    """Every route that answers of the record; who seems twice is a desk of now."""
    found = {route for method, route in routes() if method == "GET"}
    return {one for one in found if not one.startswith("/api/")} - {"/{slug}/duplicates/"}


@pytest.mark.parametrize("eye", Eye)
@pytest.mark.parametrize("route", sorted(told_of_the_past()))
def test_a_route_of_the_past_tells_nothing_later(past: int, route: str, eye: Eye) -> None:
    refs = {"ties": "ab", "events": "walk", "places": "hill", "issues": "soil"}
    refs |= {"goals": "main", "agreements": "weir", "problems": "dry"}
    refs |= {"requests": "ask", "decisions": "plan", "lessons": "lesson"}
    refs |= {
        "surveys": "voice",
        "claims": "growth",
        "rosters": "voices",
        "commitments": "mend",
        "charter": "all",
        "tie-kinds": _kind_of_line(),
    }
    ref = next((ref for noun, ref in refs.items() if f"/{noun}/" in route), "a")
    parts = {"slug": "trial", "ref": ref, "wanted": "size"}
    path = route.format(**parts, concept_id="DEF-02", lens="water_watch")
    asked = {"as_of": "2026-09-01", "known": str(past), "actor": "a"}
    answer = Reader(eye).get(f"{API}{path}", asked)
    told = answer.content.decode()

    if route == "/{slug}/mine/":  # of somebody, who is nobody here
        assert answer.status_code == HTTPStatus.FORBIDDEN
        return
    assert answer.status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
    assert [word for word in SECRETS if word in told] == []
    if eye is Eye.KEEPER:
        assert answer.status_code == HTTPStatus.OK, told


def _kind_of_line() -> str:
    return str(TieKind.objects.get(name="work").pk)


def test_the_secrets_are_shown_now(past: int) -> None:
    """Else the tests above could not fail."""
    shown = "".join(
        Reader().get(address(name)).content.decode() for name in ("members", "member", "record")
    )

    assert [word for word in SECRETS if word not in shown] == []
    for name in ("member", "place", "places", "issue", "issues", "tie_kinds"):
        now, then = (
            Reader().get(address(name), given).content.decode() for given in ({}, {"known": past})
        )
        assert "NAMEOFNOW" in now
        assert "NEWCOMER" in now
        assert "NAMEOFNOW" not in then


def test_two_rows_are_two_where_they_were_not_merged_yet(
    network: Network, keeper: Viewer, past: int
) -> None:
    rows = {row.ref: row for row in Actor.objects.filter(network=network, ref__in="bc")}
    merge_actors(keeper, network, rows["b"], rows["c"])
    record_alias(keeper, rows["b"], "ALIASOFNOW")
    reader = Reader()

    def names(**wanted: object) -> list[str]:
        found = reader.ask("/trial/actors/", **wanted)["actors"]
        return [one["name"]["en"] for one in found]

    assert "OLDc" not in names()
    assert names(q="OLDc") == ["OLDb"]
    assert names(known=past) == ["OLDa", "OLDb", "OLDc"]
    assert names(known=past, q="OLDc") == ["OLDc"]
    assert reader.ask("/trial/actors/c")["id"] == "b"
    assert reader.ask("/trial/actors/c", known=past)["id"] == "c"
    correct_actor(keeper, rows["b"], ActorDraft(consent=Consent.REFUSED))
    member = Reader(Eye.MEMBER)
    assert member.get(f"{API}/trial/actors/c", {"known": past}).status_code == 404
    for path in ("members", "map", "line/of/ab"):
        assert "OLDc" not in member.get(f"/n/trial/{path}", {"known": past}).content.decode()


def test_a_number_that_no_change_has_yet_is_now(past: int) -> None:
    reader = Reader()
    now = reader.ask("/trial/actors/a")

    assert reader.ask("/trial/actors/a", known=10**30) == now
    assert reader.ask("/trial/actors/a", known=past)["name"]["en"] == "OLDa"
    assert reader.get("/n/trial/", {"known": "x"}).status_code == HTTPStatus.NOT_FOUND
    assert "change 99" not in reader.get("/n/trial/", {"known": 99}).content.decode()


def test_a_list_of_the_past_is_in_the_order_and_search_of_its_names(past: int) -> None:
    reader = Reader()

    def names(**wanted: object) -> list[str]:
        found = reader.ask("/trial/actors/", known=past, **wanted)["actors"]
        return [one["name"]["en"] for one in found]

    assert names() == ["OLDa", "OLDb", "OLDc"]
    assert names(q="OLDa") == ["OLDa"]
    assert names(q="NAMEOFNOW") == []
    first = reader.ask("/trial/actors/", known=past, limit=1)
    assert names(after=first["after"]) == ["OLDb", "OLDc"]


def test_a_consent_taken_back_hides_old_names_too(
    network: Network, keeper: Viewer, past: int
) -> None:
    actor = Actor.objects.get(network=network, ref="b")
    correct_actor(keeper, actor, ActorDraft(kind=ActorKind.PERSON, name_en="NAMEOFNOW"))
    member = Reader(Eye.MEMBER)

    assert Event.objects.filter(ref="walk").exists()
    for path in ("members", "line/of/ab", "member/of/a", "record"):
        assert "OLDb" not in member.get(f"/n/trial/{path}", {"known": past}).content.decode()
    assert member.get(f"{API}/trial/actors/b", {"known": past}).status_code == 404
    correct_actor(keeper, actor, ActorDraft(consent=Consent.MEMBERS))
    assert member.ask("/trial/actors/b", known=past)["name"]["en"] == "OLDb"
