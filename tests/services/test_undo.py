"""Undo: one press takes back, tells again, sets back; refused where later facts rest on it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, FlowDraft, TieDraft
from saiyai.domain.errors import KeepersOnly, NotUndoable, StillNeeded, UnknownChange
from saiyai.domain.periods import on
from saiyai.domain.refusals import refusal_says
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.domain.words import tell as in_words
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Change, Event, Flow, Network, Tie, TieAssertion
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.changes import broken_links
from saiyai.services.events import correct_event, record_event, withdraw_event
from saiyai.services.ties import end_tie, record_tie, withdraw_tie
from saiyai.services.undo import get_undo_preview, undo_change
from saiyai.services.undoable import UNDO_DAYS

DAY = on(date(2026, 10, 1))


def tell(keeper: Viewer, network: Network, name: str) -> Actor:
    return record_actor(
        keeper, network, ActorDraft(ref=name.lower(), name_en=name, kind=ActorKind.GROUP)
    )


def call(source: str, target: str) -> EventDraft:
    return EventDraft("contact", DAY, {}, flows=(FlowDraft(source, target, "contact"),))


def test_what_was_told_is_taken_back_and_stays_in_history(
    network: Network, keeper: Viewer
) -> None:
    actor = tell(keeper, network, "A")
    undone = undo_change(keeper, network, newest_seq(network))

    assert not Actor.objects.filter(ref="a").known(None).exists()
    assert Actor.objects.filter(ref="a").known(actor.told).exists()
    assert undone.undoes == actor.told


def test_what_was_edited_is_set_back(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    correct_actor(keeper, actor, ActorDraft(name_th="กลุ่ม ก", note="ใหม่"))
    undo_change(keeper, network, newest_seq(network))
    actor.refresh_from_db()

    assert (actor.name_th, actor.name_en, actor.note) == ("", "A", "")
    assert actor.search == "a"


def test_what_was_taken_back_is_told_again_with_all_that_belonged_to_it(
    network: Network, keeper: Viewer
) -> None:
    tell(keeper, network, "A")
    tell(keeper, network, "B")
    tie = record_tie(keeper, network, TieDraft("a", "b"))
    end_tie(keeper, tie, date(2026, 10, 2))
    withdraw_tie(keeper, tie)
    undo_change(keeper, network, newest_seq(network))

    again = Tie.objects.filter(network=network).known(None).get()
    assert again.ref == tie.ref
    stances = TieAssertion.objects.filter(tie=again).known(None).values_list("stance", flat=True)
    assert sorted(stances) == ["ended", "proposed"]


def test_an_event_comes_back_with_its_flows_as_a_new_row(network: Network, keeper: Viewer) -> None:
    tell(keeper, network, "A")
    tell(keeper, network, "B")
    event = record_event(keeper, network, call("a", "b"))
    withdraw_event(keeper, event)
    undo_change(keeper, network, newest_seq(network))

    again = Event.objects.filter(network=network).known(None).get()
    assert again.pk != event.pk
    assert again.ref == event.ref
    assert Flow.objects.filter(event=again).count() == 1


def test_undoing_a_correction_brings_the_first_telling_back(
    network: Network, keeper: Viewer
) -> None:
    tell(keeper, network, "A")
    tell(keeper, network, "B")
    event = record_event(keeper, network, call("a", "b"))
    correct_event(keeper, event, call("b", "a"))
    undo_change(keeper, network, newest_seq(network))

    again = Event.objects.filter(network=network).known(None).get()
    flow = Flow.objects.select_related("source").get(event=again)
    assert flow.source.ref == "a"


def test_what_was_taken_back_and_told_again_is_still_undone_with_what_told_it_first(
    network: Network, keeper: Viewer
) -> None:
    actor = tell(keeper, network, "A")
    tell(keeper, network, "B")
    event = record_event(keeper, network, call("a", "b"))
    correct_event(keeper, event, call("b", "a"))
    undo_change(keeper, network, newest_seq(network))
    undo_change(keeper, network, event.told or 0)
    correct_actor(keeper, actor, ActorDraft(note="x"))
    edited = newest_seq(network)
    withdraw_actor(keeper, actor)
    undo_change(keeper, network, newest_seq(network))
    undo_change(keeper, network, edited)

    assert not Event.objects.filter(network=network).known(None).exists()
    assert Actor.objects.filter(ref="a").known(None).get().note == ""
    undo_change(keeper, network, actor.told or 0)
    assert not Actor.objects.filter(ref="a").known(None).exists()


def test_an_undo_can_be_undone(network: Network, keeper: Viewer) -> None:
    tell(keeper, network, "A")
    undo_change(keeper, network, newest_seq(network))
    undo_change(keeper, network, newest_seq(network))

    assert Actor.objects.filter(ref="a").known(None).count() == 1
    assert broken_links(Change.objects.order_by("seq")) == []


def test_nothing_is_pulled_away_under_what_was_told_later(
    network: Network, keeper: Viewer
) -> None:
    actor = tell(keeper, network, "A")
    tell(keeper, network, "B")
    record_event(keeper, network, call("a", "b"))

    with pytest.raises(NotUndoable) as refused:
        undo_change(keeper, network, actor.told or 0)

    assert (refused.value.facts["because"], refused.value.facts["count"]) == ("flow", 1)
    assert Actor.objects.filter(ref="a").known(None).exists()


def test_a_later_edit_of_the_same_column_is_not_lost(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    correct_actor(keeper, actor, ActorDraft(note="first"))
    first = newest_seq(network)
    correct_actor(keeper, actor, ActorDraft(note="second"))

    with pytest.raises(NotUndoable):
        undo_change(keeper, network, first)
    actor.refresh_from_db()
    assert actor.note == "second"


def test_a_later_edit_of_another_column_stays(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    correct_actor(keeper, actor, ActorDraft(note="first"))
    first = newest_seq(network)
    correct_actor(keeper, actor, ActorDraft(name_th="กลุ่ม ก"))
    undo_change(keeper, network, first)
    actor.refresh_from_db()

    assert (actor.note, actor.name_th) == ("", "กลุ่ม ก")


def test_once_the_later_edit_is_undone_the_first_can_be(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    correct_actor(keeper, actor, ActorDraft(note="first"))
    first = newest_seq(network)
    correct_actor(keeper, actor, ActorDraft(note="second"))
    undo_change(keeper, network, newest_seq(network))
    undo_change(keeper, network, first)
    actor.refresh_from_db()

    assert actor.note == ""


def test_an_edit_keeps_only_the_columns_that_it_changed(network: Network, keeper: Viewer) -> None:
    """A form sends every field: what it sends again as it was is not edited."""
    actor = tell(keeper, network, "A")
    correct_actor(keeper, actor, ActorDraft(name_en="A", note="first"))
    first = newest_seq(network)
    correct_actor(keeper, actor, ActorDraft(name_en="B", note="first"))
    undo_change(keeper, network, first)
    actor.refresh_from_db()

    assert (actor.name_en, actor.note) == ("B", "")
    assert Change.objects.get(seq=first).before == {"Actor": {str(actor.pk): {"note": ""}}}


def test_a_change_is_undone_for_thirty_days_and_corrected_after(
    network: Network, keeper: Viewer
) -> None:
    tell(keeper, network, "A")
    seq, today = newest_seq(network), timezone.localdate()
    last_day = today + timedelta(days=UNDO_DAYS)

    with pytest.raises(NotUndoable) as refused:
        undo_change(keeper, network, seq, last_day + timedelta(days=1))
    what, then = refusal_says(refused.value.code, refused.value.facts)
    assert "more than 30 days ago" in in_words(what, Language.EN)
    assert in_words(then, Language.EN).startswith("Correct it instead")
    undo_change(keeper, network, seq, last_day)
    assert not Actor.objects.filter(ref="a").known(None).exists()


@pytest.mark.parametrize("language", Language)
def test_a_refusal_names_what_rests_and_where_it_was_told(
    network: Network, keeper: Viewer, language: Language
) -> None:
    actor = tell(keeper, network, "A")
    tell(keeper, network, "B")
    tie = record_tie(keeper, network, TieDraft("a", "b"))
    event = record_event(keeper, network, call("a", "b"))

    with pytest.raises(NotUndoable) as refused:
        undo_change(keeper, network, actor.told or 0)
    facts = refused.value.facts
    said = in_words(refusal_says(refused.value.code, facts)[0], language)

    assert (facts["because"], facts["count"]) == ("tie", 2)
    assert facts["changes"] == f"{tie.told}, {event.told}"
    assert f"A – B ({'change' if language is Language.EN else 'การเปลี่ยนแปลงที่'} {tie.told})" in said


def test_what_an_undo_would_do_is_told_before_the_press(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    tell(keeper, network, "B")
    record_tie(keeper, network, TieDraft("a", "b"))
    laid = get_undo_preview(keeper, network, newest_seq(network))
    correct_actor(keeper, actor, ActorDraft(note="x"))
    edited = get_undo_preview(keeper, network, newest_seq(network))
    needed = get_undo_preview(keeper, network, actor.told or 0)

    assert [in_words(one, Language.EN) for one in laid.takes_back] == [
        *("1 kind of line", "1 line", "1 statement on a line")
    ]
    assert [in_words(one, Language.EN) for one in edited.sets_back] == ["1 member"]
    assert laid.refused is None
    assert needed.refused is not None
    assert Change.objects.filter(undoes__isnull=False).count() == 0


def test_what_was_erased_cannot_be_set_back(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    correct_actor(keeper, actor, ActorDraft(note="x"))
    seq = newest_seq(network)
    Change.objects.filter(seq=seq).update(before=None, salt=None)

    with pytest.raises(NotUndoable) as refused:
        undo_change(keeper, network, seq)
    assert refused.value.facts["because"] == "erased"


def test_a_change_is_undone_once(network: Network, keeper: Viewer) -> None:
    tell(keeper, network, "A")
    seq = newest_seq(network)
    undo_change(keeper, network, seq)

    with pytest.raises(NotUndoable):
        undo_change(keeper, network, seq)


def test_the_beginning_of_a_record_is_not_undone(network: Network, keeper: Viewer) -> None:
    with pytest.raises(NotUndoable):
        undo_change(keeper, network, newest_seq(network))


def test_a_number_of_another_record_is_unknown(network: Network, keeper: Viewer) -> None:
    with pytest.raises(UnknownChange):
        undo_change(keeper, network, 999)


def test_what_has_no_place_any_more_does_not_come_back(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    tell(keeper, network, "B")
    tie = record_tie(keeper, network, TieDraft("a", "b"))
    withdraw_tie(keeper, tie)
    taken_back = newest_seq(network)
    withdraw_actor(keeper, actor)

    with pytest.raises(NotUndoable) as refused:
        undo_change(keeper, network, taken_back)
    assert refused.value.facts["because"] == "gone"
    assert not Tie.objects.known(None).exists()


@pytest.mark.parametrize("told_first", ["withdrawn", "renamed"])
def test_an_id_that_somebody_else_has_by_now_is_not_given_twice(
    network: Network, keeper: Viewer, told_first: str
) -> None:
    actor = tell(keeper, network, "A")
    if told_first == "withdrawn":
        withdraw_actor(keeper, actor)
    else:
        correct_actor(keeper, actor, ActorDraft(ref="another"))
    before = newest_seq(network)
    other = tell(keeper, network, "A")

    with pytest.raises(NotUndoable) as refused:
        undo_change(keeper, network, before)
    assert refused.value.facts["because"] == "taken"
    assert Actor.objects.filter(ref="a").known(None).get() == other


def test_only_keepers_undo(network: Network, keeper: Viewer, member: Viewer) -> None:
    tell(keeper, network, "A")

    with pytest.raises(KeepersOnly):
        undo_change(member, network, newest_seq(network))
    with pytest.raises(KeepersOnly):
        get_undo_preview(member, network, newest_seq(network))


def test_an_actor_on_whom_facts_rest_is_not_withdrawn(network: Network, keeper: Viewer) -> None:
    actor = tell(keeper, network, "A")
    tell(keeper, network, "B")
    tie = record_tie(keeper, network, TieDraft("a", "b"))

    with pytest.raises(StillNeeded):
        withdraw_actor(keeper, actor)
    withdraw_tie(keeper, tie)
    withdraw_actor(keeper, actor)
    assert not Actor.objects.filter(ref="a").known(None).exists()
