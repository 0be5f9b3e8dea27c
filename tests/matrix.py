"""Every page and route of a served network, with who may do it: a new one without this fails.

One letter for each role: `o` done, `n` not allowed, `h` hidden as if it were not there, `x`
allowed and refused for another reason. Inside a network: member, the member it is about,
evaluator, keeper of a part, keeper, administrator; elsewhere before them logged out and visitor.
"""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from saiyai.api.routes import api
from saiyai.web.urls import urlpatterns
from tests.doors import API
from tests.served import DAY

N: Final = "/n/{slug}"
LETTERS: Final = {
    "o": frozenset({200, 201, 204, 302}),
    "n": frozenset({403}),
    "h": frozenset({404}),
    "x": frozenset({400, 409, 422}),
}
SAFE: Final = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Knock:
    """One request: the route it is of, and what becomes of it for each role."""

    route: str
    path: str
    letters: str
    method: str = "GET"
    body: Any = field(default=None, hash=False)

    @property
    def name(self) -> str:
        """What the request is called in a list of tests."""
        return f"{self.method} {self.path} {self.body or ''}".strip()

    @property
    def has_network(self) -> bool:
        """Whether it is asked of one network."""
        return "{slug}" in f"{self.path}{self.body}"

    @property
    def is_api(self) -> bool:
        """Whether programs ask it."""
        return self.path.startswith("/api/")


def _page(name: str, path: str, letters: str) -> Knock:
    return Knock(name, path, letters)


def _press(name: str, path: str, letters: str, /, **form: str) -> Knock:
    return Knock(name, path, letters, "POST", form)


def _api(method: str, path: str, letters: str, body: Any = None) -> Knock:
    route, _, asked = path.partition(" ")
    return Knock(f"{method} {API}{route}", f"{API}{asked or route}", letters, method, body)


_NEW: Final = {"kind": "group", "sector": "", "consent": "not_asked"}
_ENTRY: Final = {"email": "nobody@example.org", "password": "x"}
_SEEN: Final = {"kind": "activity", "title": "x", "when": DAY.isoformat()}
_WALK: Final = {
    "kind": "activity",
    "when": DAY.isoformat(),
    "data": {"title": "x"},
    "parts": [{"actor": ref, "role": "participant"} for ref in ("pim", "a")],
}

OPENED: Final = (
    *(_page(name, path, "oooooo") for name, path in (("today", f"{N}/"), ("map", f"{N}/map"))),
    *(_page("evidence", f"{N}/evidence/{one}", "oooooo") for one in ("size", "nothing")),
    *(_page(one, f"{N}/{one}", "oooooo") for one in ("members", "known", "record", "more")),
    *(_page(one, f"{N}/{one}", "oooooo") for one in ("history", "access", "hidden")),
    _page("member_new", f"{N}/member/new", "nnnoon"),
    _page("member_edit", f"{N}/member/edit/a", "nnnnon"),
    _page("member_edit", f"{N}/member/edit/pim", "nnnoon"),
    _page("member_edit", f"{N}/member/edit/pom", "nnnhon"),
    _page("member", f"{N}/member/of/a", "oooooh"),
    _page("member", f"{N}/member/of/pim", "hohooh"),
    _page("member", f"{N}/member/of/pom", "hhhhoh"),
    _page("member", f"{N}/member/of/nobody", "hhhhhh"),
    _page("line", f"{N}/line/of/ab", "oooooh"),
    _page("export", f"{N}/export/json", "nnnnon"),
    _page("start", "/", "oooooooo"),
    _page("import", "/imports/{batch}", "nnnnnnon"),
    _page("import_progress", "/imports/{batch}/progress", "nnnnnnon"),
    _page("sign_in", "/sign-in", "oooooooo"),
    _page("invited", "/invited/{token}", "oooooooo"),
    _page("invited", "/invited/none", "hhhhhhhh"),
    _page("account", "/account", "oooooooo"),
    _page("second_step", "/account/second-step", "nooooooo"),
    _page("administration", "/administration", "nnnnnnno"),
)

PRESSED: Final = (
    _press("member_new", f"{N}/member/new", "nnnoon", name_en="New", **_NEW),
    _press("member_edit", f"{N}/member/edit/a", "nnnnon", note="x", **_NEW),
    _press("member_edit", f"{N}/member/edit/pim", "nnnoon", note="x", **_NEW),
    _press("member_withdraw", f"{N}/member/withdraw/c", "nnnxxh"),
    _press("lay_line", f"{N}/member/line/b", "nnnoon", other="c", foundation="", rhythm=""),
    _press("lay_line", f"{N}/member/line/c", "nnnhon", other="pom", foundation="", rhythm=""),
    _press("attempt", f"{N}/line/attempt/ab", "nnnnoh", answered="yes"),
    _press("attempt", f"{N}/line/attempt/ac", "nnnooh", answered="yes"),
    _press("end_line", f"{N}/line/end/ac", "nnnooh"),
    _press("record", f"{N}/record", "oooooo", words="x"),
    _press("record_save", f"{N}/record/save", "nnnnon", actor="a", **_SEEN),
    _press("record_save", f"{N}/record/save", "nonoon", actor="pim", **_SEEN),
    _press("undo", f"{N}/undo/{{newest}}", "nnnnon"),
    _press("remark", f"{N}/remark", "oooooo", about="actor a", remark="x"),
    _press("close_remark", f"{N}/remark/{{remark}}/close", "nnnnon"),
    _press("choose_self", f"{N}/self", "nnnnnn", other="a"),
    _press("access_invite", f"{N}/access/invite", "nnnnon", name="x", role="member"),
    _press("access_invite", f"{N}/access/invite", "nnnoon", name="x", role="member", other="pim"),
    _press("access_invite", f"{N}/access/invite", "nnnnoo", name="x", role="keeper"),
    _press("access_visitors", f"{N}/access/visitors", "nnnnon", open="yes"),
    _press("access_link", f"{N}/access/{{access}}/link", "nnnnon"),
    _press("access_end", f"{N}/access/{{access}}/end", "onnnon"),
    _press("access_void", f"{N}/access/void/{{invitation}}", "nnnnon"),
    _press("upload", "/upload", "hhnnnnxn", network="{slug}"),
    _press("upload", "/upload", "nnnnnnnx"),
    _press("sample", "/sample", "nnnnnnno"),
    _press("begin", "/begin", "nnnnnnno", name="New"),
    _press("see_as", "/see-as", "oooooooo", eye="outside"),
    _press("set_language", "/language", "oooooooo", language="en"),
    _press("import_tell", "/imports/{batch}/tell", "nnnnnnxn"),
    _press("import_discard", "/imports/{batch}/discard", "nnnnnnxn"),
    _press("import_undo", "/imports/{batch}/undo", "nnnnnnxn"),
    _press("sign_in", "/sign-in", "xxxxxxxx", **_ENTRY),
    _press("sign_out", "/sign-out", "oooooooo"),
    _press("invited", "/invited/{token}", "xxxxxxxx", code="no"),
    _press("account_email", "/account/email", "nxxxxxxx", **_ENTRY | {"email": "x"}),
    _press("account_leave", "/account/leave", "noooooxx"),
    _press("second_step", "/account/second-step", "nxxxxxxx", code="no"),
    _press("second_step_drop", "/account/second-step/drop", "nnnnnooo"),
    _press("administration_invite", "/administration/invite", "nnnnnnno", name="x"),
    _press("administration_close", "/administration/close", "nnonnnno", account="{account}"),
    _press("administration_reset", "/administration/reset", "nnnnnnno", account="{account}"),
)

ASKED: Final = (
    _api("GET", "/", "oooooooo"),
    _api("POST", "/", "nnnnnnno", {"name_en": "New"}),
    *(_api("GET", f"/{{slug}}{one}", "oooooo") for one in ("", "/changes", "/map", "/map/day")),
    *(_api("GET", f"/{{slug}}/{one}/", "oooooo") for one in ("actors", "ties", "events")),
    _api("POST", "/{slug}/changes/{seq}/undo /{slug}/changes/{newest}/undo", "nnnnon"),
    _api("POST", "/{slug}/actors/", "nnnoon", {"name_en": "New", "kind": "person"}),
    _api("GET", "/{slug}/actors/{ref} /{slug}/actors/a", "oooooh"),
    _api("GET", "/{slug}/actors/{ref} /{slug}/actors/pim", "hohooh"),
    _api("GET", "/{slug}/actors/{ref} /{slug}/actors/pom", "hhhhoh"),
    _api("PATCH", "/{slug}/actors/{ref} /{slug}/actors/a", "nnnnoh", {"note": "x"}),
    _api("PATCH", "/{slug}/actors/{ref} /{slug}/actors/pim", "hnhooh", {"note": "x"}),
    _api("DELETE", "/{slug}/actors/{ref} /{slug}/actors/c", "nnnxxh"),
    _api("POST", "/{slug}/ties/", "nnnoon", {"source": "b", "target": "c"}),
    _api("POST", "/{slug}/ties/", "nnnhon", {"source": "c", "target": "pom"}),
    _api(
        *("POST", "/{slug}/ties/assertions/{ref} /{slug}/ties/assertions/ac", "nnnooh"),
        {"stance": "confirmed"},
    ),
    _api(
        *("POST", "/{slug}/ties/attempts/{ref} /{slug}/ties/attempts/ab", "nnnnoh"),
        {"answered": True},
    ),
    _api("GET", "/{slug}/ties/{ref} /{slug}/ties/ab", "oooooh"),
    _api("DELETE", "/{slug}/ties/{ref} /{slug}/ties/ab", "nnnnoh"),
    _api("POST", "/{slug}/events/", "nonoon", _WALK),
    _api("GET", "/{slug}/events/{ref} /{slug}/events/walk", "oohooh"),
    _api("GET", "/{slug}/events/{ref} /{slug}/events/call", "hhhhoh"),
    _api("PUT", "/{slug}/events/{ref} /{slug}/events/walk", "nnhooh", _WALK),
    _api("PUT", "/{slug}/events/{ref} /{slug}/events/call", "hhhhoh", _WALK),
    _api("DELETE", "/{slug}/events/{ref} /{slug}/events/walk", "nnhooh"),
    _api("GET", "/{slug}/analyses/today", "oooooo"),
    _api("GET", "/{slug}/analyses/evidence/{wanted} /{slug}/analyses/evidence/size", "oooooo"),
    _api("GET", "/{slug}/analyses/measures", "oooooo"),
)

LISTS: Final = (
    _page("lines", f"{N}/lines", "oooooo"),
    _page("happened", f"{N}/happened", "oooooo"),
    _page("who_came", f"{N}/who-came", "oooooo"),
    _page("members", f"{N}/members?consent=refused", "nnnoon"),
    _page("lines", f"{N}/lines?unconfirmed=yes", "nnnnon"),
    _page("saved_view", f"{N}/saved?view=999999", "hhhhhh"),
    _press("saved_view_new", f"{N}/saved/new", "ooooon", of="members", name="x"),
    _press("saved_view_new", f"{N}/saved/new", "oonoon", of="lines", name="x", shared="yes"),
    _press("saved_view_drop", f"{N}/saved/999999/drop", "hhhhhh"),
    _press("many", f"{N}/members/change", "nnnoon", ref="c", sector="people"),
    _press("many_tell", f"{N}/members/change/tell", "nnnoon", ref="c", sector="people"),
    _press("many_tell", f"{N}/members/change/tell", "nnnhon", ref="pom", sector="people"),
    _press("who_came_save", f"{N}/who-came/save", "nonoon", actor="pim", **_SEEN),
    _api("GET", "/{slug}/actors/ /{slug}/actors/?consent=refused", "nnnoon"),
)
"""Long lists: their filters, kept views, many members at once, and who came."""

KNOCKS: Final = (*OPENED, *PRESSED, *ASKED, *LISTS)


def doors() -> set[str]:
    """The names of every page, and method and path of every route, that this program has."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    routes = {f"{m.upper()} {path}" for path, methods in paths.items() for m in methods}
    return {str(url.name) for url in urlpatterns} | routes


def status_of(letter: str, status: int) -> bool:
    """Whether a status is what a letter stands for."""
    return HTTPStatus(status).value in LETTERS[letter]
