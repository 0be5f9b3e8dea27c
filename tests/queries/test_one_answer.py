"""One answer asks each thing once, and gives nothing to another answer, reader or time."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import count

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import UnknownActor
from saiyai.domain.facet_words import ChannelKind, ConsentFor
from saiyai.domain.facets import ActorRef, ChannelDraft, ConsentDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries.actors import get_actor
from saiyai.queries.facets import list_facets
from saiyai.queries.networks import as_of
from saiyai.queries.one_answer import found_once, in_one_answer, is_answering
from saiyai.records.connections import writing
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.facets import record_facet

pytestmark = pytest.mark.django_db


def test_within_an_answer_each_key_is_looked_for_once() -> None:
    numbers = count()

    def ask(key: str) -> int:
        return found_once(key, lambda: next(numbers))

    with in_one_answer():
        assert [ask("a"), ask("a"), ask("b"), ask("a")] == [0, 0, 1, 0]
    with in_one_answer():
        assert ask("a") == 2
    assert [ask("a"), ask("a")] == [3, 4]


def test_an_answer_that_fails_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError), in_one_answer():
        found_once("a", lambda: 1 // 0)
    assert not is_answering()


def test_what_raised_is_looked_for_again() -> None:
    with in_one_answer():
        with pytest.raises(ZeroDivisionError):
            found_once("a", lambda: 1 // 0)
        assert found_once("a", lambda: 1) == 1


def test_nothing_is_kept_while_writing_nor_given_after_it() -> None:
    numbers = count()

    def ask() -> int:
        return found_once("a", lambda: next(numbers))

    with in_one_answer():
        assert [ask(), ask()] == [0, 0]
        with writing():
            assert not is_answering()
            assert [ask(), ask()] == [1, 2]
        assert [ask(), ask()] == [3, 3]
        with pytest.raises(ZeroDivisionError), writing():
            found_once("a", lambda: 1 // 0)
        assert [ask(), ask()] == [4, 4]


def test_two_answers_at_once_share_nothing() -> None:
    def answer(told: int) -> int:
        assert not is_answering()
        with in_one_answer():
            return found_once("a", lambda: told)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(answer, range(40))) == list(range(40))
    with in_one_answer():
        found_once("a", lambda: "of this answer")
        assert copy_context().run(lambda: found_once("a", lambda: "")) == "of this answer"


@pytest.fixture
def somebody(network: Network, keeper: Viewer) -> str:
    """A person, whom nobody outside sees."""
    draft = ActorDraft("somebody", name_th="พี่พิม", kind=ActorKind.PERSON)
    record_actor(keeper, network, draft)
    return "somebody"


def test_what_one_reader_found_is_not_given_to_another(
    network: Network, keeper: Viewer, stranger: Viewer, somebody: str
) -> None:
    with in_one_answer():
        get_actor(keeper, network, somebody)
        with pytest.raises(UnknownActor):
            get_actor(stranger, network, somebody)
        assert get_actor(keeper, network, somebody).ref == somebody


def test_whoever_changes_what_was_found_changes_a_copy(
    network: Network, keeper: Viewer, somebody: str
) -> None:
    with in_one_answer():
        get_actor(keeper, network, somebody).name_th = "as it once was"
        assert get_actor(keeper, network, somebody).name_th == "พี่พิม"


def test_consent_told_within_an_answer_holds_at_once(
    network: Network, keeper: Viewer, member: Viewer, somebody: str
) -> None:
    who = ActorRef(somebody)
    phone = ChannelDraft(actor=who, kind=ChannelKind.PHONE, value="081 234 5678")
    record_facet(keeper, network, phone)

    def read_after(purpose: ConsentFor, audience: Consent) -> int:
        record_facet(keeper, network, ConsentDraft(actor=who, purpose=purpose, audience=audience))
        return len(list_facets(member, network, somebody, as_of(network))["channel"])

    with in_one_answer():
        with pytest.raises(UnknownActor):
            get_actor(member, network, somebody)
        assert read_after(ConsentFor.NAME, Consent.MEMBERS) == 0
        assert read_after(ConsentFor.CHANNELS, Consent.MEMBERS) == 1
        assert read_after(ConsentFor.CHANNELS, Consent.REFUSED) == 0
        with pytest.raises(UnknownActor):
            read_after(ConsentFor.NAME, Consent.REFUSED)
