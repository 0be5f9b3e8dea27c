"""Telling single facts: what is written, what is refused, who may."""

import random
import string
from datetime import date

import pytest

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.drafts import (
    ActorDraft,
    CoverageDraft,
    EventDraft,
    FlowDraft,
    MembershipDraft,
    PartDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.errors import (
    AlreadyMember,
    AlreadyTold,
    FlowMissing,
    FutureDay,
    KeepersOnly,
    LineRests,
    MalformedData,
    MembershipCycle,
    NameMissing,
    NotANetwork,
    NotYours,
    RefTaken,
    SameEnds,
    SlugTaken,
    TooFewParts,
    UnknownActor,
    UnknownWord,
    UnreadableDate,
    WordsMissing,
)
from saiyai.domain.periods import Span, in_month, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.models import Actor, Alias, Change, Coverage, Event, Network, TieKind
from saiyai.services.actors import correct_actor, record_actor, record_alias
from saiyai.services.changes import broken_links
from saiyai.services.events import (
    correct_event,
    record_coverage,
    record_event,
    record_quiet,
)
from saiyai.services.networks import leave_network, record_membership, record_network
from saiyai.services.remarks import close_remark, record_remark
from saiyai.services.ties import record_answer, record_attempt, record_tie

DAY = date(2026, 10, 1)


@pytest.fixture
def cast(network: Network, keeper: Viewer) -> Network:
    """Three groups, a person and a network."""
    for ref, kind in (
        *(("a", ActorKind.GROUP), ("b", ActorKind.GROUP), ("c", ActorKind.GROUP)),
        *(("p", ActorKind.PERSON), ("n", ActorKind.NETWORK), ("m", ActorKind.NETWORK)),
    ):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref.upper(), kind=kind))
    return network


def call(source: str, target: str, day: date = DAY) -> EventDraft:
    return EventDraft("contact", on(day), {}, flows=(FlowDraft(source, target, "contact"),))


def test_an_actor_gets_keys_to_be_sorted_and_found_by(cast: Network, keeper: Viewer) -> None:
    actor = record_actor(keeper, cast, ActorDraft(name_th="กลุ่มเเม่น้ํา ปิง", kind=ActorKind.GROUP))

    assert actor.name_th == "กลุ่มแม่น้ำ ปิง"
    assert "แม่น้ำปิง" in actor.search
    assert actor.ref


def test_a_whole_story_in_the_place_of_a_name_is_kept(cast: Network, keeper: Viewer) -> None:
    dice = random.Random(1)
    story = "".join(dice.choice(string.ascii_lowercase) for _ in range(9_000))
    record_actor(keeper, cast, ActorDraft(ref="long", name_th=f"ก{story}", name_en=story))

    assert Actor.objects.get(ref="long").name_en == story


def test_an_actor_needs_a_name_and_an_id_of_its_own(cast: Network, keeper: Viewer) -> None:
    with pytest.raises(NameMissing):
        record_actor(keeper, cast, ActorDraft(name_th="  "))
    with pytest.raises(RefTaken):
        record_actor(keeper, cast, ActorDraft(ref="a", name_en="A again"))
    with pytest.raises(UnknownWord):
        record_actor(keeper, cast, ActorDraft(name_en="X", place="nowhere"))


def test_an_empty_field_overwrites_nothing(cast: Network, keeper: Viewer) -> None:
    actor = Actor.objects.get(ref="a")
    correct_actor(keeper, actor, ActorDraft(note="kept"))
    correct_actor(keeper, actor, ActorDraft(name_th="ก"))

    assert (actor.note, actor.name_en, actor.kind) == ("kept", "A", "group")


def test_a_name_means_one_actor(cast: Network, keeper: Viewer) -> None:
    record_alias(keeper, Actor.objects.get(ref="p"), "พี่อ้อม")

    assert Alias.objects.get().name == "พี่อ้อม"
    with pytest.raises(AlreadyTold):
        record_alias(keeper, Actor.objects.get(ref="a"), "พี่ อ้อม")


def test_every_write_is_one_change(cast: Network, keeper: Viewer) -> None:
    before = Change.objects.count()
    record_event(keeper, cast, call("a", "b"))

    assert Change.objects.count() == before + 1
    newest = Change.objects.order_by("-seq").first()
    assert newest is not None
    assert (newest.action, newest.by, newest.before) == ("record_contact", keeper.name, None)


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (EventDraft("contact", on(DAY), {}), FlowMissing),
        (EventDraft("activity", on(DAY), {"title": "x"}), TooFewParts),
        (EventDraft("exchange", on(DAY), {}), FlowMissing),
        (call("a", "a"), SameEnds),
        (call("a", "nobody"), UnknownActor),
        (call("a", "b", date(2026, 11, 1)), FutureDay),
        (EventDraft("party", on(DAY), {}), UnknownWord),
        (EventDraft("contact", None, {}, flows=(FlowDraft("a", "b", "contact"),)), UnreadableDate),
        (
            EventDraft("contact", on(DAY), {"x": 1}, flows=(FlowDraft("a", "b", "contact"),)),
            MalformedData,
        ),
        (
            EventDraft("contact", on(DAY), {}, flows=(FlowDraft("a", "b", "money"),)),
            UnknownWord,
        ),
        (
            EventDraft("activity", on(DAY), {"title": "x"}, parts=(PartDraft("a", "king"),)),
            UnknownWord,
        ),
    ],
)
def test_an_event_that_its_card_does_not_allow_is_refused_and_writes_nothing(
    cast: Network, keeper: Viewer, draft: EventDraft, refusal: type[Exception]
) -> None:
    changes = Change.objects.count()

    with pytest.raises(refusal):
        record_event(keeper, cast, draft)
    assert Event.objects.count() == 0
    assert Change.objects.count() == changes


def test_a_month_that_is_not_over_yet_may_be_told(cast: Network, keeper: Viewer) -> None:
    draft = EventDraft("contact", in_month(2026, 10), {}, flows=call("a", "b").flows)

    assert record_event(keeper, cast, draft).latest == date(2026, 10, 31)


def test_a_correction_is_a_new_row_that_keeps_the_ref(cast: Network, keeper: Viewer) -> None:
    event = record_event(keeper, cast, call("a", "b"))
    corrected = correct_event(keeper, event, call("a", "c"))
    event.refresh_from_db()

    assert corrected.ref == event.ref
    assert corrected.replaces_id == event.pk
    assert event.untold == corrected.told
    assert Event.objects.filter(ref=event.ref).known(None).get() == corrected


def test_an_answer_is_a_later_event_about_the_attempt(cast: Network, keeper: Viewer) -> None:
    tie = record_tie(keeper, cast, TieDraft("a", "b"))
    attempt = record_attempt(keeper, tie, DAY, answered=False, channel="phone")
    answer = record_answer(keeper, tie, attempt, date(2026, 10, 3))

    assert answer.about_id == attempt.pk
    assert (attempt.proof, answer.proof) == (3, 2)
    assert attempt.data == {"answered": False, "test": True}


def test_nobody_is_asked_to_test_a_line_at_rest(cast: Network, keeper: Viewer) -> None:
    tie = record_tie(keeper, cast, TieDraft("a", "p"))
    record_quiet(keeper, cast, QuietDraft("p", Span(date(2026, 9, 1), date(2026, 10, 15))))

    with pytest.raises(LineRests):
        record_attempt(keeper, tie, DAY, answered=False)
    record_attempt(keeper, tie, date(2026, 10, 16), answered=False)


def test_a_line_is_laid_once_for_each_kind(cast: Network, keeper: Viewer) -> None:
    record_tie(keeper, cast, TieDraft("a", "b"))
    record_tie(keeper, cast, TieDraft("a", "b", kind="advises", directed=True))
    record_tie(keeper, cast, TieDraft("b", "a", kind="advises", directed=True))

    for again in (TieDraft("b", "a"), TieDraft("a", "b", kind="advises", directed=True)):
        with pytest.raises(AlreadyTold):
            record_tie(keeper, cast, again)
    assert TieKind.objects.count() == 2
    with pytest.raises(SameEnds):
        record_tie(keeper, cast, TieDraft("a", "a"))


def test_a_network_never_becomes_a_member_of_itself(cast: Network, keeper: Viewer) -> None:
    record_membership(keeper, cast, MembershipDraft("n", "m"))
    record_membership(keeper, cast, MembershipDraft("m", "a"))

    with pytest.raises(MembershipCycle):
        record_membership(keeper, cast, MembershipDraft("a", "n"))
    with pytest.raises(MembershipCycle):
        record_membership(keeper, cast, MembershipDraft("n", "n"))


def test_a_member_has_a_role_once_until_it_ends(cast: Network, keeper: Viewer) -> None:
    row = record_membership(keeper, cast, MembershipDraft("n", "p", Role.LEADER))

    with pytest.raises(AlreadyMember):
        record_membership(keeper, cast, MembershipDraft("n", "p", Role.LEADER))
    leave_network(keeper, row, DAY)
    record_membership(keeper, cast, MembershipDraft("n", "p", Role.LEADER))


def test_a_person_has_no_members(cast: Network, keeper: Viewer) -> None:
    with pytest.raises(NotANetwork):
        record_membership(keeper, cast, MembershipDraft("p", "a"))


def test_a_statement_of_coverage_names_a_kind(cast: Network, keeper: Viewer) -> None:
    record_coverage(keeper, cast, CoverageDraft("contact", on(DAY), "some"))

    assert Coverage.objects.get().share == "some"
    with pytest.raises(UnknownWord):
        record_coverage(keeper, cast, CoverageDraft("parties", on(DAY), "some"))


def test_short_names_of_networks_differ(network: Network, keeper: Viewer) -> None:
    with pytest.raises(SlugTaken):
        record_network(keeper, name_en="Other", slug="trial")
    assert record_network(keeper, name_en="Trial").slug != "trial"
    assert record_network(keeper, name_th="เครือข่ายไม่มีชื่ออังกฤษ").slug


def test_anybody_may_say_that_something_is_not_right(
    cast: Network, keeper: Viewer, stranger: Viewer
) -> None:
    remark = record_remark(stranger, cast, "actor p", "ไม่ใช่คนนี้")

    with pytest.raises(KeepersOnly):
        close_remark(stranger, cast, remark.pk)
    close_remark(keeper, cast, remark.pk)
    with pytest.raises(WordsMissing):
        record_remark(stranger, cast, "actor p", "  ")


def test_only_keepers_write(cast: Network, member: Viewer, stranger: Viewer) -> None:
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            record_actor(viewer, cast, ActorDraft(name_en="X"))
        with pytest.raises(NotYours):
            record_event(viewer, cast, call("a", "b"))
        with pytest.raises(NotYours):
            record_tie(viewer, cast, TieDraft("a", "b"))
        with pytest.raises(KeepersOnly):
            record_network(viewer, name_en="X")


def test_members_tell_what_they_took_part_in(cast: Network) -> None:
    own = Viewer(Eye.MEMBER, "m", Actor.objects.get(network=cast, ref="a").pk)

    assert record_event(own, cast, call("a", "b")).kind == "contact"
    with pytest.raises(NotYours):
        record_event(own, cast, call("b", "c"))
    with pytest.raises(UnknownActor):
        record_event(own, cast, call("a", "p"))


def test_the_chain_shows_a_change_that_was_altered_and_holds_over_one_that_was_erased(
    cast: Network, keeper: Viewer
) -> None:
    actor = Actor.objects.get(ref="a")
    correct_actor(keeper, actor, ActorDraft(note="something personal"))
    changes = list(Change.objects.order_by("seq"))
    changes[-1].before = {"Actor": {}}

    assert broken_links(changes) == [changes[-1].seq]
    Change.objects.filter(pk=changes[-1].pk).update(salt=None, before=None)
    assert broken_links(Change.objects.order_by("seq")) == []


def test_quiet_is_asked_for_oneself_or_by_keepers(cast: Network) -> None:
    asked = QuietDraft("p", Span(date(2026, 9, 1), date(2026, 10, 15)))
    own = Actor.objects.get(network=cast, ref="p").pk
    other = Actor.objects.get(network=cast, ref="a").pk

    with pytest.raises(NotYours):
        record_quiet(Viewer(Eye.MEMBER, "m"), cast, asked)
    with pytest.raises(UnknownActor):  # hidden from them, and so not there
        record_quiet(Viewer(Eye.MEMBER, "m", other), cast, asked)
    with pytest.raises(NotYours):
        record_quiet(Viewer(Eye.MEMBER, "m", other), cast, QuietDraft("b", asked.period))
    assert record_quiet(Viewer(Eye.MEMBER, "m", own), cast, asked).actor_id == own
