"""Asking for help: what can follow on what, who tells it, how it stands on a day."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, AskDraft, QuietDraft
from saiyai.domain.errors import (
    AskedRests,
    MalformedData,
    NameMissing,
    NotUndoable,
    NotYours,
    SameEnds,
    StepOutOfOrder,
    UnknownActor,
    UnknownEvent,
)
from saiyai.domain.kinds.request import RequestReach
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.requests import RequestState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.queries.requests import (
    count_requests,
    get_request,
    list_requests,
    list_requests_of,
    request_of,
)
from saiyai.records.models import Actor, Change, Event, Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_quiet
from saiyai.services.requests import (
    accept_offer,
    ask_help,
    close_request,
    decline_offer,
    offer_help,
    record_help,
)
from saiyai.services.undo import undo_change

DAY = date(2026, 10, 1)
LATER = date(2026, 10, 20)
NOW = AsOf(date(2026, 10, 31))
STEPS = {
    "offer": offer_help,
    "accept": accept_offer,
    "decline": decline_offer,
    "help": record_help,
}


@pytest.fixture
def people(network: Network, keeper: Viewer) -> dict[str, Viewer]:
    """Three groups, each with somebody who speaks for it."""
    rows = {
        ref: record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
        for ref in "abc"
    }
    return {ref: Viewer(Eye.MEMBER, ref, row.pk) for ref, row in rows.items()}


def ask(by: Viewer, network: Network, *asked: str, requester: str = "a") -> Event:
    reach = RequestReach.DIRECT if asked else RequestReach.EVERYBODY
    return ask_help(by, network, AskDraft(requester, "ยืมรถไถ", reach, asked), DAY)


def state(network: Network, event: Event, when: AsOf = NOW) -> RequestState:
    return get_request(Viewer(Eye.MEMBER, "reader"), network, event.ref, when).state


def test_a_request_goes_from_asked_to_done_step_by_step(
    network: Network, people: dict[str, Viewer]
) -> None:
    event = ask(people["a"], network)
    seen = [state(network, event)]
    offer_help(people["b"], event, "b", LATER)
    seen.append(state(network, event))
    accept_offer(people["a"], event, "b", LATER)
    seen.append(state(network, event))
    record_help(people["b"], event, "b", LATER)
    seen.append(state(network, event))
    close_request(people["a"], event, LATER)
    seen.append(state(network, event))

    assert [str(one) for one in seen] == ["open", "offered", "agreed", "helped", "closed"]
    assert state(network, event, AsOf(DAY)) is RequestState.OPEN
    row = get_request(people["a"], network, event.ref, NOW)
    assert (row.since, row.is_mine, [one.helped for one in row.offers]) == (LATER, True, [True])


def test_as_known_before_a_step_was_told_it_had_not_come(
    network: Network, people: dict[str, Viewer]
) -> None:
    event = ask(people["a"], network)
    before = newest_seq(network)
    offer_help(people["b"], event, "b", DAY)

    assert state(network, event, AsOf(NOW.day, before)) is RequestState.OPEN
    assert state(network, event) is RequestState.OFFERED


def test_a_no_of_all_who_were_asked_is_told_and_an_offer_opens_it_again(
    network: Network, people: dict[str, Viewer]
) -> None:
    event = ask(people["a"], network, "b")
    decline_offer(people["b"], event, "b", DAY)
    assert state(network, event) is RequestState.DECLINED
    offer_help(people["c"], event, "c", DAY)

    assert state(network, event) is RequestState.OFFERED


@pytest.mark.parametrize(
    ("step", "teller"),
    [("accept", "a"), ("help", "b"), ("decline", "b")],
)
def test_what_has_no_offer_before_it_is_refused_and_nothing_is_written(
    network: Network, people: dict[str, Viewer], step: str, teller: str
) -> None:
    event = ask(people["a"], network)
    changes = Change.objects.count()

    with pytest.raises(StepOutOfOrder):
        STEPS[step](people[teller], event, "b", LATER)
    assert Change.objects.count() == changes


def test_nobody_offers_twice_or_to_themselves_or_after_the_end(
    network: Network, people: dict[str, Viewer]
) -> None:
    event = ask(people["a"], network)
    with pytest.raises(StepOutOfOrder):
        offer_help(people["a"], event, "a", DAY)
    offer_help(people["b"], event, "b", DAY)
    with pytest.raises(StepOutOfOrder):
        offer_help(people["b"], event, "b", DAY)
    close_request(people["a"], event, DAY)
    with pytest.raises(StepOutOfOrder):
        offer_help(people["c"], event, "c", DAY)
    with pytest.raises(StepOutOfOrder):
        close_request(people["a"], event, DAY)


def test_each_side_speaks_for_itself_and_keepers_for_both(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    with pytest.raises(NotYours):
        ask(people["b"], network, requester="a")
    event = ask(people["a"], network)
    with pytest.raises(NotYours):
        offer_help(people["c"], event, "b", DAY)
    offer_help(people["b"], event, "b", DAY)
    for by in (people["b"], people["c"]):
        with pytest.raises(NotYours):
            accept_offer(by, event, "b", DAY)
    accept_offer(keeper, event, "b", DAY)
    with pytest.raises(NotYours):
        record_help(people["c"], event, "b", DAY)
    with pytest.raises(NotYours):
        close_request(people["b"], event, DAY)

    assert state(network, event) is RequestState.AGREED


def test_strangers_ask_nothing_and_read_nothing(
    network: Network, people: dict[str, Viewer], stranger: Viewer, member: Viewer
) -> None:
    event = ask(people["a"], network)
    for nobody in (stranger, member):
        with pytest.raises(NotYours):
            ask(nobody, network)
        with pytest.raises(NotYours):
            offer_help(nobody, event, "b", DAY)
    with pytest.raises(UnknownEvent):
        get_request(stranger, network, event.ref, NOW)

    assert list_requests(stranger, network, NOW).rows == []
    assert count_requests(stranger, network, NOW) is None
    assert list_requests_of(member, network, NOW) == []


def test_one_helps_somebody_whom_one_may_not_name_and_finds_out_nothing_more(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    hidden = record_actor(
        keeper, network, ActorDraft(ref="pim", name_en="Pim", kind=ActorKind.PERSON)
    )
    pim = Viewer(Eye.MEMBER, "pim", hidden.pk)
    event = ask(pim, network, requester="pim")
    offer_help(people["b"], event, "b", DAY)
    accept_offer(pim, event, "b", DAY)
    record_help(people["b"], event, "b", DAY)
    row = get_request(people["b"], network, event.ref, NOW)
    assert row.requester and row.requester.name.is_hidden
    other = ask(people["a"], network)
    for ref in ("pim", "nobody"):
        with pytest.raises(UnknownActor):
            accept_offer(people["a"], other, ref, DAY)
        with pytest.raises(UnknownActor):
            ask(people["a"], network, ref)


def test_what_is_asked_has_words_and_somebody_who_is_there(
    network: Network, people: dict[str, Viewer]
) -> None:
    def asked(**changed: object) -> None:
        draft = AskDraft("a", "ยืมรถไถ", RequestReach.DIRECT, ("b",))
        ask_help(people["a"], network, replace(draft, **changed), DAY)  # type: ignore[arg-type]

    for changed, wrong in (
        ({"what": " "}, MalformedData),
        ({"asked": ()}, NameMissing),
        ({"asked": ("x",)}, UnknownActor),
        ({"asked": ("a",)}, SameEnds),
        ({"requester": "x"}, UnknownActor),
        ({"requester": ""}, UnknownActor),
    ):
        with pytest.raises(wrong):
            asked(**changed)
    assert not Event.objects.exists()


def test_nobody_who_rests_is_asked_directly(network: Network, people: dict[str, Viewer]) -> None:
    record_quiet(people["b"], network, QuietDraft("b", Span(DAY, LATER)))

    with pytest.raises(AskedRests):
        ask(people["a"], network, "b")
    assert state(network, ask(people["a"], network)) is RequestState.OPEN


def test_a_step_is_undone_and_what_later_steps_rest_on_is_not(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = ask(people["a"], network)
    offered = offer_help(people["b"], event, "b", DAY)
    with pytest.raises(NotUndoable):
        undo_change(keeper, network, event.told or 0)
    undo_change(keeper, network, offered.told or 0)
    assert state(network, event) is RequestState.OPEN
    undo_change(keeper, network, newest_seq(network))

    assert state(network, event) is RequestState.OFFERED


def test_days_until_an_answer_are_told_of_five_requests_and_never_of_one(
    network: Network, people: dict[str, Viewer]
) -> None:
    for number in range(5):
        counts = count_requests(people["c"], network, NOW)
        assert counts and (counts.answered, counts.usual_days) == (number, None)
        event = ask(people["a"], network, "b")
        offer_help(people["b"], event, "b", date(2026, 10, 1 + number))
    counts = count_requests(people["c"], network, NOW)

    assert counts and (counts.asked, counts.answered, counts.usual_days) == (5, 5, 2)
    assert counts.asked_often == 1


def test_requests_come_by_pages_each_once(network: Network, people: dict[str, Viewer]) -> None:
    made = {ask(people["a"], network).ref for _ in range(5)}
    seen, after = [], ""
    while True:
        page = list_requests(people["b"], network, NOW, after=after, limit=2)
        seen += [row.ref for row in page.rows]
        if not (after := page.after):
            break

    assert sorted(seen) == sorted(made)


def test_the_reader_finds_what_they_asked_and_where_they_offered(
    network: Network, people: dict[str, Viewer]
) -> None:
    asked = ask(people["a"], network)
    offered = ask(people["b"], network, requester="b")
    offer_help(people["a"], offered, "a", DAY)
    ask(people["c"], network, requester="c")

    assert {row.ref for row in list_requests_of(people["a"], network, NOW)} == {
        asked.ref,
        offered.ref,
    }


# --- against a plain model ----------------------------------------------------------------------


@dataclass
class Plain:
    """A request as one would tell it: between the one who asked and each other, one word."""

    asked: set[str]
    stands: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    closed: bool = False

    def take(self, step: str, who: str) -> bool:
        """Whether the step is allowed; if so it is taken."""
        if self.closed:
            return False
        if step == "close":
            self.closed = True
            return True
        now = self.stands.get(who, "asked" if who in self.asked else "")
        allowed = {
            "offer": now in {"", "asked", "no"} and not self.done,
            "accept": now == "offers",
            "decline": now in {"asked", "offers", "agreed"},
            "help": now == "agreed",
        }[step]
        if allowed:
            self.stands[who] = {"offer": "offers", "accept": "agreed", "decline": "no"}.get(
                step, "helped"
            )
            self.done |= {who} if step == "help" else set()
        return allowed

    @property
    def state(self) -> str:
        words = set(self.stands.values())
        for word, state in (("helped", "helped"), ("agreed", "agreed"), ("offers", "offered")):
            if word in words and not self.closed:
                return state
        no = self.asked and all(self.stands.get(one) == "no" for one in self.asked)
        return "closed" if self.closed else ("declined" if no else "open")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.sets(st.sampled_from("bc")),
    steps=st.lists(
        st.tuples(
            st.sampled_from(["offer", "accept", "decline", "help", "close"]),
            st.sampled_from("bc"),
        ),
        max_size=9,
    ),
)
def test_every_order_of_steps_ends_as_in_a_plain_model(
    network: Network,
    people: dict[str, Viewer],
    keeper: Viewer,
    asked: set[str],
    steps: list[tuple[str, str]],
) -> None:
    with transaction.atomic():
        event = ask(keeper, network, *sorted(asked))
        plain = Plain(asked)
        for step, who in steps:
            told = Event.objects.count()
            try:
                if step == "close":
                    close_request(keeper, event, DAY)
                else:
                    STEPS[step](keeper, event, who, DAY)
                taken = True
            except StepOutOfOrder:
                taken = False
            assert taken == plain.take(step, who)
            assert Event.objects.count() == told + taken
            assert state(network, event) == plain.state
        transaction.set_rollback(True)


def test_only_what_asks_is_a_request_to_step_on(
    network: Network, people: dict[str, Viewer]
) -> None:
    event = ask(people["a"], network)
    offered = offer_help(people["b"], event, "b", DAY)

    assert request_of(people["c"], network, event.ref) == event
    with pytest.raises(UnknownEvent):
        request_of(people["c"], network, offered.ref)
    assert Actor.objects.filter(network=network).count() == 3
