"""Who listens for newer facts: one question for all of them, and an open answer for each.

A view says who may listen and from which Change on, as it answers any other request. What keeps
its answer open stands in front of Django: there a listener costs a socket, no thread and no
connection to the database.
"""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from django.db import Error, connections

from saiyai.queries.live import Newest, find_head, find_newest

Message: TypeAlias = Mapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

LISTENS: Final = "Saiyai-Listens"
"""The header by which the view hands an answer over; it never leaves the house."""
KIND: Final = "text/event-stream"

MOST: Final = 500
"""So many listen in one process at a time; who comes later asks again, every few seconds."""
PACE: Final = 0.25
"""Seconds between two questions whether anything was told."""
HEARTBEAT: Final = 20.0
"""Seconds after which a comment shows that the line stands: proxies close silent ones."""
LONGEST: Final = 300.0
"""Seconds after which a listener asks anew, and it is looked again whether they may."""

_log = logging.getLogger(__name__)


def told(seq: int) -> bytes:
    """The event that says up to which Change there is something to read."""
    return b"retry: 3000\ndata: %d\n\n" % seq


@dataclass(slots=True, eq=False)
class Listener:
    """Somebody who reads a record as known at a Change, until a newer one is told."""

    network: int
    seq: int
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """All who listen in this process, and the one who asks for them."""

    def __init__(
        self,
        head: Callable[[], int] = find_head,
        newest: Callable[[set[int]], Newest] = find_newest,
        *,
        most: int = MOST,
        pace: float = PACE,
        heartbeat: float = HEARTBEAT,
    ) -> None:
        self._head, self._newest = head, newest
        self._most, self._pace, self._heartbeat = most, pace, heartbeat
        self._listeners: set[Listener] = set()
        self._has_come = False
        self._is_closed = False
        self._asks: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "live")

    def close(self) -> None:
        """Let everybody go: the process ends."""
        self._is_closed = True
        for one in self._listeners:
            one.woken.set()

    async def listen(self, one: Listener, receive: Receive, send: Send) -> None:
        """Keep an answer that has begun open, until its reader goes, or it has lasted long."""
        if not self._is_closed and len(self._listeners) < self._most:
            gone = asyncio.ensure_future(_until_gone(receive))
            gone.add_done_callback(lambda _: one.woken.set())
            self._listeners.add(one)
            self._has_come = True
            if self._asks is None or self._asks.done():
                self._asks = asyncio.create_task(self._ask())
            try:
                await self._tell(one, gone, send)
            finally:
                self._listeners.discard(one)
                gone.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _tell(self, one: Listener, gone: asyncio.Future[None], send: Send) -> None:
        said, loop = one.seq, asyncio.get_running_loop()
        until = loop.time() + LONGEST
        while not (self._is_closed or gone.done()) and loop.time() < until:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._heartbeat):
                    await one.woken.wait()
            one.woken.clear()
            if gone.done() or self._is_closed:
                return
            event = told(one.seq) if one.seq > said else b":\n\n"
            said = one.seq
            await send({"type": "http.response.body", "body": event, "more_body": True})

    async def _ask(self) -> None:
        """Ask whether anything was told, for as long as somebody listens."""
        loop, seen = asyncio.get_running_loop(), -1
        while self._listeners and not self._is_closed:
            has_come, self._has_come = self._has_come, False
            networks = {one.network for one in self._listeners}
            try:
                head = await loop.run_in_executor(self._thread, self._head)
                if head != seen or has_come:
                    newest = await loop.run_in_executor(self._thread, self._newest, networks)
                    seen = head
                    self._wake(newest)
            except Error:
                _log.exception("Whether anything was told could not be asked")
                await loop.run_in_executor(self._thread, connections.close_all)
                await asyncio.sleep(self._heartbeat)
            await asyncio.sleep(self._pace)
        await loop.run_in_executor(self._thread, connections.close_all)

    def _wake(self, newest: Newest) -> None:
        for one in self._listeners:
            seq = newest.get(one.network, 0)
            if seq > one.seq:
                one.seq = seq
                one.woken.set()


async def _until_gone(receive: Receive) -> None:
    """Wait until the reader has closed the page."""
    while (await receive())["type"] != "http.disconnect":
        pass


def with_live(app: App, hub: Hub) -> App:
    """The application, with answers that stay open where a view handed them over."""

    async def handle(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live_with_server(hub, receive, send)
            return
        listener: Listener | None = None

        async def passed(message: Message) -> None:
            nonlocal listener
            if message["type"] == "http.response.start" and scope["method"] == "GET":
                listener, message = _taken_over(message)
            if listener is not None and message["type"] == "http.response.body":
                message = {**message, "more_body": True}
            await send(message)

        await app(scope, receive, passed)
        if listener is not None:
            await hub.listen(listener, receive, send)

    return handle


def _taken_over(message: Message) -> tuple[Listener | None, Message]:
    """Who listens to this answer from now on, if its view said so; and what of it goes out."""
    mark = LISTENS.lower().encode()
    headers = [(bytes(name).lower(), bytes(value)) for name, value in message["headers"]]
    said = dict(headers).get(mark)
    if said is None:
        return None, message
    network, seq = said.split()
    left = [one for one in headers if one[0] not in {mark, b"content-length"}]
    return Listener(int(network), int(seq)), {**message, "headers": left}


async def _live_with_server(hub: Hub, receive: Receive, send: Send) -> None:
    """Begin and end with the server: it waits for open answers, and says so to nobody."""
    while (message := await receive())["type"] != "lifespan.shutdown":
        if message["type"] == "lifespan.startup":
            _close_when_stopped(hub)
            await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})


def _close_when_stopped(hub: Hub) -> None:
    """Before the server hears that it is to stop, whoever listens is let go."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        server = signal.getsignal(name)

        def stop(number: int, frame: Any, server: Any = server) -> None:  # noqa: ANN401
            loop.call_soon_threadsafe(hub.close)
            if callable(server):
                server(number, frame)

        with suppress(ValueError):  # not in the main thread: whoever runs us there stops us
            signal.signal(name, stop)
