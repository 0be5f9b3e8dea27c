"""The record as columns says what its rows say, for each eye and as it was known."""

from dataclasses import replace
from datetime import date

import numpy as np

from saiyai.assessment.look.line_history import line_facts
from saiyai.assessment.look.record import NOBODY, OWN, UNTOLD, Record, Table
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.facet_words import Reason
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.request import RequestStep
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.records import read_record
from saiyai.records.models import Actor, Event, Flow, Membership, Network, Part, TieAssertion
from saiyai.services.events import correct_event, record_event, withdraw_event
from saiyai.services.sample.story import sample_draft
from tests.assessment.drawn import record_of

TODAY = date(2026, 10, 31)


def read(network: Network, eye: Eye = Eye.KEEPER, known: int | None = None) -> Record:
    return read_record(network, eye, AsOf(TODAY, known))[1]


def refs(record: Record) -> list[str]:
    told = dict(Actor.objects.values_list("pk", "ref"))
    return [told[pk] for pk in record["actors"].ids.tolist()]


def test_every_row_of_the_sample_is_there(sample: Network) -> None:
    record = read(sample)

    assert len(record.events) == Event.objects.filter(network=sample).count()
    assert len(record.parts) == Part.objects.filter(event__network=sample).count()
    assert len(record.flows) == Flow.objects.filter(event__network=sample).count()
    told = Membership.objects.filter(member__network=sample).count()
    assert len(record["memberships"]) == told
    assert sum(len(table) for table in record.data.values()) == len(record.events)
    assert set(record.data) == set(KINDS)


def test_cells_say_what_rows_say(sample: Network) -> None:
    record, who = read(sample), dict(enumerate(refs(read(sample))))
    told = record["memberships"]

    held = told.only(told.has("role", Role.MANAGER))
    assert [who[at] for at in held["member"].tolist()] == ["a01"]
    assert held["network"].tolist() == [OWN]
    kinds = record["actors"]
    assert int(kinds.has("kind", ActorKind.PERSON).sum()) == 31
    assert record["goals"].says("main").sum() == 1


def test_events_hold_what_their_card_asks_for(sample: Network, keeper: Viewer) -> None:
    asked = EventDraft(
        "request",
        on(date(2026, 10, 1)),
        {"what": "แรง", "step": "asked", "had_say": True},
        ref="r1",
        flows=(FlowDraft("a35", "a33", "request"),),
    )
    record_event(keeper, sample, asked)
    helped = replace(asked, data={"what": "แรง", "step": "helped"}, ref="r2", about="r1")
    record_event(keeper, sample, helped)
    record = read(sample)

    requests = record.of_kind("request")
    first = record.events.ids.tolist().index(Event.objects.get(network=sample, ref="r1").pk)
    found = requests.only(requests["about"] == first)
    assert len(found) == 1
    at = requests["row"].tolist().index(first)
    assert requests.has("step", RequestStep.ASKED)[at]
    assert requests.says("had_say")[at]
    assert found.has("step", RequestStep.HELPED).all()
    assert found["had_say"].tolist() == [NOBODY]
    flow = record.flows.only(record.flows["event"] == first)
    assert [refs(record)[at] for at in flow["source"].tolist()] == ["a35"]


def test_a_later_step_follows_what_it_is_about_through_a_correction(
    sample: Network, keeper: Viewer
) -> None:
    first = EventDraft(
        "decision",
        on(date(2026, 9, 1)),
        {"what": "รอบน้ำ", "step": "proposed"},
        ref="d1",
        parts=(PartDraft("a01", "proposer"),),
    )
    told = record_event(keeper, sample, first)
    later = replace(first, data={"what": "รอบน้ำ", "step": "adopted"}, ref="d2", about="d1")
    record_event(keeper, sample, later)
    correct_event(keeper, told, replace(first, when=on(date(2026, 9, 2))))
    decisions = read(sample).of_kind("decision")

    adopted = decisions.only(decisions.has("step", "adopted") & (decisions["about"] != NOBODY))
    (about,) = adopted["about"].tolist()
    day = read(sample).events["latest"][about]
    assert int(day) == date(2026, 9, 2).toordinal()


def test_what_was_not_known_yet_is_not_there(sample: Network, keeper: Viewer) -> None:
    before = read_record(sample, Eye.KEEPER, AsOf(TODAY))[0].seq
    parts = (PartDraft("a01", "organiser"),)
    told = record_event(
        keeper, sample, EventDraft("activity", on(TODAY), {"title": "ลงแขก"}, parts=parts)
    )
    assert len(read(sample).of_kind("activity")) == (
        len(read(sample, known=before).of_kind("activity")) + 1
    )
    withdraw_event(keeper, told)
    assert len(read(sample).events) == len(read(sample, known=before).events)


def test_whoever_refused_is_in_no_row_of_other_eyes(sample: Network) -> None:
    Actor.objects.filter(network=sample, ref="a01").update(consent="refused")
    record = read(sample, Eye.MEMBER)

    assert "a01" not in refs(record)
    assert not record["memberships"].has("role", Role.MANAGER).any()
    for table, names in ((record.parts, ["actor"]), (record.flows, ["source", "target"])):
        for name in names:
            assert (table[name] >= 0).all()


def test_nothing_told_is_not_zero(sample: Network) -> None:
    record = read(sample)

    assert (record["memberships"]["left_latest"] == UNTOLD).any()
    assert set(np.unique(record["memberships"]["voluntary"])) <= {NOBODY, 0, 1}


def same(one: Table, other: Table, *columns: str) -> bool:
    """Whether two tables have the same rows in these columns, in whatever order."""
    rows = [
        sorted(zip(*(table[c].tolist() for c in columns), strict=True)) for table in (one, other)
    ]
    return rows[0] == rows[1]


def test_it_agrees_with_a_draft_laid_out_by_other_code(sample: Network) -> None:
    told, drawn = read(sample), record_of(sample_draft(), TODAY)

    for table in ("actors", "memberships", "goals", "places", "quiet", "assertions"):
        for column in set(told[table].cells) - {"tie"}:
            assert same(told[table], drawn[table], column), (table, column)
    assert same(told.events, drawn.events, *(c for c in told.events.cells if c != "about"))
    assert same(told.parts, drawn.parts, "actor", "role", "phase")
    assert same(told.flows, drawn.flows, "source", "target", "good", "amount", "unit")
    for kind, data in told.data.items():
        assert same(data, drawn.data[kind], *(c for c in data.cells if c != "event")), kind
    on = [line_facts(record.lines, record.today, record.present) for record in (told, drawn)]
    states = [
        sorted(
            zip(
                np.minimum(f.a, f.b).tolist(),
                np.maximum(f.a, f.b).tolist(),
                f.states.tolist(),
                strict=True,
            )
        )
        for f in on
    ]
    assert states[0] == states[1]


def test_lines_and_events_of_one_occasion_have_one_code(sample: Network, keeper: Viewer) -> None:
    flood = "น้ำหลากที่ไม่มีใครเคยเล่า"
    asked = EventDraft(
        "contact", on(TODAY), {}, flows=(FlowDraft("a29", "a12", "contact"),), occasion=flood
    )
    record_event(keeper, sample, asked)
    tie = TieAssertion.objects.filter(tie__network=sample).order_by("pk").first()
    assert tie is not None
    tie.pk, tie.occasion = None, flood
    tie.save()
    record = read(sample)

    code = record.occasions.index(flood)
    said = record["assertions"]
    assert (record.events["occasion"] == code).sum() == 1
    assert said.ids[said["occasion"] == code].tolist() == [tie.pk]


def test_why_members_joined_is_told_one_by_one(sample: Network) -> None:
    row = Membership.objects.filter(network=Actor.objects.get(ref="a59"), member__ref="a45").get()
    Membership.objects.filter(pk=row.pk).update(reasons=["assigned", "gain"])
    record = read(sample)

    told = record["reasons"]
    of_the_row = record["memberships"].ids[told["membership"]] == row.pk
    assert of_the_row.sum() == 2
    assert (of_the_row & told.has("reason", Reason.ASSIGNED)).sum() == 1
