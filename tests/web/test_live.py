"""Who hears that something newer was told, and how many of them one process bears."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from django.test import Client

from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.live import find_head, find_newest, find_newest_known
from saiyai.queries.networks import newest_seq
from saiyai.services.actors import record_actor
from saiyai.services.networks import record_network
from saiyai.web.live import Hub, Listener, Message, told, with_live
from saiyai.web.pages import READ_AGAIN

HERE = "/n/trial"


@pytest.mark.either
@pytest.mark.django_db
def test_a_page_hears_of_newer_facts_and_outside_of_none(client: Client, keeper: Viewer) -> None:
    network = record_network(keeper, name_en="Trial", slug="trial")
    other = record_network(keeper, name_en="Other", slug="other")
    record_actor(keeper, network, ActorDraft("a", name_en="A"))
    seq = newest_seq(network)
    outside = Viewer(Eye.OUTSIDE, "outside")

    assert client.get(f"{HERE}/live").content == told(seq)
    assert f'data-seq="{seq}"' in client.get(f"{HERE}/members").content.decode()
    assert "data-live" not in client.get(f"{HERE}/members?known=1").content.decode()
    assert find_newest_known(outside, network) is None
    assert find_newest({network.pk, other.pk})[network.pk] == find_head() == seq
    assert client.get("/n/nowhere/live").status_code == 404

    client.post("/see-as", {"eye": "outside"})
    assert client.get(f"{HERE}/live").status_code == 204
    assert "data-live" not in client.get(f"{HERE}/").content.decode()


@pytest.mark.either
@pytest.mark.django_db
def test_a_page_that_reads_itself_again_leaves_the_note_for_its_reader(
    client: Client, keeper: Viewer
) -> None:
    record_network(keeper, name_en="Trial", slug="trial")
    new = {"name_en": "A", "kind": "group", "sector": "", "consent": "not_asked"}
    client.post(f"{HERE}/member/new", new)
    again = client.get(f"{HERE}/members", headers={READ_AGAIN: "yes"})

    assert "toast" not in again.content.decode().replace('id="toast"', "")
    assert 'class="toast"' in client.get(f"{HERE}/members").content.decode()


class World:
    """Records of which Changes are told, and readers who listen to them."""

    def __init__(self, **told: int) -> None:
        self.newest = {1: 10, 2: 10}
        self.hub = Hub(lambda: max(self.newest.values()), self.ask, pace=0, **told)
        self.asked: list[set[int]] = []

    def ask(self, networks: set[int]) -> dict[int, int]:
        self.asked.append(networks)
        return {one: self.newest[one] for one in networks}

    def reader(self, network: int) -> "Reader":
        return Reader(self, network)


class Reader:
    """One who listens: what was sent to them, and when they go."""

    def __init__(self, world: World, network: int) -> None:
        self.gone, self.come = asyncio.Event(), asyncio.Event()
        self.sent: list[bytes] = []
        self.is_over = False
        listener = Listener(network, world.newest[network])
        self.task = asyncio.create_task(world.hub.listen(listener, self._receive, self._send))

    async def _receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self.sent.append(message["body"])
        self.is_over = not message["more_body"]
        self.come.set()

    async def hears(self) -> bytes:
        """The next that is sent."""
        await asyncio.wait_for(self.come.wait(), 30)
        self.come.clear()
        return self.sent[-1]


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


def test_only_those_who_read_the_record_are_woken_and_each_once() -> None:
    async def story() -> None:
        world = World()
        one, other = world.reader(1), world.reader(2)
        await asyncio.sleep(0)
        world.newest[1] = 11
        assert await one.hears() == told(11)
        world.newest[2] = 12
        assert await other.hears() == told(12)
        assert (one.sent, other.sent) == ([told(11)], [told(12)])

        one.gone.set()
        other.gone.set()
        await asyncio.gather(one.task, other.task)
        assert one.is_over
        assert len(world.asked) < 10  # who asks looks into records only where something was told

    run(story)


def test_a_silent_line_says_that_it_stands_and_a_process_that_ends_lets_everybody_go() -> None:
    async def story() -> None:
        world = World(heartbeat=0)
        one = world.reader(1)
        assert await one.hears() == b":\n\n"
        world.hub.close()
        await asyncio.wait_for(one.task, 30)
        assert one.is_over
        late = world.reader(1)
        await asyncio.wait_for(late.task, 30)
        assert late.sent == [b""]

    run(story)


def test_one_reader_too_many_is_sent_away_and_may_come_again() -> None:
    async def story() -> None:
        world = World(most=1)
        first = world.reader(1)
        await asyncio.sleep(0)
        second = world.reader(1)
        await asyncio.wait_for(second.task, 30)
        assert (second.is_over, first.is_over) == (True, False)
        first.gone.set()
        await first.task

    run(story)


def test_an_answer_that_a_view_hands_over_stays_open_and_any_other_ends() -> None:
    async def story() -> None:
        world, sent = World(), list[Message]()
        mark: list[tuple[bytes, bytes]] = [(b"Saiyai-Listens", b"1 10"), (b"Content-Length", b"9")]

        async def app(scope: dict[str, Any], _receive: object, send: Any) -> None:
            headers = [*scope["headers"], (b"Content-Type", b"text/event-stream")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"first"})

        async def receive() -> Message:
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        live = with_live(app, world.hub)
        await live({"type": "http", "method": "GET", "headers": mark}, receive, send)
        start, first, last = sent
        assert start["headers"] == [(b"content-type", b"text/event-stream")]
        assert (first["more_body"], last["more_body"]) == (True, False)

        sent.clear()
        await live({"type": "http", "method": "GET", "headers": []}, receive, send)
        assert [one.get("more_body") for one in sent] == [None, None]

    run(story)
