"""Who is meant within one file: by id where it gives ids, else by name."""

from collections.abc import Iterable, Iterator

from saiyai.domain.drafts import ActorDraft, At, EventDraft, MembershipDraft, TieDraft
from saiyai.domain.thai import normalise


def name_key(name: str) -> str:
    """What two ways to type the same name have in common."""
    return normalise(name).casefold()


def listed(place: int) -> str:
    """The key of the actor listed at this place; no name is equal to it."""
    return f"\0{place}"


class Directory:
    """The actors of a file by everything it calls them.

    An id goes before a name; a name that several actors have means none of them.
    """

    __slots__ = ("_found", "_names", "_refs")

    def __init__(self, actors: Iterable[ActorDraft]) -> None:
        self._refs: dict[str, str] = {}
        self._names: dict[str, str | None] = {}
        self._found: dict[str, str] = {}
        for place, actor in enumerate(actors):
            key = listed(place)
            if actor.ref:
                self._refs.setdefault(actor.ref, key)
            for name in {actor.name_th, actor.name_en, *actor.aliases} - {""}:
                known = self._names.setdefault(name_key(name), key)
                if known != key:
                    self._names[name_key(name)] = None

    def key_of(self, text: str) -> str:
        """A key that is the same for everything that means the same actor."""
        key = self._found.get(text)
        if key is None:
            name = name_key(text)
            key = self._refs.get(text) or self._names.get(name) or name
            self._found[text] = key
        return key

    def knows(self, text: str) -> bool:
        """Whether this text means one actor that the file lists."""
        return text in self._refs or self._names.get(name_key(text)) is not None

    def is_shared(self, text: str) -> bool:
        """Whether this is a name that several actors of the file have."""
        return text not in self._refs and self._names.get(name_key(text), "") is None


def mentions(
    ties: Iterable[TieDraft],
    events: Iterable[EventDraft] = (),
    memberships: Iterable[MembershipDraft] = (),
) -> Iterator[tuple[str, At]]:
    """Every name or id that ties, events and memberships use, and where."""
    for tie in ties:
        yield tie.source, tie.at
        yield tie.target, tie.at
    for event in events:
        for part in event.parts:
            yield part.actor, event.at
        for flow in event.flows:
            yield flow.source, event.at
            yield flow.target, event.at
    for membership in memberships:
        yield membership.network, membership.at
        yield membership.member, membership.at
