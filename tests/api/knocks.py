"""Every route of the API as something that can be asked or told; a route without one fails."""

from dataclasses import dataclass
from typing import Any, Final

from saiyai.api.pasts import NOUNS
from saiyai.api.routes import api
from saiyai.services.sample.loading import SLUG
from tests.cast import HEADWATER_FOREST, MANAGER, NONG_BUA, WEIR_NETWORK
from tests.doors import API
from tests.own_lens import LENS

CALL: Final = {
    "kind": "contact",
    "when": "2026-10-01",
    "flows": [{"source": "a", "target": "b", "good": "contact"}],
}
PROPOSAL: Final = {"what": "ปิดน้ำวันพุธ", "parts": [{"actor": "a", "role": "proposer"}]}
ASK: Final = {"requester": "a", "what": "ยืมรถไถ"}
LINE: Final = {"source": "b", "target": "c"}
NAMED: Final = {"name_en": "New"}


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

    @property
    def address(self) -> str:
        """Where it is asked: below the networks, but for what is the same for all of them."""
        return self.path if self.path.startswith("/api/") else f"{API}{self.path}"


_HERE: Final = f"/{SLUG}"
_DAY: Final = "?as_of=2026-08-23"

ASKED: Final = (
    Knock("/", "/"),
    Knock("/api/v1/concepts/", "/api/v1/concepts/?q=โทรศัพท์"),
    Knock("/api/v1/concepts/{concept_id}", "/api/v1/concepts/DEF-02"),
    Knock("/api/v1/concepts/{concept_id}", "/api/v1/concepts/nothing", (404, 404, 404)),
    Knock("/api/v1/answers/{token}", "/api/v1/answers/nothing", (404, 404, 404)),
    Knock("/api/v1/namings/{token}", "/api/v1/namings/nothing", (404, 404, 404)),
    Knock("/{slug}/rosters/", f"{_HERE}/rosters/"),
    Knock("/{slug}/rosters/{ref}", f"{_HERE}/rosters/nothing", (404, 404, 404)),
    Knock("/{slug}/surveys/", f"{_HERE}/surveys/"),
    Knock("/{slug}/surveys/{ref}", f"{_HERE}/surveys/nothing", (404, 404, 404)),
    Knock("/{slug}", _HERE),
    Knock("/{slug}", "/nowhere", (404, 404, 404)),
    Knock("/{slug}/changes", f"{_HERE}/changes"),
    Knock("/{slug}/map", f"{_HERE}/map"),
    Knock("/{slug}/map", f"{_HERE}/map{_DAY}"),
    Knock("/{slug}/map/day", f"{_HERE}/map/day"),
    Knock("/{slug}/actors/", f"{_HERE}/actors/?limit=500"),
    Knock("/{slug}/actors/", f"{_HERE}/actors/?sort=place&role=member&no_line=true"),
    Knock("/{slug}/actors/", f"{_HERE}/actors/?consent=refused", (200, 403, 403)),
    Knock("/{slug}/events/", f"{_HERE}/events/?place=t1&issue=water&since=2026&until=2026"),
    Knock("/{slug}/ties/", f"{_HERE}/ties/?state=active"),
    Knock("/{slug}/ties/", f"{_HERE}/ties/?unconfirmed=true", (200, 403, 403)),
    Knock("/{slug}/actors/{ref}", f"{_HERE}/actors/{MANAGER}", (200, 200, 404)),
    Knock("/{slug}/actors/{ref}", f"{_HERE}/actors/{NONG_BUA}", (200, 200, 404)),
    Knock("/{slug}/actors/{ref}", f"{_HERE}/actors/nobody", (404, 404, 404)),
    Knock("/{slug}/facets/", f"{_HERE}/facets/"),
    Knock("/{slug}/facets/", f"{_HERE}/facets/?actor={MANAGER}", (200, 200, 404)),
    Knock("/{slug}/facets/", f"{_HERE}/facets/?actor={NONG_BUA}&known=2", (200, 200, 404)),
    Knock("/{slug}/facets/versions", f"{_HERE}/facets/versions"),
    Knock(
        "/{slug}/memberships/around",
        f"{_HERE}/memberships/around?actor={MANAGER}",
        (200, 200, 404),
    ),
    Knock("/{slug}/memberships/within", f"{_HERE}/memberships/within"),
    Knock(
        *("/{slug}/memberships/within", f"{_HERE}/memberships/within?network={WEIR_NETWORK}"),
        (200, 200, 404),
    ),
    Knock("/{slug}/ties/", f"{_HERE}/ties/"),
    Knock("/{slug}/ties/", f"{_HERE}/ties/{_DAY}"),
    Knock("/{slug}/ties/unspoken", f"{_HERE}/ties/unspoken"),
    Knock("/{slug}/ties/assertions/{ref}", f"{_HERE}/ties/assertions/L001", (200, 200, 404)),
    Knock("/{slug}/ties/attempts/{ref}", f"{_HERE}/ties/attempts/L091", (200, 200, 404)),
    Knock("/{slug}/tie-kinds/", f"{_HERE}/tie-kinds/"),
    Knock("/{slug}/ties/{ref}", f"{_HERE}/ties/L001", (200, 200, 404)),
    Knock("/{slug}/ties/{ref}", f"{_HERE}/ties/nothing", (404, 404, 404)),
    Knock("/{slug}/events/", f"{_HERE}/events/?limit=500"),
    Knock("/{slug}/events/", f"{_HERE}/events/?actor={HEADWATER_FOREST}", (200, 200, 404)),
    Knock("/{slug}/events/", f"{_HERE}/events/?actor={MANAGER}", (200, 200, 404)),
    Knock("/{slug}/events/{ref}", f"{_HERE}/events/nothing", (404, 404, 404)),
    Knock("/{slug}/duplicates/", f"{_HERE}/duplicates/", (200, 403, 403)),
    Knock("/{slug}/persons/{ref}", f"{_HERE}/persons/{MANAGER}", (200, 200, 404)),
    Knock("/{slug}/places/", f"{_HERE}/places/"),
    Knock("/{slug}/analyses/compared", f"{_HERE}/analyses/compared?other_day=2025-10-31"),
    Knock("/{slug}/analyses/compared", f"{_HERE}/analyses/compared?one=nothing", (404, 404, 200)),
    Knock("/{slug}/places/map", f"{_HERE}/places/map?level=subdistrict"),
    Knock("/{slug}/places/map", f"{_HERE}/places/map?level=nothing", (422, 422, 422)),
    Knock("/{slug}/places/shapes", f"{_HERE}/places/shapes"),
    Knock("/{slug}/places/official", f"{_HERE}/places/official?q=chiang"),
    Knock("/{slug}/places/{ref}", f"{_HERE}/places/t2", (200, 200, 404)),
    Knock("/{slug}/places/{ref}", f"{_HERE}/places/nothing", (404, 404, 404)),
    Knock("/{slug}/issues/", f"{_HERE}/issues/"),
    Knock("/{slug}/issues/{ref}", f"{_HERE}/issues/water", (200, 200, 404)),
    Knock("/{slug}/issues/{ref}", f"{_HERE}/issues/nothing", (404, 404, 404)),
    Knock("/{slug}/goals/", f"{_HERE}/goals/"),
    Knock("/{slug}/goals/", f"{_HERE}/goals/?as_of=2026-08-23&known=3"),
    Knock("/{slug}/goals/{ref}", f"{_HERE}/goals/g1"),
    Knock("/{slug}/goals/{ref}", f"{_HERE}/goals/g4", (200, 200, 404)),
    Knock("/{slug}/goals/{ref}", f"{_HERE}/goals/nothing", (404, 404, 404)),
    Knock("/{slug}/agreements/", f"{_HERE}/agreements/"),
    Knock("/{slug}/agreements/{ref}", f"{_HERE}/agreements/nothing", (404, 404, 404)),
    Knock("/{slug}/charter/", f"{_HERE}/charter/"),
    Knock("/{slug}/claims/", f"{_HERE}/claims/"),
    Knock("/{slug}/claims/evidence/{ref}", f"{_HERE}/claims/evidence/nothing", (404, 404, 404)),
    Knock("/{slug}/pilot/", f"{_HERE}/pilot/"),
    Knock("/{slug}/problems/", f"{_HERE}/problems/"),
    Knock("/{slug}/problems/{ref}", f"{_HERE}/problems/nothing", (404, 404, 404)),
    *(
        Knock(f"/{{slug}}/pasts/{noun}/{{ref}}", f"{_HERE}/pasts/{noun}/{ref}", (200, 200, 404))
        for noun, ref in (
            *(("actors", MANAGER), ("actors", f"{NONG_BUA}?as_of=2026-08-23&known=3")),
            *(("ties", "L001"), ("places", "t2"), ("issues", "water")),
            *(("goals", "g1"), ("goals", "g4")),
        )
    ),
    *(
        Knock(
            *(f"/{{slug}}/pasts/{noun}/{{ref}}", f"{_HERE}/pasts/{noun}/nothing"),
            (404, 404, 404),
        )
        for noun in NOUNS
    ),
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
    Knock("/{slug}/analyses/reading", f"{_HERE}/analyses/reading"),
    Knock("/{slug}/thresholds/", f"{_HERE}/thresholds/"),
    Knock("/{slug}/thresholds/", f"{_HERE}/thresholds/?known=2"),
    Knock("/{slug}/total/", f"{_HERE}/total/"),
    Knock("/{slug}/total/", f"{_HERE}/total/?known=2"),
    Knock("/{slug}/matters/", f"{_HERE}/matters/"),
    Knock("/{slug}/matters/", f"{_HERE}/matters/{_DAY}"),
    *(
        Knock("/{slug}/analyses/evidence/{wanted}", f"{_HERE}/analyses/evidence/{wanted}")
        for wanted in (
            *("good-1", "towards-1", "against-1", "condition-purpose", "power", "size", "no_line"),
            *("connectedness", "line_states", "routes", "give_take"),
        )
    ),
    Knock("/{slug}/analyses/profile", f"{_HERE}/analyses/profile"),
    Knock("/{slug}/analyses/lenses", f"{_HERE}/analyses/lenses"),
    Knock("/{slug}/analyses/lenses/{lens}", f"{_HERE}/analyses/lenses/link"),
    Knock("/{slug}/analyses/lenses/{lens}", f"{_HERE}/analyses/lenses/no", (404, 404, 404)),
    Knock("/{slug}/analyses/lenses/{lens}/text", f"{_HERE}/analyses/lenses/link/text"),
    Knock(
        *("/{slug}/analyses/lenses/{lens}/text", f"{_HERE}/analyses/lenses/no/text"),
        (404, 404, 404),
    ),
    Knock("/{slug}/analyses/measures", f"{_HERE}/analyses/measures"),
    Knock("/{slug}/analyses/concepts/{concept_id}", f"{_HERE}/analyses/concepts/HELP-01"),
    Knock(
        "/{slug}/analyses/concepts/{concept_id}",
        f"{_HERE}/analyses/concepts/nothing",
        (404, 404, 404),
    ),
    *(
        Knock("/{slug}/analyses/measures", f"{_HERE}/analyses/measures?ids={one}")
        for one in ("density", "articulation_points", "betweenness", "strength")
    ),
)
"""Questions about the sample."""


_FACETS: Final[dict[str, tuple[dict[str, Any], tuple[int, int, int]]]] = {
    "profile": ({"actor": "pim", "expertise": "ฝาย"}, (201, 404, 404)),
    "place": ({"place": "nowhere", "purpose": "seat"}, (400, 403, 404)),
    "backing": ({"parent": "b", "principles": True}, (201, 403, 404)),
    "own_work": ({"goes_on": True}, (201, 403, 404)),
    "statement": ({"kind": "mission", "text_th": "ดูแลป่า"}, (201, 403, 404)),
    "capability": ({"kind": "skill", "text_th": "ทอผ้า", "offered": True}, (201, 403, 404)),
    "need": ({"text_en": "Looms", "since": "2569"}, (201, 403, 404)),
    "standing": ({"state": "invited"}, (201, 403, 404)),
    "position": ({"kind": "office", "title_th": "ประธาน"}, (201, 403, 404)),
    "holding": ({"position": 999}, (404, 403, 404)),
    "channel": ({"actor": "pim", "kind": "phone", "value": "08"}, (201, 404, 404)),
    "consent": ({"purpose": "name", "audience": "anyone"}, (201, 403, 404)),
    "voice": ({"actor": "pim", "speaker": "a"}, (201, 404, 404)),
}
"""A telling of each facet, of the group `a` where it names nobody."""

_GOAL: Final = "/{slug}/goals/{ref}"
_DEAL: Final = "/{slug}/agreements/{ref}"
_TROUBLE: Final = "/{slug}/problems/{ref}"
_ACTOR, _TIE, _EVENT = "/{slug}/actors/{ref}", "/{slug}/ties/{ref}", "/{slug}/events/{ref}"

_PLACE, _ISSUE = "/{slug}/places/{ref}", "/{slug}/issues/{ref}"


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
    *(
        _told(
            *(f"/{{slug}}/facets/{facet}", f"/trial/facets/{facet}"),
            *(("POST", {"actor": "a"} | body), statuses),
        )
        for facet, (body, statuses) in _FACETS.items()
    ),
    _told(
        *("/{slug}/facets/{facet}/{row_id}/end", "/trial/facets/need/999/end"),
        *(("POST", {}), (404, 404, 404)),
    ),
    _told(
        *("/{slug}/facets/{facet}/{row_id}", "/trial/facets/need/999"),
        *(("DELETE", None), (404, 404, 404)),
    ),
    _told(
        *("/{slug}/memberships/", "/trial/memberships/"),
        *(("POST", {"member": "a", "role": "hub"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/memberships/{row_id}", "/trial/memberships/999"),
        *(("PUT", {"why": "x"}), (404, 404, 404)),
    ),
    _told(
        *("/{slug}/memberships/{row_id}", "/trial/memberships/999"),
        *(("DELETE", None), (404, 404, 404)),
    ),
    _told(
        *("/{slug}/memberships/{row_id}/leave", "/trial/memberships/999/leave"),
        *(("POST", {}), (404, 404, 404)),
    ),
    _told("/{slug}/ties/", "/trial/ties/", ("POST", LINE), (201, 403, 403)),
    _told(
        *("/{slug}/thresholds/", "/trial/thresholds/"),
        *(("POST", {"name": "reply_days", "value": 10, "reason": "x"}), (201, 403, 403)),
    ),
    _told(
        *("/{slug}/analyses/lenses", "/trial/analyses/lenses"),
        *(("POST", {"text": LENS, "reason": "x"}), (201, 403, 403)),
    ),
    _told(
        *("/{slug}/analyses/lenses/{lens}", "/trial/analyses/lenses/nothing"),
        *(("DELETE", None), (404, 403, 403)),
    ),
    _told(
        *("/{slug}/total/", "/trial/total/"),
        *(("POST", {"reason": "x"}), (201, 403, 403)),
    ),
    _told("/{slug}/total/", "/trial/total/", ("DELETE", None), (404, 403, 403)),
    _told(
        *("/{slug}/thresholds/{name}", "/trial/thresholds/need_days"),
        *(("DELETE", None), (404, 403, 403)),
    ),
    _told(
        *("/{slug}/matters/{matter}/steps", "/trial/matters/sole_link-0/steps"),
        *(("POST", {"step": "done"}), (404, 403, 403)),
    ),
    _told(
        *("/{slug}/ties/assertions/{ref}", "/trial/ties/assertions/ab"),
        *(("POST", {"stance": "confirmed"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/ties/attempts/{ref}", "/trial/ties/attempts/ab"),
        *(("POST", {"answered": True}), (201, 403, 404)),
    ),
    _told("/{slug}/tie-kinds/", "/trial/tie-kinds/", ("POST", {"name": "x"}), (201, 403, 403)),
    _told(
        *("/{slug}/tie-kinds/{number}", "/trial/tie-kinds/{kind}"),
        *(("PUT", {"name": "x"}), (200, 403, 404)),
    ),
    _told(_TIE, "/trial/ties/ab", ("DELETE", None), (204, 403, 404)),
    _told(
        *("/{slug}/duplicates/merges", "/trial/duplicates/merges"),
        *(("POST", {"kept": "a", "merged": "c"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/duplicates/merges/{ref}", "/trial/duplicates/merges/c"),
        *(("DELETE", None), (404, 403, 403)),
    ),
    _told(
        *("/{slug}/duplicates/not-same", "/trial/duplicates/not-same"),
        *(("POST", {"one": "a", "other": "c"}), (201, 403, 404)),
    ),
    _told(
        *("/{slug}/persons/{ref}", "/trial/persons/pim"),
        *(("POST", {}), (201, 404, 404)),
    ),
    _told(
        *("/{slug}/persons/{ref}", "/trial/persons/pim"),
        *(("DELETE", None), (404, 404, 404)),
    ),
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
    _told("/{slug}/places/", "/trial/places/", ("POST", NAMED), (201, 403, 403)),
    _told(
        *("/{slug}/places/official", "/trial/places/official"),
        *(("POST", {"code": "500108"}), (201, 403, 403)),
    ),
    _told(
        *("/{slug}/places/order/{ref}", "/trial/places/order/river"),
        *(("POST", {"ids": ["bank"]}), (200, 403, 404)),
    ),
    _told(_PLACE, "/trial/places/bank", ("PUT", NAMED), (200, 403, 404)),
    _told(_PLACE, "/trial/places/bank", ("DELETE", None), (204, 403, 404)),
    _told("/{slug}/issues/", "/trial/issues/", ("POST", NAMED), (201, 403, 403)),
    _told(_ISSUE, "/trial/issues/water", ("PUT", NAMED), (200, 403, 404)),
    _told(_ISSUE, "/trial/issues/water", ("DELETE", None), (204, 403, 404)),
    _told(
        *("/{slug}/surveys/", "/trial/surveys/"),
        *(("POST", {"form": "short", "closes": "2026-11-14"}), (409, 403, 403)),
    ),
    _told(
        *("/{slug}/rosters/", "/trial/rosters/"),
        *(("POST", {"closes": "2026-11-14"}), (409, 403, 403)),
    ),
    *(
        _told(
            *(f"/{{slug}}/rosters/{way}/{{ref}}", f"/trial/rosters/{way}/nothing"),
            *(("POST", body), (404, 404, 404)),
        )
        for way, body in (
            ("links", {"actor": "a"}),
            ("answers", {"actor": "a", "agrees": True, "namings": {}}),
            ("withdrawals", {"actor": "a"}),
            ("endings", None),
        )
    ),
    *(
        _told(
            *(f"/{{slug}}/surveys/{way}/{{ref}}", f"/trial/surveys/{way}/nothing"),
            *(("POST", body), (404, 404, 404)),
        )
        for way, body in (
            ("links", {"count": 1}),
            ("sheets", {"answers": {"q1": 3}}),
            ("endings", None),
        )
    ),
    _told("/{slug}/goals/", "/trial/goals/", ("POST", {"name_en": "New"}), (201, 403, 403)),
    _told(_GOAL, "/trial/goals/main", ("PATCH", {"name_th": "ใหม่"}), (200, 403, 403)),
    _told(_GOAL, "/trial/goals/own", ("PATCH", {"name_th": "ใหม่"}), (200, 403, 404)),
    _told(_GOAL, "/trial/goals/hers", ("DELETE", None), (204, 404, 404)),
    *(
        _told(f"/{{slug}}/goals/{way}/{{ref}}", f"/trial/goals/{way}/own", ("POST", body), one)
        for way, body, one in (
            ("steps", {"step": "agreed"}, (201, 403, 404)),
            ("stances", {"stance": "sees", "actor": "b"}, (201, 403, 404)),
            ("fits", {"towards": "main", "fit": "neutral", "actor": "b"}, (201, 403, 404)),
        )
    ),
    _told(
        *("/{slug}/agreements/", "/trial/agreements/"),
        *(("POST", {"name_en": "New", "kind": "mou"}), (201, 403, 403)),
    ),
    _told(_DEAL, "/trial/agreements/weir", ("PATCH", {"objective": "x"}), (200, 403, 404)),
    _told(_DEAL, "/trial/agreements/secret", ("PATCH", {"objective": "x"}), (200, 404, 404)),
    _told(_DEAL, "/trial/agreements/weir", ("DELETE", None), (204, 403, 404)),
    *(
        _told(
            *(f"/{{slug}}/agreements/{way}/{{ref}}", f"/trial/agreements/{way}/{ref}"),
            *(("POST", body), (201, 403, 404)),
        )
        for way, ref, body in (
            ("versions", "weir", {"terms_en": "New words"}),
            ("parties", "weir", {"actor": "c"}),
            ("answers", "weir", {"answer": "accepted", "actor": "b"}),
            ("commitments", "weir", {"owed_by": "b", "name_en": "Bring bamboo"}),
            ("commitment-steps", "mend", {"step": "kept"}),
        )
    ),
    _told(
        *("/{slug}/problems/", "/trial/problems/"),
        *(("POST", {"name_en": "New"}), (201, 403, 403)),
    ),
    _told(_TROUBLE, "/trial/problems/dry", ("PATCH", {"facets": "x"}), (200, 403, 404)),
    _told(_TROUBLE, "/trial/problems/dry", ("DELETE", None), (204, 403, 404)),
    *(
        _told(
            *(f"/{{slug}}/problems/{way}/{{ref}}", f"/trial/problems/{way}/dry"),
            *(("POST", body), (201, 403, 404)),
        )
        for way, body in (
            ("steps", {"step": "eased"}),
            ("stakeholders", {"actor": "c"}),
            ("stakeholder-steps", {"id": "s1", "step": "invited"}),
        )
    ),
    *(
        _told(f"/{{slug}}/{way}", f"/trial/{way}", ("POST", body), statuses)
        for way, body, statuses in (
            (
                *("claims/", {"claim": "CLAIM-13", "first": "2026-01-01", "last": "2026-10-31"}),
                (201, 403, 403),
            ),
            ("pilot/rounds", {"phase": "before"}, (201, 403, 403)),
            ("pilot/weeks", {"minutes": 8, "actor": "a"}, (201, 403, 403)),
            ("pilot/harms", {"kind": "burden", "words": "x"}, (201, 201, 403)),
        )
    ),
    *(
        _told(
            *(f"/{{slug}}/pilot/{way}/{{ref}}", f"/trial/pilot/{way}/nothing"),
            *((method, body), (404, 404, 404)),
        )
        for way, method, body in (
            ("closings", "POST", None),
            ("answers", "POST", {"answers": {"limit_a": 3}, "agrees": True, "actor": "a"}),
            ("answers", "DELETE", None),
            ("harm-steps", "POST", {"step": "seen"}),
        )
    ),
    _told(
        *("/{slug}/charter/", "/trial/charter/"),
        *(("POST", {"links": "groups", "aim": "water"}), (201, 403, 403)),
    ),
    _told(
        *("/{slug}/charter/answers", "/trial/charter/answers"),
        *(("POST", {"answer": "accepted", "actor": "b"}), (201, 403, 403)),
    ),
)
"""Writes to the small record, where a request, an activity `walk` and a call `call` are told."""


ALONE: Final = {
    ("POST", "/api/v1/answers/{token}"),
    *((method, "/api/v1/namings/{token}") for method in ("PUT", "DELETE")),
}
"""Writes below no network, for whoever holds a link: `test_surveys.py`, `test_rosters.py`."""


def routes() -> set[tuple[str, str]]:
    """Method and path of every route the API has."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    return {
        (method.upper(), path.removeprefix(API))
        for path, methods in paths.items()
        for method in methods
    }
