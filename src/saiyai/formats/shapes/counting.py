"""What a draft holds, in numbers to look at before it is told."""

from dataclasses import dataclass

from saiyai.domain.drafts import Draft
from saiyai.formats.shapes.directory import Directory, mentions


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a draft holds. `unknown_ends` are names it uses and does not list."""

    actors: int
    ties: int
    isolates: int
    repeated: int
    unknown_ends: tuple[str, ...]
    events: int
    problems: int


def counts(draft: Draft) -> Counts:
    """The numbers of a draft. An isolate is a listed actor without a tie in this draft."""
    directory = Directory(draft.actors)
    tied = {directory.key_of(name) for name in {name for name, _ in mentions(draft.ties)}}
    named = dict.fromkeys(
        name for name, _ in mentions(draft.ties, draft.events, draft.memberships)
    )
    unknown = {
        directory.key_of(name): name for name in named if name and not directory.knows(name)
    }
    return Counts(
        actors=len(draft.actors),
        ties=len(draft.ties),
        isolates=sum(
            directory.key_of(actor.ref or actor.name) not in tied for actor in draft.actors
        ),
        repeated=draft.repeated,
        unknown_ends=tuple(unknown.values()),
        events=len(draft.events),
        problems=len(draft.problems),
    )
