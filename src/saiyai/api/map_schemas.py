"""Shapes of the map."""

from datetime import date

from pydantic import BaseModel

from saiyai.domain.actors import ActorKind


class MapActorOut(BaseModel):
    """An actor on the map; `cluster` is a place in the list of clusters.

    It is -1 for whoever hangs together with nobody.
    """

    id: str
    name: str
    kind: ActorKind
    place: str
    issues: list[str]
    x: float
    y: float
    lines: int | None
    cluster: int


class MapTieOut(BaseModel):
    """A line on the map; `a` and `b` are places in the list of actors.

    `kind` is the number of a kind of line, 0 where no line is read; `bases` are what the line
    rests on, and `events` the kinds of event that touched it by the day.
    """

    id: str
    a: int
    b: int
    directed: bool
    kind: int
    bases: list[str]
    events: list[str]


class MapDayOut(BaseModel):
    """What changes with the day: a digit per line, the lines at rest, a digit per actor.

    `within` tells who is in which network or group on that day, the member first, as places in
    the list of actors; `touched` are the lines on which something happened since the earlier
    day that was asked for.
    """

    day: date
    states: str
    resting: list[int]
    present: str
    within: list[list[int]]
    touched: list[int]


class MapKindOut(BaseModel):
    """A kind of line on the map, as it is called; the name is empty for one that has none."""

    id: int
    name: str


class MapClusterOut(BaseModel):
    """Those who hang together, and what most share: a `place` or an `issue`.

    Where they share none, their best tied group (`actor`), or nothing; `of` is its id.
    """

    about: str
    of: str
    count: int


class MapGroupOut(BaseModel):
    """Many actors as one, to be opened by `place` or `cluster` with what stands in `of`.

    `about` is empty for those of whom nothing is told by which they could be opened.
    """

    about: str
    of: str
    name: str
    count: int
    x: float
    y: float


class MapBetweenOut(BaseModel):
    """Lines between two groups, as places in the list of groups."""

    a: int
    b: int
    lines: int


class MapOut(BaseModel):
    """A map: `ready`, `asked` (come again), `grouped` or `too_large` (filter first)."""

    state: str
    first_day: date
    today: MapDayOut | None
    actors: list[MapActorOut]
    ties: list[MapTieOut]
    kinds: list[MapKindOut]
    clusters: list[MapClusterOut]
    groups: list[MapGroupOut]
    between: list[MapBetweenOut]
    count: int
