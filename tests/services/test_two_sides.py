"""Kinds of line, the word of either end, and the press that tests a line."""

from datetime import date, timedelta

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    EventDraft,
    PartDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.errors import (
    AlreadyTested,
    AlreadyTold,
    EndsNotAllowed,
    KeepersOnly,
    LineRests,
    MalformedData,
    NameMissing,
    NotYours,
    PersonsNamed,
    UnknownActor,
    UnknownEvent,
)
from saiyai.domain.periods import AsOf, Span, on
from saiyai.domain.tie_kinds import SENSITIVE, Nature, TieKindDraft
from saiyai.domain.ties import Stance, TieState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.attempts import list_waiting
from saiyai.queries.ties import get_tie, list_assertions
from saiyai.records.models import Actor, Change, Network, Tie, TieKind
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event, record_quiet
from saiyai.services.tie_kinds import correct_tie_kind, record_tie_kind
from saiyai.services.ties import (
    assert_tie,
    end_tie,
    record_answer,
    record_attempt,
    record_tie,
)
from saiyai.services.undo import undo_change

DAY = date(2026, 10, 1)
TODAY = AsOf(date(2026, 10, 31))


@pytest.fixture
def people(network: Network, keeper: Viewer) -> Network:
    """Two persons, two groups, an office, and a line between the persons."""
    kinds = {
        "a": ActorKind.PERSON,
        "b": ActorKind.PERSON,
        "g": ActorKind.GROUP,
        "h": ActorKind.GROUP,
        "o": ActorKind.AGENCY,
    }
    for ref, kind in kinds.items():
        draft = ActorDraft(ref=ref, name_en=ref.upper(), kind=kind, consent=Consent.MEMBERS)
        record_actor(keeper, network, draft)
    said = AssertionDraft(said=on(date(2026, 9, 1)))
    record_tie(keeper, network, TieDraft("a", "b", ref="ab", assertions=(said,)))
    return network


def who(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "m", Actor.objects.get(ref=ref).pk)


def line(network: Network) -> Tie:
    return Tie.objects.select_related("network", "a", "b").get(network=network, ref="ab")


# --- kinds --------------------------------------------------------------------------------------


def test_a_kind_of_line_is_told_corrected_and_undone(people: Network, keeper: Viewer) -> None:
    draft = TieKindDraft("teaches", directed=True, label_ab_th="สอน", label_ba_th="เรียนกับ", sign=1)
    kind = record_tie_kind(keeper, people, draft)
    correct_tie_kind(keeper, kind, TieKindDraft("teaches", True, label_ab_th="แนะนำ", sign=0))
    assert TieKind.objects.get(pk=kind.pk).label_ab_th == "แนะนำ"

    undo_change(keeper, people, Change.objects.order_by("-seq")[0].seq)

    kept = TieKind.objects.get(pk=kind.pk)
    assert (kept.label_ab_th, kept.label_ba_th, kept.sign) == ("สอน", "เรียนกับ", 1)


def test_a_kind_of_line_stands_once_has_a_name_and_a_sign_of_three(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    record_tie_kind(keeper, people, TieKindDraft("teaches"))

    with pytest.raises(AlreadyTold):
        record_tie_kind(keeper, people, TieKindDraft("teaches"))
    with pytest.raises(NameMissing):
        record_tie_kind(keeper, people, TieKindDraft(" "))
    with pytest.raises(MalformedData):
        record_tie_kind(keeper, people, TieKindDraft("harms", sign=2))
    with pytest.raises(KeepersOnly):
        record_tie_kind(member, people, TieKindDraft("x"))
    with pytest.raises(KeepersOnly):
        correct_tie_kind(member, TieKind.objects.all()[0], TieKindDraft("x"))


@pytest.mark.parametrize("directed", [True, False])
def test_a_line_joins_only_whom_its_kind_allows(
    people: Network, keeper: Viewer, *, directed: bool
) -> None:
    draft = TieKindDraft("hosts", directed, ends_a=(ActorKind.GROUP,), ends_b=(ActorKind.AGENCY,))
    record_tie_kind(keeper, people, draft)

    record_tie(keeper, people, TieDraft("g", "o", kind="hosts", directed=directed))
    with pytest.raises(EndsNotAllowed):
        record_tie(keeper, people, TieDraft("g", "h", kind="hosts", directed=directed))
    if directed:
        with pytest.raises(EndsNotAllowed):
            record_tie(keeper, people, TieDraft("o", "h", kind="hosts", directed=True))
    else:
        record_tie(keeper, people, TieDraft("o", "h", kind="hosts"))


@pytest.mark.parametrize("nature", sorted(SENSITIVE))
def test_what_could_harm_is_told_of_groups_and_offices_not_of_two_persons(
    people: Network, keeper: Viewer, nature: Nature
) -> None:
    record_tie_kind(keeper, people, TieKindDraft("k", nature=nature))

    record_tie(keeper, people, TieDraft("g", "o", kind="k"))
    with pytest.raises(PersonsNamed):
        record_tie(keeper, people, TieDraft("a", "b", kind="k"))


# --- the word of either end ---------------------------------------------------------------------


def test_an_end_speaks_for_itself_and_for_nobody_else(people: Network, member: Viewer) -> None:
    assert_tie(who("a"), line(people), AssertionDraft(Stance.CONFIRMED, said_by="a"))

    for viewer, said_by in ((who("a"), "b"), (who("a"), ""), (who("g"), "g"), (member, "a")):
        with pytest.raises(NotYours):
            assert_tie(viewer, line(people), AssertionDraft(said_by=said_by))


def test_a_member_lays_a_line_of_their_own_to_somebody_they_may_see(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    own = (AssertionDraft(said_by="a"),)
    made = record_tie(who("a"), people, TieDraft("a", "g", assertions=own))
    assert made.told

    record_actor(keeper, people, ActorDraft(ref="hidden", name_en="H", kind=ActorKind.PERSON))
    for other in ("hidden", "nobody"):
        with pytest.raises(UnknownActor):
            record_tie(who("a"), people, TieDraft("a", other, assertions=own))
    with pytest.raises(NotYours):
        record_tie(who("a"), people, TieDraft("g", "h", assertions=own))
    with pytest.raises(NotYours):
        record_tie(member, people, TieDraft("g", "nobody", assertions=own))


def test_a_basis_may_rest_on_words_or_on_an_event_that_is_there(
    people: Network, keeper: Viewer
) -> None:
    event = record_attempt(keeper, line(people), DAY, answered=True)
    said = AssertionDraft(
        Stance.CONFIRMED, "a", culture=60, learning=40, culture_why="same temple",
        learning_why=f"#{event.ref}", sign=1, via="g",
    )  # fmt: skip
    assert_tie(keeper, line(people), said)

    told = list_assertions(keeper, line(people), TODAY)[0]
    assert told.whys == ("same temple", "", f"#{event.ref}")
    assert told.via
    assert (told.sign, told.via.ref) == (1, "g")
    with pytest.raises(UnknownEvent):
        assert_tie(keeper, line(people), AssertionDraft(culture=9, culture_why="#none"))
    with pytest.raises(MalformedData):
        assert_tie(keeper, line(people), AssertionDraft(sign=3))
    with pytest.raises(MalformedData):
        assert_tie(keeper, line(people), AssertionDraft(power=9, power_why="x" * 201))


def test_an_end_may_say_that_it_is_over(people: Network) -> None:
    said = end_tie(who("b"), line(people), DAY)

    assert said.said_by_id == who("b").actor
    assert get_tie(who("b"), people, "ab", TODAY).state is TieState.ENDED


# --- testing ------------------------------------------------------------------------------------


def test_an_attempt_waits_and_is_answered(people: Network, keeper: Viewer) -> None:
    attempt = record_attempt(who("b"), line(people), DAY, answered=False)

    (waits,) = list_waiting(keeper, people, line(people), AsOf(DAY))
    assert (waits.until, waits.is_over) == (DAY + timedelta(days=13), False)
    assert get_tie(keeper, people, "ab", AsOf(waits.until)).state is TieState.LAID
    due = AsOf(waits.until + timedelta(days=1))
    assert list_waiting(keeper, people, line(people), due)[0].is_over
    assert get_tie(keeper, people, "ab", due).state is TieState.UNANSWERED
    assert waits.event.flows[0].source.ref == "b"
    record_answer(who("a"), line(people), attempt, DAY + timedelta(days=3))
    assert list_waiting(keeper, people, line(people), TODAY) == []
    assert get_tie(keeper, people, "ab", TODAY).state is TieState.VERIFIED
    with pytest.raises(UnknownEvent):
        record_answer(keeper, line(people), attempt, TODAY.day)


def test_a_line_is_tested_once_within_its_rhythm_unless_an_end_asks(
    people: Network, keeper: Viewer
) -> None:
    record_attempt(keeper, line(people), DAY, answered=False)

    with pytest.raises(AlreadyTested):
        record_attempt(keeper, line(people), TODAY.day, answered=False, channel="line")
    record_attempt(keeper, line(people), TODAY.day, answered=False, asked=True)
    record_attempt(who("a"), line(people), TODAY.day, answered=False)


def test_who_is_no_end_tests_nothing_and_reads_no_attempt(
    people: Network, keeper: Viewer, stranger: Viewer
) -> None:
    attempt = record_attempt(keeper, line(people), DAY, answered=False)

    for viewer in (who("g"), stranger):
        assert list_waiting(viewer, people, line(people), TODAY) == []
        with pytest.raises(NotYours):
            record_attempt(viewer, line(people), DAY, answered=True)
        with pytest.raises(NotYours):
            record_answer(viewer, line(people), attempt, DAY)
    assert len(list_waiting(who("b"), people, line(people), TODAY)) == 1


def test_nobody_tests_in_quiet_time(people: Network, keeper: Viewer) -> None:
    record_quiet(keeper, people, QuietDraft("b", Span(DAY, TODAY.day)))

    for viewer in (keeper, who("a")):
        with pytest.raises(LineRests):
            record_attempt(viewer, line(people), DAY, answered=False)


def test_an_attempt_made_by_any_channel_or_before_a_meeting_is_settled_by_it(
    people: Network, keeper: Viewer
) -> None:
    for channel in ("phone", "line"):
        record_attempt(keeper, line(people), DAY, answered=False, channel=channel, asked=True)
    assert len(list_waiting(keeper, people, line(people), TODAY)) == 2

    both = (PartDraft("a", "participant"), PartDraft("b", "participant"))
    met = EventDraft("activity", on(date(2026, 10, 20)), {"title": "x"}, parts=both)
    record_event(keeper, people, met)

    assert list_waiting(keeper, people, line(people), TODAY) == []
    assert get_tie(keeper, people, "ab", TODAY).state is TieState.REPAIRED
