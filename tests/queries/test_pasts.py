"""The history of one thing: told, corrected, taken back, merged, undone; each reader their own."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.agreements import (
    Answer,
    AnswerDraft,
    CharterDraft,
    CommitmentStepDraft,
    CommitmentStepKind,
)
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    TieDraft,
)
from saiyai.domain.errors import Missing
from saiyai.domain.facet_words import ChannelKind
from saiyai.domain.facets import ActorRef, ChannelDraft, NeedDraft
from saiyai.domain.goals import (
    Fit,
    FitDraft,
    GoalStance,
    GoalStepDraft,
    GoalStepKind,
    StanceDraft,
)
from saiyai.domain.pasts import THE_CHARTER, PastOf
from saiyai.domain.periods import AsOf, Span, on
from saiyai.domain.said import Said
from saiyai.domain.stakeholders import ProblemDraft
from saiyai.domain.tie_kinds import TieKindDraft
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.domain.words import Language, in_words, tell
from saiyai.queries.agreements import agreement_of, commitment_of
from saiyai.queries.goals import goal_of
from saiyai.queries.networks import newest_seq
from saiyai.queries.past_deeds import PastDeed, PastFact
from saiyai.queries.past_rows import STRANDS
from saiyai.queries.pasts import PastPage, list_past_of
from saiyai.queries.problems import problem_of
from saiyai.records.models import (
    Actor,
    Change,
    Commitment,
    Event,
    Goal,
    Issue,
    Network,
    Place,
    Tie,
)
from saiyai.records.models.facts import fact_tables
from saiyai.services.actors import correct_actor, record_actor, record_alias, withdraw_actor
from saiyai.services.agreements import say_answer, take_commitment_step
from saiyai.services.charter import record_charter, say_charter_answer
from saiyai.services.events import correct_event, record_event, withdraw_event
from saiyai.services.facets import end_facet, record_facet
from saiyai.services.goals import correct_goal, say_fit, say_stance, take_goal_step
from saiyai.services.issues import correct_issue, record_issue
from saiyai.services.merging import merge_actors, withdraw_merge
from saiyai.services.networks import record_membership
from saiyai.services.places import correct_place, record_place
from saiyai.services.problems import correct_problem
from saiyai.services.tie_kinds import correct_tie_kind, record_tie_kind
from saiyai.services.ties import record_tie
from saiyai.services.undo import undo_change
from tests.plans import tell_plans

WHEN: Final = AsOf(date(2026, 10, 31))
EVALUATOR: Final = Viewer(Eye.MEMBER, "an evaluator", role=AccessRole.EVALUATOR)


def past(
    viewer: Viewer, network: Network, of: PastOf, ref: str, when: AsOf = WHEN, before: int = 0
) -> PastPage:
    return list_past_of(viewer, network, of, ref, when, before=before)


def words(fact: PastFact) -> dict[str, str]:
    """Every field that a fact tells, by its name."""
    return {one.name: in_words(one.value, Language.EN) for one in fact.told}


def changes(fact: PastFact) -> dict[str, tuple[str, str]]:
    """What stood before and after, by field."""
    return {
        one.name: (
            "" if one.before is None else in_words(one.before, Language.EN),
            "" if one.after is None else in_words(one.after, Language.EN),
        )
        for one in fact.corrected
    }


def deeds(page: PastPage) -> list[tuple[str, list[str], list[str], list[str]]]:
    """Each Change by its action, with the tables told, corrected and taken back."""
    return [
        (one.change.action, tables(one.told), tables(one.corrected), tables(one.taken_back))
        for one in page.deeds
    ]


def facts(deed: PastDeed) -> list[PastFact]:
    return [*deed.told, *deed.corrected, *deed.taken_back]


def tables(facts: Sequence[PastFact]) -> list[str]:
    return [one.table for one in facts]


def said(page: PastPage) -> str:
    """Everything a page tells, as one text."""
    found: list[str] = [page.thing.in_(Language.EN)]
    for deed in page.deeds:
        for fact in facts(deed):
            found += words(fact).values()
            found += [side for sides in changes(fact).values() for side in sides]
    return " ".join(found)


@pytest.fixture
def group(network: Network, keeper: Viewer) -> Actor:
    """A group with a place, corrected once."""
    record_place(keeper, network, PlaceDraft("hill", name_en="Hill"))
    draft = ActorDraft(ref="g", name_en="Weavers", kind=ActorKind.GROUP)
    actor = record_actor(keeper, network, draft)
    correct_actor(keeper, actor, ActorDraft(name_en="Spinners", place="hill", note="Quarrelled"))
    return actor


def person(keeper: Viewer, network: Network, ref: str, name: str) -> Actor:
    draft = ActorDraft(ref=ref, name_en=name, kind=ActorKind.PERSON, consent=Consent.MEMBERS)
    return record_actor(keeper, network, draft)


def test_a_correction_is_told_column_by_column_with_what_stood_before(
    group: Actor, network: Network, keeper: Viewer
) -> None:
    page = past(keeper, network, PastOf.ACTOR, "g")
    newest, first = page.deeds

    assert newest.change.action == "correct_actor"
    assert changes(newest.corrected[0]) == {
        "name_en": ("Weavers", "Spinners"),
        "place": ("", "Hill"),
        "note": ("", "Quarrelled"),
    }
    assert words(first.told[0]) == {
        "kind": "Group",
        "name_en": "Weavers",
        "consent": "not asked yet",
    }
    assert page.thing.in_(Language.EN) == "Spinners"


def test_words_of_closed_lists_and_days_are_in_the_language_of_the_reader(
    network: Network, keeper: Viewer
) -> None:
    actor = person(keeper, network, "p", "Pim")
    record_membership(
        keeper, network, MembershipDraft("", "p", Role.MEMBER, joined=on(date(2026, 8, 12)))
    )
    correct_actor(keeper, actor, ActorDraft(consent=Consent.ANYONE))
    corrected, joined, _ = past(keeper, network, PastOf.ACTOR, "p").deeds
    (change,) = corrected.corrected[0].corrected
    told = {one.name: one for one in joined.told[0].told}

    assert in_words(change.after, Language.TH) != in_words(change.after, Language.EN)
    assert tell(change.label, Language.TH) == "ความยินยอม"
    assert in_words(told["joined"].value, Language.TH) == "12 ส.ค. 2569"
    assert in_words(told["joined"].value, Language.EN) == "12 Aug 2026"
    assert "member" not in told


def test_an_undo_stands_beside_what_it_undid(
    group: Actor, network: Network, keeper: Viewer
) -> None:
    undo_change(keeper, network, newest_seq(network))
    undo, corrected, _ = past(keeper, network, PastOf.ACTOR, "g").deeds

    assert undo.change.undoes == corrected.change.seq
    assert corrected.change.is_undone
    assert changes(undo.corrected[0])["name_en"] == ("Spinners", "Weavers")


def test_what_was_taken_back_and_told_again_is_one_history(
    network: Network, keeper: Viewer
) -> None:
    actor = record_actor(keeper, network, ActorDraft(ref="g", name_en="G", kind=ActorKind.GROUP))
    record_facet(keeper, network, NeedDraft(actor=ActorRef("g"), text_en="Looms"))
    withdraw_actor(keeper, actor)
    gone = past(keeper, network, PastOf.ACTOR, "g")
    undo_change(keeper, network, newest_seq(network))
    again = past(keeper, network, PastOf.ACTOR, "g")

    assert deeds(gone)[0] == ("withdraw_actor", [], [], ["Actor", "Need"])
    assert deeds(again)[0] == ("undo", ["Actor", "Need"], [], [])
    assert deeds(again)[1:] == deeds(gone)
    assert words(again.deeds[0].told[1])["text_en"] == "Looms"


def test_a_row_that_another_actor_had_under_the_same_ref_is_not_in_its_history(
    network: Network, keeper: Viewer
) -> None:
    old = record_actor(keeper, network, ActorDraft(ref="g", name_en="Old", kind=ActorKind.GROUP))
    withdraw_actor(keeper, old)
    record_actor(keeper, network, ActorDraft(ref="g", name_en="New", kind=ActorKind.GROUP))

    assert "Old" not in said(past(keeper, network, PastOf.ACTOR, "g"))


def test_a_merge_brings_the_history_of_the_other_and_taking_it_apart_takes_it_away(
    group: Actor, network: Network, keeper: Viewer, member: Viewer
) -> None:
    other = record_actor(
        keeper, network, ActorDraft(ref="h", name_en="Dyers", kind=ActorKind.GROUP)
    )
    record_facet(keeper, network, NeedDraft(actor=ActorRef("h"), text_en="Indigo"))
    merge_actors(keeper, network, group, other)
    record_alias(keeper, group, "Spindle")

    for ref in ("g", "h"):
        told = said(past(keeper, network, PastOf.ACTOR, ref))
        assert all(word in told for word in ("Dyers", "Indigo", "Spindle", "Spinners"))
    inside = said(past(member, network, PastOf.ACTOR, "g"))
    assert "Indigo" in inside
    assert "Dyers" not in inside
    assert "Spindle" not in inside
    withdraw_merge(keeper, network, "h")
    apart = past(keeper, network, PastOf.ACTOR, "g")
    assert deeds(apart)[0] == ("withdraw_merge", [], [], ["SameAs"])
    assert "Indigo" not in said(apart)


def test_an_end_is_told_as_what_changed(network: Network, keeper: Viewer) -> None:
    record_actor(keeper, network, ActorDraft(ref="g", name_en="G", kind=ActorKind.GROUP))
    need = record_facet(keeper, network, NeedDraft(actor=ActorRef("g"), text_en="Looms"))
    end_facet(keeper, network, need, on(date(2026, 10, 1)), met=True)
    (newest, *_) = past(keeper, network, PastOf.ACTOR, "g").deeds

    assert changes(newest.corrected[0]) == {"met": ("", "yes"), "until": ("", "1 Oct 2026")}


# --- events ----------------------------------------------------------------------------------


@pytest.fixture
def walk(network: Network, keeper: Viewer) -> Event:
    """A walk of two, told again with another title and one more."""
    for ref in ("a", "b", "c"):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=f"N{ref}", kind=ActorKind.GROUP))
    there = tuple(PartDraft(ref, "participant") for ref in ("a", "b"))
    draft = EventDraft("activity", on(date(2026, 9, 1)), {"title": "Walk"}, "walk", parts=there)
    event = record_event(keeper, network, draft)
    more = (*there, PartDraft("c", "participant"))
    return correct_event(keeper, event, replace(draft, data={"title": "Long walk"}, parts=more))


def test_versions_of_an_event_are_one_history_column_by_column(
    walk: Event, network: Network, keeper: Viewer
) -> None:
    corrected, told = past(keeper, network, PastOf.EVENT, "walk").deeds

    assert changes(corrected.corrected[0]) == {
        "data.title": ("Walk", "Long walk"),
        "parts": (
            "Na (participant), Nb (participant)",
            "Na (participant), Nb (participant), Nc (participant)",
        ),
    }
    assert words(told.told[0])["when"] == "1 Sep 2026"


def test_an_event_that_was_undone_and_withdrawn_keeps_every_version(
    walk: Event, network: Network, keeper: Viewer
) -> None:
    undo_change(keeper, network, newest_seq(network))
    withdraw_event(keeper, Event.objects.get(ref="walk", untold=None))

    assert deeds(past(keeper, network, PastOf.EVENT, "walk")) == [
        ("withdraw_event", [], [], ["Event"]),
        ("undo", [], ["Event"], []),
        ("correct_event", [], ["Event"], []),
        ("record_activity", ["Event"], [], []),
    ]


def test_what_was_a_call_stays_hidden_after_it_was_corrected_to_something_open(
    walk: Event, network: Network, keeper: Viewer, member: Viewer
) -> None:
    flows = (FlowDraft("a", "b", "contact"),)
    call = EventDraft("contact", on(date(2026, 9, 2)), {}, "call", flows=flows)
    event = record_event(keeper, network, call)

    with pytest.raises(Missing):
        past(member, network, PastOf.EVENT, "call")
    correct_event(keeper, event, EventDraft(
        "activity", on(date(2026, 9, 2)), {"title": "Tea"}, "call",
        parts=(PartDraft("a", "participant"),),
    ))  # fmt: skip
    assert [one[1:] for one in deeds(past(member, network, PastOf.EVENT, "call"))] == [
        (["Event"], [], [])
    ]
    assert len(past(keeper, network, PastOf.EVENT, "call").deeds) == 2


# --- who reads --------------------------------------------------------------------------------


@pytest.mark.parametrize("of", PastOf)
def test_outside_nobody_reads_a_history(
    walk: Event, network: Network, stranger: Viewer, of: PastOf
) -> None:
    with pytest.raises(Missing):
        past(stranger, network, of, "a")


def test_who_reads_no_rows_reads_no_note_and_no_facet(
    group: Actor, network: Network, keeper: Viewer, member: Viewer
) -> None:
    record_facet(keeper, network, NeedDraft(actor=ActorRef("g"), text_en="Looms"))

    assert "Quarrelled" in said(past(member, network, PastOf.ACTOR, "g"))
    assert "Looms" in said(past(member, network, PastOf.ACTOR, "g"))
    seen = past(EVALUATOR, network, PastOf.ACTOR, "g")
    assert "Quarrelled" not in said(seen)
    assert deeds(seen) == [
        ("correct_actor", [], ["Actor"], []),
        ("record_actor", ["Actor"], [], []),
    ]


def test_a_change_of_what_a_reader_may_not_read_is_not_there_for_them(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    actor = person(keeper, network, "p", "Pim")
    record_facet(
        keeper,
        network,
        ChannelDraft(actor=ActorRef("p"), kind=ChannelKind.PHONE, value="0812345678"),
    )
    correct_actor(keeper, actor, ActorDraft(consent=Consent.ANYONE))

    assert [one[0] for one in deeds(past(keeper, network, PastOf.ACTOR, "p"))] == [
        "correct_actor",
        "record_facet",
        "record_actor",
    ]
    inside = past(member, network, PastOf.ACTOR, "p")
    assert [one[0] for one in deeds(inside)] == ["record_actor"]
    assert "consent" not in words(inside.deeds[0].told[0])
    own = past(replace(member, actor=actor.pk), network, PastOf.ACTOR, "p")
    assert "0812345678" in said(own)


def test_who_refuses_now_has_no_history_and_no_old_name_in_those_of_others(
    group: Actor, network: Network, keeper: Viewer, member: Viewer
) -> None:
    pim = person(keeper, network, "p", "Pim")
    record_membership(keeper, network, MembershipDraft("", "g", Role.MEMBER, deputy="p"))
    correct_actor(keeper, pim, ActorDraft(name_en="Pom", consent=Consent.REFUSED))

    for ref in ("p", "nobody"):
        with pytest.raises(Missing):
            past(member, network, PastOf.ACTOR, ref)
    shown = said(past(member, network, PastOf.ACTOR, "g"))
    assert "Pim" not in shown
    assert "Pom" not in shown
    assert "Pom" in said(past(keeper, network, PastOf.ACTOR, "g"))


def test_a_line_that_waits_has_a_history_for_its_ends_alone(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    pim = person(keeper, network, "p", "Pim")
    person(keeper, network, "q", "Nim")
    record_tie(keeper, network, TieDraft("p", "q", ref="pq"))
    line = Tie.objects.get(ref="pq")
    end = replace(member, actor=pim.pk)

    assert line.a_id == pim.pk
    with pytest.raises(Missing):
        past(member, network, PastOf.TIE, "pq")
    for reader in (keeper, end):
        assert tables(past(reader, network, PastOf.TIE, "pq").deeds[0].told) == [
            "Tie",
            "TieAssertion",
        ]


# --- the past of the past ------------------------------------------------------------------------


def test_a_history_of_the_past_ends_there_and_says_what_stood_then(
    group: Actor, network: Network, keeper: Viewer
) -> None:
    known = newest_seq(network)
    correct_actor(keeper, group, ActorDraft(name_en="Knitters"))
    then = past(keeper, network, PastOf.ACTOR, "g", replace(WHEN, known=known))

    assert "Knitters" not in said(then)
    assert changes(then.deeds[0].corrected[0])["name_en"] == ("Weavers", "Spinners")
    assert then.thing.in_(Language.EN) == "Spinners"


def test_what_happens_after_the_day_is_not_told(network: Network, keeper: Viewer) -> None:
    record_actor(keeper, network, ActorDraft(ref="g", name_en="G", kind=ActorKind.GROUP))
    since = on(date(2026, 10, 20))
    record_facet(keeper, network, NeedDraft(actor=ActorRef("g"), text_en="Looms", since=since))

    early = past(keeper, network, PastOf.ACTOR, "g", AsOf(date(2026, 10, 1)))
    assert "Looms" not in said(early)
    assert "Looms" in said(past(keeper, network, PastOf.ACTOR, "g"))


def test_a_step_of_some_day_of_a_month_is_told_from_its_last_day_on(
    plans: Network, keeper: Viewer
) -> None:
    september = Span(date(2026, 9, 1), date(2026, 9, 30))
    step = GoalStepDraft(GoalStepKind.AGREED, said=Said(when=september))
    take_goal_step(keeper, goal_of(keeper, plans, "main"), step)

    for day, wanted in ((date(2026, 9, 29), 0), (date(2026, 9, 30), 1)):
        told = deeds(past(keeper, plans, PastOf.GOAL, "main", AsOf(day)))
        assert [one[0] for one in told].count("take_goal_step") == wanted


def test_what_was_erased_is_said_to_be_erased(
    group: Actor, network: Network, keeper: Viewer
) -> None:
    correct_actor(keeper, group, ActorDraft(name_en="Knitters"))
    Change.objects.filter(seq=newest_seq(network)).update(before=None, salt=None)
    erased, corrected, told = past(keeper, network, PastOf.ACTOR, "g").deeds

    assert erased.corrected[0].is_erased
    assert not erased.corrected[0].corrected
    assert changes(corrected.corrected[0])["name_en"] == ("Weavers", "erased on request")
    assert words(told.told[0])["name_en"] == "Weavers"
    assert "Spinners" not in said(past(keeper, network, PastOf.ACTOR, "g"))


def test_pages_of_a_history_come_one_after_the_other(
    group: Actor, network: Network, keeper: Viewer
) -> None:
    for number in range(5):
        correct_actor(keeper, group, ActorDraft(note=f"Note {number}"))
    seqs: list[int] = []
    before, pages = 0, 0
    while before or not pages:
        page = list_past_of(keeper, network, PastOf.ACTOR, "g", WHEN, before=before, limit=3)
        seqs += [one.change.seq for one in page.deeds]
        before, pages = page.before, pages + 1

    assert pages == 3
    assert seqs == sorted(seqs, reverse=True)
    assert len(set(seqs)) == len(seqs) == 7


def test_places_and_issues_have_a_history_too(network: Network, keeper: Viewer) -> None:
    hill = record_place(keeper, network, PlaceDraft("hill", name_en="Hill"))
    record_place(keeper, network, PlaceDraft("vale", name_en="Vale"))
    correct_place(keeper, hill, PlaceDraft("hill", name_en="Hill", parent="vale"))
    soil = record_issue(keeper, network, IssueDraft("soil", name_en="Soil"))
    correct_issue(keeper, soil, IssueDraft("soil", name_en="Soil", situation="Dry"))
    for of, ref, wanted in (
        (PastOf.PLACE, "hill", {"parent": ("", "Vale")}),
        (PastOf.ISSUE, "soil", {"situation": ("", "Dry")}),
    ):
        assert changes(past(keeper, network, of, ref).deeds[0].corrected[0]) == wanted
    assert Place.objects.filter(ref="hill").exists()
    assert Issue.objects.filter(ref="soil").exists()


# --- what a network plans and agrees on ---------------------------------------------------------


@pytest.fixture
def plans(network: Network, keeper: Viewer) -> Network:
    """Goals, agreements, a promise and a problem, as the doors' tests tell them."""
    for ref in ("a", "b", "c"):
        draft = ActorDraft(ref=ref, name_en=f"{ref}-name", kind=ActorKind.GROUP)
        record_actor(keeper, network, draft)
    person(keeper, network, "pim", "Pim")
    correct_actor(keeper, Actor.objects.get(ref="pim"), ActorDraft(consent=Consent.KEEPERS))
    tell_plans(keeper, network)
    return network


def test_a_goal_tells_its_steps_and_corrections(plans: Network, keeper: Viewer) -> None:
    own = goal_of(keeper, plans, "own")
    take_goal_step(keeper, own, GoalStepDraft(GoalStepKind.AGREED, said=Said(words="All of us")))
    correct_goal(keeper, own, GoalDraft("own", target=40, unit="rolls"))
    corrected, step, told = past(keeper, plans, PastOf.GOAL, "own").deeds

    assert changes(corrected.corrected[0]) == {"target": ("", "40 rolls")}
    assert words(step.told[0]) == {"step": "agreed", "when": "31 Oct 2026", "words": "All of us"}
    assert words(told.told[0])["owner"] == "b-name"


def test_who_differs_or_sees_goals_against_each_other_is_named_to_no_other_member(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    own = goal_of(keeper, plans, "own")
    say_stance(keeper, own, StanceDraft(GoalStance.DIFFERS, actor="c"))
    say_stance(keeper, own, StanceDraft(GoalStance.SEES, actor="a"))
    say_fit(keeper, own, FitDraft("main", Fit.OPPOSING, actor="a", said=Said(words="Too dry")))
    inside = past(member, plans, PastOf.GOAL, "own")

    assert [one[0] for one in deeds(inside)] == ["say_fit", "say_stance", "record_goal"]
    assert words(inside.deeds[0].told[0]).keys() == {"towards", "fit", "when"}
    assert words(inside.deeds[1].told[0])["actor"] == "a-name"
    whole = past(keeper, plans, PastOf.GOAL, "own")
    assert [one[0] for one in deeds(whole)].count("say_stance") == 2
    assert words(whole.deeds[0].told[0])["actor"] == "a-name"


def test_a_goal_of_somebody_hidden_is_hidden_where_others_name_it(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    dry = problem_of(keeper, plans, "dry")
    correct_problem(keeper, dry, ProblemDraft("dry", goals=("hers",)))

    with pytest.raises(Missing):
        past(member, plans, PastOf.GOAL, "hers")
    assert "Rest" in said(past(keeper, plans, PastOf.PROBLEM, "dry"))
    assert "Rest" not in said(past(member, plans, PastOf.PROBLEM, "dry"))
    with pytest.raises(Missing):
        past(member, plans, PastOf.GOAL, "nothing")


def test_an_agreement_tells_words_parties_and_answers_and_no_name_of_who_declined(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    weir = agreement_of(keeper, plans, "weir")
    say_answer(keeper, weir, AnswerDraft(Answer.ACCEPTED, actor="a"))
    say_answer(keeper, weir, AnswerDraft(Answer.DECLINED, actor="c"))
    actions = [one[0] for one in deeds(past(keeper, plans, PastOf.AGREEMENT, "weir"))]
    inside = past(member, plans, PastOf.AGREEMENT, "weir")

    assert actions == [
        *("say_answer", "say_answer", "record_party", "record_version", "record_agreement"),
    ]
    assert [one[0] for one in deeds(inside)] == actions[1:]
    assert words(inside.deeds[0].told[0]) == {
        "version": "Version 1",
        "actor": "a-name",
        "answer": "accept",
        "when": "31 Oct 2026",
    }


def test_a_sealed_agreement_has_a_history_for_its_parties_alone(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    party = replace(member, actor=Actor.objects.get(network=plans, ref="b").pk)

    with pytest.raises(Missing):
        past(member, plans, PastOf.AGREEMENT, "secret")
    for reader in (keeper, party):
        assert "What b told us" in said(past(reader, plans, PastOf.AGREEMENT, "secret"))


def test_the_charter_tells_every_version_and_answer_and_no_name_of_who_declined(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    say_charter_answer(keeper, plans, AnswerDraft(Answer.DECLINED, actor="c"))
    say_charter_answer(keeper, plans, AnswerDraft(Answer.ACCEPTED, actor="a"))
    record_charter(keeper, plans, CharterDraft("groups of two basins", "water for all"))
    whole = past(keeper, plans, PastOf.CHARTER, THE_CHARTER)
    inside = past(member, plans, PastOf.CHARTER, THE_CHARTER)

    assert deeds(whole) == [
        ("record_charter", ["CharterVersion"], [], []),
        ("say_charter_answer", ["Acceptance"], [], []),
        ("say_charter_answer", ["Acceptance"], [], []),
        ("record_charter", ["CharterVersion"], [], []),
    ]
    assert [one[0] for one in deeds(inside)].count("say_charter_answer") == 1
    assert words(inside.deeds[0].told[0])["links"] == "groups of two basins"
    assert words(inside.deeds[1].told[0])["charter"] == "Version 1"
    assert words(inside.deeds[1].told[0])["actor"] == "a-name"
    assert inside.thing.in_(Language.EN) == "Charter"
    labels = {one.name: tell(one.label, Language.EN) for one in inside.deeds[0].told[0].told}
    assert labels["number"] == "Version"
    undo_change(keeper, plans, whole.deeds[0].change.seq)
    assert deeds(past(member, plans, PastOf.CHARTER, THE_CHARTER))[0] == (
        *("undo", [], [], ["CharterVersion"]),
    )


def test_a_charter_of_which_nothing_was_told_has_no_history(
    network: Network, keeper: Viewer
) -> None:
    with pytest.raises(Missing):
        past(keeper, network, PastOf.CHARTER, THE_CHARTER)


def test_a_promise_of_who_is_one_with_somebody_who_refused_is_not_there(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    promised = Commitment.objects.get(ref="mend")
    assert past(member, plans, PastOf.COMMITMENT, "mend").deeds
    draft = ActorDraft(ref="pom", name_en="Pom", kind=ActorKind.GROUP)
    pom = record_actor(keeper, plans, draft)
    merge_actors(keeper, plans, pom, promised.owed_by)
    correct_actor(keeper, pom, ActorDraft(consent=Consent.REFUSED))

    with pytest.raises(Missing):
        past(member, plans, PastOf.COMMITMENT, "mend")
    assert past(keeper, plans, PastOf.COMMITMENT, "mend").deeds


def test_a_promise_a_problem_and_a_kind_of_line_have_a_history(
    plans: Network, keeper: Viewer, member: Viewer
) -> None:
    take_commitment_step(
        keeper, commitment_of(keeper, plans, "mend"), CommitmentStepDraft(CommitmentStepKind.KEPT)
    )
    kind = record_tie_kind(keeper, plans, TieKindDraft("work"))
    correct_tie_kind(keeper, kind, TieKindDraft("work", label_ab_en="Works with"))
    promise = past(member, plans, PastOf.COMMITMENT, "mend")

    assert [one[0] for one in deeds(promise)] == ["take_commitment_step", "record_commitment"]
    assert words(promise.deeds[0].told[0])["step"] == "kept"
    assert "tenants" in said(past(member, plans, PastOf.PROBLEM, "dry"))
    assert "tenants" not in said(past(EVALUATOR, plans, PastOf.PROBLEM, "dry"))
    newest, _ = past(member, plans, PastOf.TIE_KIND, str(kind.pk)).deeds
    assert changes(newest.corrected[0]) == {"label_ab_en": ("", "Works with")}


def test_a_ballot_is_in_no_history() -> None:
    """And every other table of facts is in one, or is about the record as a whole."""
    told = {strand.table.__name__ for strands in STRANDS.values() for strand in strands}
    of_the_record = {"Coverage", "Remark", "SavedView", "Survey", "Roster", "WarningStep"}
    of_the_record |= {"Threshold", "OwnLens", "Switch", "Release", "ClaimTest"}
    of_the_record |= {"PilotRound", "PilotWeek", "Harm", "HarmStep"}

    assert told | of_the_record | {"Ballot"} == {table.__name__ for table in fact_tables()}
    assert "Ballot" not in told


# --- a whole record ------------------------------------------------------------------------------

_OF: Final[Mapping[PastOf, Any]] = {
    PastOf.ACTOR: Actor,
    PastOf.TIE: Tie,
    PastOf.EVENT: Event,
    PastOf.PLACE: Place,
    PastOf.ISSUE: Issue,
    PastOf.GOAL: Goal,
}


def said_of_a_record(viewer: Viewer, network: Network) -> str:
    """Histories that this reader finds in a record: one in ten, of events one in two hundred.

    Of actors all: their names are looked for.
    """
    found = []
    for of, table in _OF.items():
        refs = table.objects.filter(network=network).order_by("pk").values_list("ref", flat=True)
        for ref in refs[:: {PastOf.ACTOR: 1, PastOf.EVENT: 200}.get(of, 10)]:
            with suppress(Missing):
                found.append(said(past(viewer, network, of, ref)))
    return " ".join(found)


def test_in_histories_of_a_whole_record_no_person_is_named_to_members_who_did_not_agree(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    persons = Actor.objects.filter(network=sample, kind=ActorKind.PERSON)
    persons.update(consent=Consent.KEEPERS)
    names = set(persons.values_list("name_en", flat=True))
    told, whole = said_of_a_record(member, sample), said_of_a_record(keeper, sample)

    assert {name for name in names if name in told} == set()
    assert len({name for name in names if name in whole}) > 20


# --- what holds for every history --------------------------------------------------------------

NOTES: Final = st.sampled_from(["", "Quarrelled", "Made up", "Moved"])
STEP: Final = st.one_of(
    st.builds(lambda name, note: ("correct", name, note), st.sampled_from("XYZ"), NOTES),
    st.just(("undo", "", "")),
)


@given(steps=st.lists(STEP, max_size=8))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_last_after_of_each_column_is_what_stands_and_each_before_what_stood_before_it(
    network: Network, keeper: Viewer, steps: list[tuple[str, str, str]]
) -> None:
    with transaction.atomic():
        draft = ActorDraft(name_en="W", kind=ActorKind.GROUP)
        actor = record_actor(keeper, network, draft)
        for what, name, note in steps:
            if what == "correct":
                correct_actor(keeper, actor, ActorDraft(name_en=name, note=note))
            elif newest_seq(network) > (actor.told or 0):
                undo_change(keeper, network, newest_seq(network))
            actor.refresh_from_db()
        page = past(keeper, network, PastOf.ACTOR, actor.ref)
        stands = {"name_en": actor.name_en, "note": actor.note}
        for deed in page.deeds:
            for fact in deed.corrected:
                for name, (before, after) in changes(fact).items():
                    assert after == stands[name]
                    stands[name] = before
        first = words(page.deeds[-1].told[0])
        assert stands == {name: first.get(name, "") for name in stands}
        transaction.set_rollback(True)
