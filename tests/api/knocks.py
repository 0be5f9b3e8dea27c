"""Every route of the API as something that can be asked or told; a route without one fails."""

from dataclasses import dataclass
from typing import Any, Final

from saiyai.api.routes import api
from saiyai.services.sample.loading import SLUG
from tests.cast import HEADWATER_FOREST, MANAGER, NONG_BUA

CALL: Final = {
    "kind": "contact",
    "when": "2026-10-01",
    "flows": [{"source": "a", "target": "b", "good": "contact"}],
}
PROPOSAL: Final = {"what": "ปิดน้ำวันพุธ", "parts": [{"actor": "a", "role": "proposer"}]}
ASK: Final = {"requester": "a", "what": "ยืมรถไถ"}
LINE: Final = {"source": "b", "target": "c"}


@dataclass(frozen=True, slots=True)
class Knock:
    """One request: the route it is of, and what keeper, member and outside get."""

    route: str
    path: str
    statuses: tuple[int, int, int] = (200, 200, 200)
    method: str = "GET"
    body: Any = None

    @property
    def name(self) -> str:
        """What the request is called in a list of tests."""
        return f"{self.method} {self.path}"


_HERE: Final = f"/{SLUG}"
_DAY: Final = "?as_of=2026-08-23"

ASKED: Final = (
    Knock("/", "/"),
    Knock("/{slug}", _HERE),
    Knock("/{slug}", "/nowhere", (404, 404, 404)),
    Knock("/{slug}/changes", f"{_HERE}/changes"),
    Knock("/{slug}/map", f"{_HERE}/map"),
    Knock("/{slug}/map", f"{_HERE}/map{_DAY}"),
    Knock("/{slug}/map/day", f"{_HERE}/map/day"),
    Knock("/{slug}/actors/", f"{_HERE}/actors/?limit=500"),
    Knock("/{slug}/actors/{ref}", f"{_HERE}/actors/{MANAGER}", (200, 200, 404)),
    Knock("/{slug}/actors/{ref}", f"{_HERE}/actors/{NONG_BUA}", (200, 200, 404)),
    Knock("/{slug}/actors/{ref}", f"{_HERE}/actors/nobody", (404, 404, 404)),
    Knock("/{slug}/ties/", f"{_HERE}/ties/"),
    Knock("/{slug}/ties/", f"{_HERE}/ties/{_DAY}"),
    Knock("/{slug}/ties/{ref}", f"{_HERE}/ties/L001", (200, 200, 404)),
    Knock("/{slug}/ties/{ref}", f"{_HERE}/ties/nothing", (404, 404, 404)),
    Knock("/{slug}/events/", f"{_HERE}/events/?limit=500"),
    Knock("/{slug}/events/", f"{_HERE}/events/?actor={HEADWATER_FOREST}", (200, 200, 404)),
    Knock("/{slug}/events/", f"{_HERE}/events/?actor={MANAGER}", (200, 200, 404)),
    Knock("/{slug}/events/{ref}", f"{_HERE}/events/nothing", (404, 404, 404)),
    Knock("/{slug}/requests/", f"{_HERE}/requests/"),
    Knock("/{slug}/requests/", f"{_HERE}/requests/{_DAY}"),
    Knock("/{slug}/requests/counts", f"{_HERE}/requests/counts"),
    Knock("/{slug}/requests/suggestions", f"{_HERE}/requests/suggestions"),
    Knock("/{slug}/requests/{ref}", f"{_HERE}/requests/nothing", (404, 404, 404)),
    Knock("/{slug}/decisions/", f"{_HERE}/decisions/"),
    Knock("/{slug}/decisions/{ref}", f"{_HERE}/decisions/nothing", (404, 404, 404)),
    Knock("/{slug}/lessons/", f"{_HERE}/lessons/"),
    Knock("/{slug}/lessons/{ref}", f"{_HERE}/lessons/nothing", (404, 404, 404)),
    Knock("/{slug}/mine/", f"{_HERE}/mine/", (403, 403, 403)),
    Knock("/{slug}/analyses/today", f"{_HERE}/analyses/today"),
    Knock("/{slug}/analyses/today", f"{_HERE}/analyses/today{_DAY}"),
    *(
        Knock("/{slug}/analyses/evidence/{wanted}", f"{_HERE}/analyses/evidence/{wanted}")
        for wanted in (
            *("good", "item-1", "item-2", "item-3", "item-4", "item-5", "size", "no_line"),
            *("connectedness", "line_states", "routes", "give_take"),
        )
    ),
    Knock("/{slug}/analyses/measures", f"{_HERE}/analyses/measures"),
    *(
        Knock("/{slug}/analyses/measures", f"{_HERE}/analyses/measures?ids={one}")
        for one in ("density", "articulation_points", "betweenness", "strength")
    ),
)
"""Questions about the sample."""


_ACTOR, _TIE, _EVENT = "/{slug}/actors/{ref}", "/{slug}/ties/{ref}", "/{slug}/events/{ref}"


def _told(route: str, path: str, tell: tuple[str, Any], statuses: tuple[int, int, int]) -> Knock:
    return Knock(route, path, statuses, *tell)


TOLD: Final = (
    _told("/", "/", ("POST", {"name_en": "New"}), (201, 403, 403)),
    _told(
        *("/{slug}/changes/{seq}/undo", "/trial/changes/{newest}/undo"),
        *(("POST", None), (201, 403, 403)),
    ),
    _told("/{slug}/actors/", "/trial/actors/", ("POST", {"name_en": "New"}), (201, 403, 403)),
    _told(_ACTOR, "/trial/actors/a", ("PATCH", {"note": "x"}), (200, 403, 404)),
    _told(_ACTOR, "/trial/actors/pim", ("PATCH", {"note": "x"}), (200, 404, 404)),
    _told(_ACTOR, "/trial/actors/c", ("DELETE", None), (204, 403, 404)),
    _told(_ACTOR, "/trial/actors/pom", ("DELETE", None), (404, 404, 404)),
    _told("/{slug}/ties/", "/trial/ties/", ("POST", LINE), (201, 403, 403)),
    _told(
        *("/{slug}/ties/assertions/{ref}", "/trial/ties/assertions/ab"),
        *(("POST", {"stance": "confirmed"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/ties/attempts/{ref}", "/trial/ties/attempts/ab"),
        *(("POST", {"answered": True}), (201, 403, 404)),
    ),
    _told(_TIE, "/trial/ties/ab", ("DELETE", None), (204, 403, 404)),
    _told("/{slug}/events/", "/trial/events/", ("POST", CALL), (201, 403, 403)),
    _told("/{slug}/requests/", "/trial/requests/", ("POST", ASK), (201, 403, 403)),
    _told(
        *("/{slug}/requests/steps/{ref}", "/trial/requests/steps/ask"),
        *(("POST", {"step": "offered", "helper": "b"}), (201, 403, 404)),
    ),
    _told("/{slug}/decisions/", "/trial/decisions/", ("POST", PROPOSAL), (201, 403, 403)),
    _told(
        *("/{slug}/decisions/steps/{ref}", "/trial/decisions/steps/plan"),
        *(("POST", PROPOSAL | {"step": "consulted"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/decisions/ballots/{ref}", "/trial/decisions/ballots/plan"),
        *(("POST", {}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/decisions/votes/{ref}", "/trial/decisions/votes/plan"),
        *(("POST", {"option": 1}), (404, 404, 404)),
    ),
    _told(
        *("/{slug}/decisions/counts/{ref}", "/trial/decisions/counts/plan"),
        *(("POST", None), (404, 404, 404)),
    ),
    _told(
        *("/{slug}/lessons/steps/{ref}", "/trial/lessons/steps/lesson"),
        *(("POST", {"step": "used", "who": "b"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/mine/consent", "/trial/mine/consent"),
        *(("PUT", {"consent": "anyone"}), (403, 403, 403)),
    ),
    _told(
        *("/{slug}/mine/rest", "/trial/mine/rest"),
        *(("POST", {"until": "2026-11-30"}), (403, 403, 403)),
    ),
    _told(_EVENT, "/trial/events/call", ("PUT", CALL), (200, 404, 404)),
    _told(_EVENT, "/trial/events/walk", ("PUT", CALL), (200, 403, 404)),
    _told(_EVENT, "/trial/events/call", ("DELETE", None), (204, 404, 404)),
    _told(_EVENT, "/trial/events/walk", ("DELETE", None), (204, 403, 404)),
)
"""Writes to the small record, where a request, an activity `walk` and a call `call` are told."""


def routes() -> set[tuple[str, str]]:
    """Method and path of every route the API has."""
    prefix = "/api/v1/networks"
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    return {
        (method.upper(), path.removeprefix(prefix))
        for path, methods in paths.items()
        for method in methods
    }
