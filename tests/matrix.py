"""Every page and route of a served network, with who may do it: a new one without this fails.

One letter for each role: `o` done, `n` not allowed, `h` hidden as if it were not there, `x`
allowed and refused for another reason. Inside a network: member, the member it is about,
evaluator, keeper of a part, keeper, administrator; elsewhere before them logged out and visitor.
"""

from http import HTTPStatus
from typing import Final

from saiyai.api.routes import api
from saiyai.web.urls import urlpatterns
from tests.knock import N, ask, page, press
from tests.matrix_studies import STUDIES
from tests.matrix_work import WORK
from tests.served import DAY

LETTERS: Final = {
    "o": frozenset({200, 201, 204, 302}),
    "n": frozenset({403}),
    "h": frozenset({404}),
    "x": frozenset({400, 409, 422}),
}
SAFE: Final = frozenset({"GET", "HEAD"})


_LENSES: Final = "/{slug}/analyses/lenses"
_NEW: Final = {"kind": "group", "sector": "", "consent": "not_asked"}
_ENTRY: Final = {"email": "nobody@example.org", "password": "x"}
_SEEN: Final = {"kind": "activity", "data.title": "x", "when": DAY.isoformat()}
_WALK: Final = {
    "kind": "activity",
    "when": DAY.isoformat(),
    "data": {"title": "x"},
    "parts": [{"actor": ref, "role": "participant"} for ref in ("pim", "a")],
}

OPENED: Final = (
    *(page(name, path, "oooooo") for name, path in (("today", f"{N}/"), ("map", f"{N}/map"))),
    *(page("evidence", f"{N}/evidence/{one}", "oooooo") for one in ("size", "L6", "nothing")),
    *(page("dimension", f"{N}/dimensions/{one}", "oooooo") for one in ("D8", "L6")),
    page("dimension", f"{N}/dimensions/nothing", "hhhhhh"),
    page("pictures", f"{N}/pictures", "oooooo"),
    page("picture", f"{N}/pictures/hubs", "oooooo"),
    page("picture", f"{N}/pictures/nothing", "hhhhhh"),
    page("dimensions", f"{N}/dimensions", "oooooo"),
    page("reading", f"{N}/reading", "oooooo"),
    *(page(one, f"{N}/{one}", "oooooo") for one in ("matters", "thresholds")),
    page("report", f"{N}/report", "oooooo"),
    *(page(f"report_{one}", f"{N}/report/{one}", "oooooh") for one in ("read", "pdf")),
    page("report_released", f"{N}/report/released/999", "hhhhhh"),
    page("report_released_pdf", f"{N}/report/released/999/pdf", "hhhhhh"),
    page("report_map", f"{N}/report/map.svg", "oooooh"),
    page("lenses", f"{N}/lenses", "oooooo"),
    page("lens", f"{N}/lenses/link", "oooooo"),
    page("lens", f"{N}/lenses/nothing", "hhhhhh"),
    page("lens_file", f"{N}/lenses/link/file", "oooooo"),
    page("lens_file", f"{N}/lenses/nothing/file", "hhhhhh"),
    page("lens_write", f"{N}/lens/write?from=link", "nnnnon"),
    page("lens_write", f"{N}/lens/write?from=nothing", "nnnnhn"),
    *(page(one, f"{N}/{one}", "oooooo") for one in ("members", "known", "record", "more")),
    *(page(one, f"{N}/{one}", "oooooo") for one in ("history", "access", "hidden", "since")),
    page("change", f"{N}/change/{{newest}}", "oooooh"),
    page("change", f"{N}/change/999999", "hhhhhh"),
    page("member_new", f"{N}/member/new", "nnnoon"),
    page("member_edit", f"{N}/member/edit/a", "nnnnon"),
    page("member_edit", f"{N}/member/edit/pim", "nnnoon"),
    page("member_edit", f"{N}/member/edit/pom", "nnnhon"),
    page("member", f"{N}/member/of/a", "oooooh"),
    page("member", f"{N}/member/of/pim", "hohooh"),
    page("member", f"{N}/member/of/pom", "hhhhoh"),
    page("member", f"{N}/member/of/nobody", "hhhhhh"),
    page("line", f"{N}/line/of/ab", "oooooh"),
    page("export", f"{N}/export/json", "nnnnon"),
    page("live", f"{N}/live", "oooooo"),
    page("start", "/", "oooooooo"),
    page("import", "/imports/{batch}", "nnnnnnon"),
    page("import_progress", "/imports/{batch}/progress", "nnnnnnon"),
    page("sign_in", "/sign-in", "oooooooo"),
    page("invited", "/invited/{token}", "oooooooo"),
    page("invited", "/invited/none", "hhhhhhhh"),
    page("account", "/account", "oooooooo"),
    page("second_step", "/account/second-step", "nooooooo"),
    page("administration", "/administration", "nnnnnnno"),
)

PRESSED: Final = (
    press("member_new", f"{N}/member/new", "nnnoon", name_en="New", **_NEW),
    press("member_edit", f"{N}/member/edit/a", "nnnnon", note="x", **_NEW),
    press("member_edit", f"{N}/member/edit/pim", "nnnoon", note="x", **_NEW),
    press("member_withdraw", f"{N}/member/withdraw/c", "nnnxxh"),
    press("lay_line", f"{N}/member/line/b", "nnnoon", other="c", foundation="", rhythm=""),
    press("lay_line", f"{N}/member/line/c", "nhnhon", other="pom", foundation="", rhythm=""),
    press("attempt", f"{N}/line/attempt/ab", "nnnnoh", answered="yes"),
    press("attempt", f"{N}/line/attempt/ac", "nnnooh", answered="yes"),
    press("end_line", f"{N}/line/end/ac", "nnnooh"),
    press("record", f"{N}/record", "oooooo", words="x"),
    press("record_save", f"{N}/record/save", "nnnnon", actor="a", **_SEEN),
    press("record_save", f"{N}/record/save", "nonoon", actor="pim", **_SEEN),
    press("undo", f"{N}/undo/{{newest}}", "nnnnon"),
    press("seen", f"{N}/seen/{{newest}}", "oooooo"),
    press("remark", f"{N}/remark", "oooooo", about="actor a", remark="x"),
    press("close_remark", f"{N}/remark/{{remark}}/close", "nnnnon"),
    press("choose_self", f"{N}/self", "nnnnnn", other="a"),
    press("access_invite", f"{N}/access/invite", "nnnnon", name="x", role="member"),
    press("access_invite", f"{N}/access/invite", "nnnoon", name="x", role="member", other="pim"),
    press("access_invite", f"{N}/access/invite", "nnnnoo", name="x", role="keeper"),
    press("access_visitors", f"{N}/access/visitors", "nnnnon", open="yes"),
    press("access_link", f"{N}/access/{{access}}/link", "nnnnon"),
    press("access_end", f"{N}/access/{{access}}/end", "onnnon"),
    press("access_void", f"{N}/access/void/{{invitation}}", "nnnnon"),
    press("upload", "/upload", "hhnnnnxn", network="{slug}"),
    press("upload", "/upload", "nnnnnnnx"),
    press("sample", "/sample", "nnnnnnno"),
    press("begin", "/begin", "nnnnnnno", name="New"),
    press("see_as", "/see-as", "oooooooo", eye="outside"),
    press("set_language", "/language", "oooooooo", language="en"),
    press("import_tell", "/imports/{batch}/tell", "nnnnnnxn"),
    press("import_discard", "/imports/{batch}/discard", "nnnnnnxn"),
    press("import_undo", "/imports/{batch}/undo", "nnnnnnxn"),
    press("sign_in", "/sign-in", "xxxxxxxx", **_ENTRY),
    press("sign_out", "/sign-out", "oooooooo"),
    press("invited", "/invited/{token}", "xxxxxxxx", code="no"),
    press("account_email", "/account/email", "nxxxxxxx", **_ENTRY | {"email": "x"}),
    press("account_leave", "/account/leave", "noooooxx"),
    press("second_step", "/account/second-step", "nxxxxxxx", code="no"),
    press("second_step_drop", "/account/second-step/drop", "nnnnnooo"),
    press("administration_invite", "/administration/invite", "nnnnnnno", name="x"),
    press("administration_close", "/administration/close", "nnonnnno", account="{account}"),
    press("administration_reset", "/administration/reset", "nnnnnnno", account="{account}"),
)

ASKED: Final = (
    ask("GET", "/", "oooooooo"),
    ask("GET", "/api/v1/concepts/", "oooooooo"),
    ask("GET", "/api/v1/concepts/{concept_id} /api/v1/concepts/DEF-02", "oooooooo"),
    ask("GET", "/api/v1/concepts/{concept_id} /api/v1/concepts/nothing", "hhhhhhhh"),
    ask("POST", "/", "nnnnnnno", {"name_en": "New"}),
    *(ask("GET", f"/{{slug}}{one}", "oooooo") for one in ("", "/changes", "/map", "/map/day")),
    *(ask("GET", f"/{{slug}}/{one}/", "oooooo") for one in ("actors", "ties", "events")),
    ask("POST", "/{slug}/changes/{seq}/undo /{slug}/changes/{newest}/undo", "nnnnon"),
    ask("POST", "/{slug}/actors/", "nnnoon", {"name_en": "New", "kind": "person"}),
    ask("GET", "/{slug}/actors/{ref} /{slug}/actors/a", "oooooh"),
    ask("GET", "/{slug}/actors/{ref} /{slug}/actors/pim", "hohooh"),
    ask("GET", "/{slug}/actors/{ref} /{slug}/actors/pom", "hhhhoh"),
    ask("PATCH", "/{slug}/actors/{ref} /{slug}/actors/a", "nnnnoh", {"note": "x"}),
    ask("PATCH", "/{slug}/actors/{ref} /{slug}/actors/pim", "hnhooh", {"note": "x"}),
    ask("DELETE", "/{slug}/actors/{ref} /{slug}/actors/c", "nnnxxh"),
    ask("POST", "/{slug}/ties/", "nnnoon", {"source": "b", "target": "c"}),
    ask("POST", "/{slug}/ties/", "nhnhon", {"source": "c", "target": "pom"}),
    ask(
        *("POST", "/{slug}/ties/assertions/{ref} /{slug}/ties/assertions/ac", "nnnooh"),
        {"stance": "confirmed"},
    ),
    ask(
        *("POST", "/{slug}/ties/attempts/{ref} /{slug}/ties/attempts/ab", "nnnnoh"),
        {"answered": True},
    ),
    ask("GET", "/{slug}/ties/{ref} /{slug}/ties/ab", "oooooh"),
    ask("DELETE", "/{slug}/ties/{ref} /{slug}/ties/ab", "nnnnoh"),
    ask("POST", "/{slug}/events/", "nonoon", _WALK),
    ask("GET", "/{slug}/events/{ref} /{slug}/events/walk", "oohooh"),
    ask("GET", "/{slug}/events/{ref} /{slug}/events/call", "hhhhoh"),
    ask("PUT", "/{slug}/events/{ref} /{slug}/events/walk", "nnhooh", _WALK),
    ask("PUT", "/{slug}/events/{ref} /{slug}/events/call", "hhhhoh", _WALK),
    ask("DELETE", "/{slug}/events/{ref} /{slug}/events/walk", "nnhooh"),
    ask("GET", "/{slug}/analyses/today", "oooooo"),
    ask("GET", "/{slug}/analyses/evidence/{wanted} /{slug}/analyses/evidence/size", "oooooo"),
    ask("GET", "/{slug}/analyses/measures", "oooooo"),
    ask("GET", "/{slug}/analyses/profile", "oooooo"),
    ask("GET", "/{slug}/analyses/reading", "oooooo"),
    ask("GET", "/{slug}/analyses/lenses", "oooooo"),
    ask("GET", "/{slug}/analyses/lenses/{lens} /{slug}/analyses/lenses/link", "oooooo"),
    ask("GET", "/{slug}/analyses/lenses/{lens} /{slug}/analyses/lenses/none", "hhhhhh"),
    ask("GET", f"{_LENSES}/{{lens}}/text {_LENSES}/link/text", "oooooo"),
    ask("GET", f"{_LENSES}/{{lens}}/text {_LENSES}/none/text", "hhhhhh"),
    ask("GET", "/{slug}/analyses/concepts/{concept_id} /{slug}/analyses/concepts/L6", "hhhhhh"),
    ask(
        "GET", "/{slug}/analyses/concepts/{concept_id} /{slug}/analyses/concepts/DEF-02", "oooooo"
    ),
)

LISTS: Final = (
    page("lines", f"{N}/lines", "oooooo"),
    page("happened", f"{N}/happened", "oooooo"),
    page("who_came", f"{N}/who-came", "oooooo"),
    page("members", f"{N}/members?consent=refused", "nnnoon"),
    page("lines", f"{N}/lines?unconfirmed=yes", "nnnnon"),
    page("saved_view", f"{N}/saved?view=999999", "hhhhhh"),
    press("saved_view_new", f"{N}/saved/new", "ooooon", of="members", name="x"),
    press("saved_view_new", f"{N}/saved/new", "oonoon", of="lines", name="x", shared="yes"),
    press("saved_view_drop", f"{N}/saved/999999/drop", "hhhhhh"),
    press("many", f"{N}/members/change", "nnnoon", ref="c", sector="people"),
    press("many_tell", f"{N}/members/change/tell", "nnnoon", ref="c", sector="people"),
    press("many_tell", f"{N}/members/change/tell", "nnnhon", ref="pom", sector="people"),
    press("who_came_save", f"{N}/who-came/save", "nonoon", actor="pim", title="x", **_SEEN),
    ask("GET", "/{slug}/actors/ /{slug}/actors/?consent=refused", "nnnoon"),
)
"""Long lists: their filters, kept views, many members at once, and who came."""

KNOCKS: Final = (*OPENED, *PRESSED, *ASKED, *WORK, *LISTS, *STUDIES)


def doors() -> set[str]:
    """The names of every page, and method and path of every route, that this program has."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    routes = {f"{m.upper()} {path}" for path, methods in paths.items() for m in methods}
    return {str(url.name) for url in urlpatterns} | routes


def status_of(letter: str, status: int) -> bool:
    """Whether a status is what a letter stands for."""
    return HTTPStatus(status).value in LETTERS[letter]
