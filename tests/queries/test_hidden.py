"""What is hidden from a reader is what the page says, read as every role."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, AssertionDraft, TieDraft
from saiyai.domain.errors import Forbidden, Missing
from saiyai.domain.facet_words import ChannelKind, ConsentFor, StatementKind
from saiyai.domain.facets import (
    ActorRef,
    ChannelDraft,
    ConsentDraft,
    NeedDraft,
    StatementDraft,
)
from saiyai.domain.goals import GoalStance, StanceDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.stakeholders import ProblemDraft
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.queries.actors import get_profile
from saiyai.queries.agreements import list_agreements
from saiyai.queries.attempts import list_waiting
from saiyai.queries.changes import list_changes
from saiyai.queries.charter import list_charter
from saiyai.queries.claims import list_claim_tests
from saiyai.queries.decisions import get_decision, list_decisions
from saiyai.queries.duplicates import list_pairs
from saiyai.queries.events import list_events
from saiyai.queries.exports import load_record
from saiyai.queries.facets import list_facets
from saiyai.queries.goals import get_goal, list_goals
from saiyai.queries.hidden import RULES, Seen, list_hidden
from saiyai.queries.issues import list_issues
from saiyai.queries.lessons import list_lessons
from saiyai.queries.measures import get_measures
from saiyai.queries.mine import get_my_page
from saiyai.queries.pilot import get_pilot
from saiyai.queries.places import list_places
from saiyai.queries.problems import get_problem, list_problems
from saiyai.queries.pulse import list_surveys
from saiyai.queries.readers import VISITOR, reader_for, reader_of
from saiyai.queries.remarks import list_remarks
from saiyai.queries.requests import count_requests, list_requests
from saiyai.queries.ties import list_ties
from saiyai.records.models import Actor, Goal, Network, Problem, Survey, Tie
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.facets import record_facet
from saiyai.services.goals import say_stance
from saiyai.services.problems import correct_problem
from saiyai.services.remarks import record_remark
from saiyai.services.ties import record_attempt, record_tie
from tests.served import (
    DAY,
    EVALUATOR,
    KEEPER,
    LOGGED_OUT,
    MEMBER,
    PART_KEEPER,
    SUBJECT,
    Who,
    account_of,
    tell_people,
    tell_work,
)

A = ActorRef("a")
PROPOSED = AssertionDraft(Stance.PROPOSED)
ROLES = (LOGGED_OUT, MEMBER, SUBJECT, EVALUATOR, PART_KEEPER, KEEPER)
NOW = AsOf(date(2026, 10, 31))


@pytest.fixture
def served(network: Network) -> Network:
    """A network open to visitors, with an actor outside the part for each rule about names."""
    tell_people(network)
    for consent in ("keepers", "members", "anyone", "refused"):
        person = Actor.objects.get(network=network, ref="pom")
        draft = ActorDraft(ref=f"is_{consent}", name_en=consent, kind=ActorKind(person.kind))
        made = record_actor(LOCAL_KEEPER, network, draft)
        correct_actor(LOCAL_KEEPER, made, ActorDraft(consent=Consent(consent), note="a note"))
    correct_actor(
        LOCAL_KEEPER,
        Actor.objects.get(network=network, ref="b"),
        ActorDraft(note="a note", extra={"column": "x"}),
    )
    pim = Actor.objects.get(network=network, ref="pim")
    correct_actor(LOCAL_KEEPER, pim, ActorDraft(extra={"column": "x"}))
    record_remark(LOCAL_KEEPER, network, "actor a", "x")
    tell_hidden_things(network)
    Network.objects.filter(pk=network.pk).update(open_to_visitors=True)
    return network


def tell_hidden_things(network: Network) -> None:
    """What hangs on words, on consent and on who is in it, of actors outside the part."""
    tell_work(network)
    record_tie(
        LOCAL_KEEPER,
        network,
        TieDraft("is_members", "is_anyone", ref="waits", assertions=(PROPOSED,)),
    )
    line = Tie.objects.get(network=network, ref="ab")
    record_attempt(LOCAL_KEEPER, line, DAY, answered=False)
    Survey.objects.create(network=network, ref="s1", form="short", opened=DAY, closes=DAY, told=1)
    dry = Problem.objects.get(network=network, ref="dry")
    correct_problem(LOCAL_KEEPER, dry, ProblemDraft(facets="x"))
    main = Goal.objects.get(network=network, ref="main")
    say_stance(LOCAL_KEEPER, main, StanceDraft(GoalStance.DIFFERS, actor="b", said=Said(on(DAY))))
    for told in (
        StatementDraft(actor=A, kind=StatementKind.MISSION, text_en="x"),
        NeedDraft(actor=ActorRef("is_members"), text_en="x"),
        ChannelDraft(actor=A, kind=ChannelKind.PHONE, value="08"),
        ConsentDraft(actor=A, purpose=ConsentFor.CHANNELS, audience=Consent.KEEPERS),
    ):
        record_facet(LOCAL_KEEPER, network, told)


def viewer_of(who: Who, network: Network) -> Viewer:
    if not who.signed_in:
        return reader_for(VISITOR, network.slug)
    return reader_for(reader_of(account_of(who, network), second_step=True), network.slug)


def opens(viewer: Viewer, network: Network, ref: str) -> bool:
    return read(lambda: get_profile(viewer, network, ref, NOW))


def read(ask: Callable[[], Any]) -> bool:
    """Whether something is answered, and not with nothing."""
    try:
        return bool(ask())
    except (Missing, Forbidden):
        return False


def opens_own(viewer: Viewer, network: Network) -> bool:
    return read(lambda: get_my_page(viewer, network, NOW))


def facets(viewer: Viewer, network: Network, ref: str, facet: str) -> bool:
    return read(lambda: list_facets(viewer, network, ref, NOW)[facet])


def work_seen(viewer: Viewer, network: Network) -> dict[str, bool]:
    """The same of what a network holds that works together."""
    goals = {row.ref for row in list_goals(viewer, network, NOW)}
    agreements = {row.ref for row in list_agreements(viewer, network, NOW)}
    waits = {row.ref for row in list_ties(viewer, network, NOW).rows}
    main = get_goal(viewer, network, "main", NOW)
    line = Tie.objects.get(network=network, ref="ab")
    return {
        "waiting_lines": "waits" in waits,
        "attempts": read(lambda: list_waiting(viewer, network, line, NOW)),
        "requests": bool(list_requests(viewer, network, NOW).rows),
        "request_counts": count_requests(viewer, network, NOW) is not None,
        "decisions": bool(list_decisions(viewer, network, NOW).rows),
        "ballots": read(lambda: get_decision(viewer, network, "plan", NOW).ballots),
        "surveys": bool(list_surveys(viewer, network, NOW)),
        "pilot": not get_pilot(viewer, network, NOW).hidden,
        "claim_tests": not list_claim_tests(viewer, network, NOW).hidden,
        "lessons": bool(list_lessons(viewer, network, NOW).rows),
        "goals": "main" in goals,
        "person_goals": "given" in goals,
        "group_goals": "own" in goals,
        "who_differs": any(row.stance is GoalStance.DIFFERS for row in main.stances),
        "charter": bool(list_charter(viewer, network, NOW)),
        "agreements": "weir" in agreements,
        "sealed": "secret" in agreements,
        "problems": bool(list_problems(viewer, network, NOW)),
        "words": read(lambda: get_problem(viewer, network, "dry", NOW).row.facets),
        "places": bool(list_places(viewer, network)),
        "issues": bool(list_issues(viewer, network)),
        "memberships": read(lambda: get_profile(viewer, network, "a", NOW).memberships),
        "group_facets": facets(viewer, network, "a", "statement"),
        "group_needs": facets(viewer, network, "a", "need"),
        "person_facets": facets(viewer, network, "is_members", "need"),
        "channels": facets(viewer, network, "a", "channel"),
        "consents": facets(viewer, network, "a", "consent"),
        "pairs": read(lambda: list_pairs(viewer, network)),
        "merged": read(lambda: get_profile(viewer, network, "b", NOW).merged),
    }


def seen(viewer: Viewer, network: Network) -> dict[str, bool]:
    """What this viewer is given by the queries themselves."""
    events = {row.ref for row in list_events(viewer, network, NOW).rows}
    degrees = get_measures(viewer, network, NOW, ["degree"])["measures"]["degree"].get("nodes", {})
    profile = get_profile(viewer, network, "b", NOW) if opens(viewer, network, "b") else None
    changes = list_changes(viewer, network)
    return {
        "person_not_asked": opens(viewer, network, "pom"),
        **{
            f"person_{one}": opens(viewer, network, f"is_{one}")
            for one in ("keepers", "members", "anyone")
        },
        "refused": opens(viewer, network, "is_refused"),
        "group_not_asked": profile is not None,
        "person_values": "pom" in degrees,
        "group_values": "b" in degrees,
        "lines": bool(list_ties(viewer, network, NOW).rows),
        "events": "walk" in events,
        "calls": "call" in events,
        "notes": bool(profile and profile.note),
        "columns": bool(profile and profile.extra),
        "history": bool(changes),
        "history_about": any(row.about for row in changes),
        "remarks": bool(list_remarks(viewer, network)),
        "files": read(lambda: load_record(viewer, network)),
        **work_seen(viewer, network),
    }


@pytest.mark.parametrize("who", ROLES, ids=lambda who: who.name)
def test_the_page_says_what_the_queries_do(served: Network, who: Who) -> None:
    viewer = viewer_of(who, served)
    said = {row.id: row.seen is Seen.ALL for row in list_hidden(viewer)}
    found = seen(viewer, served)

    assert {one: said[one] for one in found} == found


def test_there_is_a_case_for_almost_every_rule(served: Network) -> None:
    """The others are tested where sentences are: names in them, numbers of few, who read whom.

    What nobody sees of others is tested of oneself below; whose a vote or sheet is stands nowhere.
    """
    others = {"discreet", "small_cells", "reads", "votes", "sheets", "elsewhere", "my_page"}
    others |= {"pilot_answers"}  # tests/services/test_pilot.py

    assert set(RULES) - set(seen(LOCAL_KEEPER, served)) == others


def test_of_oneself_and_of_a_part_more_is_seen(served: Network) -> None:
    for who, columns in ((SUBJECT, Seen.NONE), (PART_KEEPER, Seen.OWN)):
        viewer = viewer_of(who, served)
        rows = {row.id: row.seen for row in list_hidden(viewer)}
        pim = get_profile(viewer, served, "pim", NOW)

        assert (rows["person_not_asked"], rows["calls"]) == (Seen.OWN, Seen.OWN)
        assert (rows["columns"], bool(pim.extra)) == (columns, columns is Seen.OWN)
        assert rows["files"] is rows["remarks"] is rows["history_about"] is Seen.NONE
        own = Seen.OWN if who is SUBJECT else Seen.NONE
        assert rows["my_page"] is rows["elsewhere"] is rows["pilot_answers"] is own
        assert opens_own(viewer, served) == (who is SUBJECT)
        assert rows["votes"] is Seen.NONE
    assert {row.seen for row in list_hidden(Viewer(Eye.OUTSIDE, "x", 1))} == {Seen.ALL, Seen.NONE}
