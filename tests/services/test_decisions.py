"""Deciding: what may follow on what, who differed; and ballots that tie nobody to a vote."""

from collections.abc import Sequence
from datetime import date
from threading import Thread
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind
from saiyai.domain.decisions import Voice
from saiyai.domain.drafts import ActorDraft, DecisionDraft
from saiyai.domain.errors import (
    AlreadyVoted,
    KeepersOnly,
    MalformedData,
    NotUndoable,
    NotYours,
    StepOutOfOrder,
    TooFewVoters,
    UnknownEvent,
    UnknownWord,
)
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.decisions import (
    BallotRow,
    decision_of,
    get_decision,
    list_ballots,
    list_decisions,
)
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Ballot, BallotOption, BallotVoter, Change, Event, Network
from saiyai.services.actors import record_actor
from saiyai.services.decisions import (
    cast_vote,
    close_ballot,
    open_ballot,
    record_proposal,
    record_step,
)
from saiyai.services.networks import record_network
from saiyai.services.undo import undo_change

DAY = date(2026, 10, 1)
NOW = AsOf(date(2026, 10, 31))
REFS = "abcdef"


def tell_members(keeper: Viewer, network: Network) -> dict[str, Viewer]:
    """Six groups, each with somebody who speaks for it."""
    rows = {
        ref: record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
        for ref in REFS
    }
    return {ref: Viewer(Eye.MEMBER, ref, row.pk) for ref, row in rows.items()}


@pytest.fixture
def people(network: Network, keeper: Viewer) -> dict[str, Viewer]:
    return tell_members(keeper, network)


def propose(by: Viewer, network: Network, who: str = "a", what: str = "ปิดน้ำทุกวันพุธ") -> Event:
    return record_proposal(by, network, DecisionDraft(what, ((who, "proposer"),)), DAY)


def state(network: Network, event: Event, when: AsOf = NOW) -> str:
    return str(get_decision(Viewer(Eye.MEMBER, "x"), network, event.ref, when).row.state)


def ballot_row(by: Viewer, network: Network, event: Event) -> BallotRow:
    return list_ballots(by, network, event.ref, NOW)[-1]


def option(ballot: Ballot, voice: Voice) -> int:
    return BallotOption.objects.get(ballot=ballot, voice=voice).pk


def test_a_decision_is_proposed_talked_over_and_adopted_with_those_who_differ(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    seen = [state(network, event)]
    for step, parts in (
        (DecisionStep.INFORMED, (("b", "informed"),)),
        (DecisionStep.CONSULTED, (("b", "consulted"), ("c", "consulted"))),
        (DecisionStep.VOTED, (("b", "voter"), ("c", "dissenter"))),
    ):
        record_step(keeper, event, step, DecisionDraft(parts=parts), DAY)
        seen.append(state(network, event))
    draft = DecisionDraft(
        method=DecisionMethod.CONSENSUS, dissent="กลัวข้าวแห้ง", parts=(("a", "decider"),)
    )
    record_step(keeper, event, DecisionStep.ADOPTED, draft, date(2026, 10, 9))
    story = get_decision(people["f"], network, event.ref, NOW)

    assert seen == ["proposed", "informed", "consulted", "voted"]
    assert story.row.state is DecisionStep.ADOPTED
    assert story.row.since == date(2026, 10, 9)
    assert story.steps[-1].dissent == "กลัวข้าวแห้ง"
    assert story.steps[-1].what == "ปิดน้ำทุกวันพุธ"
    assert [part.role for part in story.steps[2].event.parts] == ["consulted", "consulted"]
    assert state(network, event, AsOf(date(2026, 10, 8))) == "voted"


def test_of_several_proposals_one_is_adopted_and_the_others_stand_as_they_were(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    other = DecisionDraft("ผลัดกันทีละหมู่", (("b", "proposer"),))
    second = record_step(people["b"], event, DecisionStep.PROPOSED, other, DAY)
    third = record_step(
        keeper, event, DecisionStep.PROPOSED, DecisionDraft("จับฉลาก", other.parts), DAY
    )
    gone = DecisionDraft(proposal=third.ref, parts=other.parts)
    record_step(keeper, event, DecisionStep.WITHDRAWN, gone, DAY)
    assert state(network, event) == "proposed"
    taken = DecisionDraft(proposal=second.ref, parts=(("a", "decider"),))
    record_step(keeper, event, DecisionStep.ADOPTED, taken, DAY)
    story = get_decision(keeper, network, event.ref, NOW)

    assert [(one.what, str(one.state)) for one in story.proposals] == [
        ("ปิดน้ำทุกวันพุธ", "proposed"),
        ("ผลัดกันทีละหมู่", "adopted"),
        ("จับฉลาก", "withdrawn"),
    ]
    assert story.row.state is DecisionStep.ADOPTED


def test_after_the_end_people_may_be_informed_and_nothing_else_follows(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    who = DecisionDraft(parts=(("a", "decider"),))
    record_step(keeper, event, DecisionStep.REJECTED, who, DAY)
    record_step(
        keeper, event, DecisionStep.INFORMED, DecisionDraft(parts=(("b", "informed"),)), DAY
    )
    for step in set(DecisionStep) - {DecisionStep.INFORMED}:
        with pytest.raises(StepOutOfOrder):
            record_step(keeper, event, step, who, DAY)
    with pytest.raises(StepOutOfOrder):
        open_ballot(keeper, event, DAY)

    assert state(network, event) == "rejected"


def test_steps_are_told_by_those_in_them_and_keepers_and_read_by_members(
    network: Network, people: dict[str, Viewer], stranger: Viewer, member: Viewer
) -> None:
    event = propose(people["a"], network)
    step = DecisionDraft(parts=(("b", "consulted"),))
    for nobody in (stranger, member, people["c"]):
        with pytest.raises(NotYours):
            record_step(nobody, event, DecisionStep.CONSULTED, step, DAY)
        with pytest.raises(NotYours):
            propose(nobody, network)
    record_step(people["b"], event, DecisionStep.CONSULTED, step, DAY)
    with pytest.raises(UnknownEvent):
        get_decision(stranger, network, event.ref, NOW)

    assert list_decisions(stranger, network, NOW).rows == []
    assert len(list_decisions(member, network, NOW).rows) == 1


def test_what_is_proposed_has_words_and_a_proposal_belongs_to_its_decision(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event, other = propose(keeper, network), propose(keeper, network)
    with pytest.raises(MalformedData):
        propose(keeper, network, what=" ")
    who = (("a", "decider"),)
    elsewhere = DecisionDraft(proposal=other.ref, parts=who)
    with pytest.raises(UnknownWord):
        record_step(keeper, event, DecisionStep.ADOPTED, elsewhere, DAY)
    step = record_step(keeper, event, DecisionStep.INFORMED, DecisionDraft(parts=who), DAY)
    with pytest.raises(UnknownEvent):
        decision_of(keeper, network, step.ref)


def test_a_step_is_undone_and_a_ballot_is_not(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    step = DecisionDraft(parts=(("b", "informed"),))
    record_step(keeper, event, DecisionStep.INFORMED, step, DAY)
    undo_change(keeper, network, newest_seq(network))
    assert state(network, event) == "proposed"
    ballot = open_ballot(keeper, event, DAY)
    with pytest.raises(NotUndoable):
        undo_change(keeper, network, newest_seq(network))
    with pytest.raises(NotUndoable):
        undo_change(keeper, network, event.told or 0)
    close_ballot(keeper, ballot, DAY)
    with pytest.raises(NotUndoable):
        undo_change(keeper, network, newest_seq(network))

    assert state(network, event) == "voted"


# --- ballots ------------------------------------------------------------------------------------


def test_everybody_votes_once_and_the_counts_are_right_when_it_is_closed(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    ballot = open_ballot(keeper, event, DAY)
    changes = Change.objects.count()
    for ref in REFS[:5]:
        voice = Voice.AGAINST if ref == "c" else Voice.AGREE
        cast_vote(people[ref], ballot, option(ballot, voice))
    with pytest.raises(AlreadyVoted):
        cast_vote(people["a"], ballot, option(ballot, Voice.AGAINST))
    waiting = ballot_row(people["f"], network, event)
    assert Change.objects.count() == changes
    assert (waiting.is_told, {one.votes for one in waiting.options}) == (False, {None})
    assert (len(waiting.voted), waiting.invited, waiting.may_vote) == (5, 6, True)
    close_ballot(keeper, ballot, date(2026, 10, 9))
    before = list_ballots(keeper, network, event.ref, AsOf(date(2026, 10, 8)))[-1]
    assert (before.closed, {one.votes for one in before.options}) == (None, {None})
    told = ballot_row(people["f"], network, event)

    assert {str(one.voice): one.votes for one in told.options} == {
        "agree": 4,
        "against": 1,
        "abstain": 0,
    }
    assert [one.ref for one in told.voted] == list("abcde")
    with pytest.raises(StepOutOfOrder):
        cast_vote(people["f"], ballot, option(ballot, Voice.AGREE))
    with pytest.raises(StepOutOfOrder):
        close_ballot(keeper, ballot, DAY)


def test_of_fewer_than_five_votes_nothing_is_told_and_among_fewer_than_five_none_is_held(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    with pytest.raises(TooFewVoters):
        open_ballot(keeper, event, DAY, tuple(REFS[:4]))
    ballot = open_ballot(keeper, event, DAY, tuple(REFS[:5]))
    for ref in REFS[:4]:
        cast_vote(people[ref], ballot, option(ballot, Voice.AGREE))
    close_ballot(keeper, ballot, DAY)
    told = ballot_row(keeper, network, event)

    assert (told.is_told, {one.votes for one in told.options}) == (False, {None})


def test_only_those_on_the_register_vote_and_only_keepers_open_and_close(
    network: Network, people: dict[str, Viewer], keeper: Viewer, stranger: Viewer, member: Viewer
) -> None:
    event = propose(people["a"], network)
    with pytest.raises(KeepersOnly):
        open_ballot(people["a"], event, DAY)
    ballot = open_ballot(keeper, event, DAY, tuple(REFS[:5]))
    for nobody in (stranger, member, keeper, people["f"]):
        with pytest.raises(NotYours):
            cast_vote(nobody, ballot, option(ballot, Voice.AGREE))
    with pytest.raises(UnknownWord):
        cast_vote(people["a"], ballot, 0)
    with pytest.raises(KeepersOnly):
        close_ballot(people["a"], ballot, DAY)
    with pytest.raises(StepOutOfOrder):
        open_ballot(keeper, event, DAY)

    assert not BallotVoter.objects.filter(voted=True).exists()


def test_several_proposals_are_voted_on_side_by_side(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    event = propose(people["a"], network)
    other = DecisionDraft("ผลัดกันทีละหมู่", (("b", "proposer"),))
    record_step(keeper, event, DecisionStep.PROPOSED, other, DAY)
    open_ballot(keeper, event, DAY)
    row = ballot_row(keeper, network, event)

    assert [(str(one.voice), one.words) for one in row.options] == [
        ("proposal", "ปิดน้ำทุกวันพุธ"),
        ("proposal", "ผลัดกันทีละหมู่"),
        ("against", ""),
        ("abstain", ""),
    ]


def whole_database() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table in the order in which the database keeps them, with its own ids."""
    found = {}
    hidden = {"sqlite": ["rowid"], "postgresql": ["ctid", "xmin"]}[connection.vendor]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables + (["sqlite_sequence"] if connection.vendor == "sqlite" else []):
            cursor.execute(f'SELECT {", ".join(hidden[:1])}, * FROM "{table}"')  # noqa: S608
            found[table] = [tuple(map(str, row)) for row in cursor.fetchall()]
    return found


def after(people: dict[str, Viewer], ballot: Ballot, votes: Sequence[tuple[str, int]]) -> Any:
    """The database after these votes, which are then taken away again."""
    with transaction.atomic():
        for ref, chosen in votes:
            cast_vote(people[ref], ballot, chosen)
        found = whole_database()
        transaction.set_rollback(True)
    return found


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_database_is_the_same_whoever_of_those_who_voted_voted_what_and_in_which_order(
    network: Network, people: dict[str, Viewer], keeper: Viewer, data: st.DataObject
) -> None:
    """No row, row order, number or sequence of any table relates a voter to an option."""
    with transaction.atomic():
        event = propose(keeper, network)
        ballot = open_ballot(keeper, event, DAY)
        ids = list(BallotOption.objects.filter(ballot=ballot).values_list("pk", flat=True))
        voters = data.draw(st.lists(st.sampled_from(REFS), unique=True, min_size=2))
        chosen = [data.draw(st.sampled_from(ids)) for _ in voters]
        others = data.draw(st.permutations(chosen))
        order = data.draw(st.permutations(range(len(voters))))
        one = after(people, ballot, list(zip(voters, chosen, strict=True)))
        pairs = list(zip(voters, others, strict=True))
        other = after(people, ballot, [pairs[at] for at in order])
        transaction.set_rollback(True)
    if connection.vendor == "sqlite":  # PostgreSQL numbers versions as they come
        assert one == other
    else:
        assert {name: sorted(r[1:] for r in rows) for name, rows in one.items()} == {
            name: sorted(r[1:] for r in rows) for name, rows in other.items()
        }


def test_a_vote_less_is_seen_by_the_same_comparison(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    ballot = open_ballot(keeper, propose(keeper, network), DAY)
    agree, against = option(ballot, Voice.AGREE), option(ballot, Voice.AGAINST)

    assert after(people, ballot, [("a", agree)]) != after(people, ballot, [("a", against)])
    assert after(people, ballot, [("a", agree)]) != after(people, ballot, [("b", agree)])


def test_no_column_beside_a_ballot_could_hold_who_voted_what() -> None:
    """Only the register knows actors, only options hold counts, and neither knows the other."""
    columns = {
        model: {field.name for field in apps.get_model("records", model)._meta.concrete_fields}
        for model in ("Ballot", "BallotOption", "BallotVoter")
    }

    assert columns == {
        "Ballot": {
            *("id", "network", "decision", "opened", "closed", "told", "untold", "batch"),
        },
        "BallotOption": {"id", "ballot", "voice", "proposal", "votes"},
        "BallotVoter": {"id", "ballot", "actor", "voted"},
    }


def test_the_database_itself_lets_no_vote_be_taken_back(
    network: Network, people: dict[str, Viewer], keeper: Viewer
) -> None:
    ballot = open_ballot(keeper, propose(keeper, network), DAY)
    cast_vote(people["a"], ballot, option(ballot, Voice.AGREE))
    options = BallotOption.objects.filter(ballot=ballot)
    voters = BallotVoter.objects.filter(ballot=ballot)
    for wrong in (
        lambda: options.update(votes=0),
        lambda: voters.update(voted=False),
        options.delete,
        voters.delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()

    assert voters.filter(voted=True).count() == 1


@pytest.mark.usefixtures("committed")
def test_votes_on_two_connections_at_once_are_all_counted_and_none_twice(keeper: Viewer) -> None:
    network = record_network(keeper, name_en="Trial", slug="trial", clock=NOW.day)
    people = tell_members(keeper, network)
    ballot = open_ballot(keeper, propose(keeper, network), DAY)
    ids = list(BallotOption.objects.filter(ballot=ballot).values_list("pk", flat=True))
    refused: list[str] = []

    def vote(order: str) -> None:
        for ref in order:
            try:
                cast_vote(people[ref], ballot, ids[REFS.index(ref) % 2])
            except AlreadyVoted:
                refused.append(ref)
        connections.close_all()

    threads = [Thread(target=vote, args=(order,)) for order in (REFS, REFS[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    options = BallotOption.objects.filter(ballot=ballot).order_by("pk")
    votes = options.values_list("votes", flat=True)

    assert list(votes) == [3, 3, 0]
    assert sorted(refused) == list(REFS)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(DISTINCT xmin::text) FROM "
                "(SELECT xmin FROM records_ballotvoter UNION ALL SELECT xmin FROM "
                "records_ballotoption) rows"
            )
            assert cursor.fetchone() == (1,)
