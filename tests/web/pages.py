"""Every address of the pages, as somebody would open or press it."""

from dataclasses import dataclass, field
from typing import Final

from saiyai.domain.viewers import Eye
from saiyai.services.sample.loading import SLUG
from tests.cast import MANAGER, NONG_BUA

EYES: Final = (Eye.KEEPER, Eye.MEMBER, Eye.OUTSIDE)
N: Final = f"/n/{SLUG}"


@dataclass(frozen=True, slots=True)
class Page:
    """One request to a page: the name of its address, and what keeper, member, outside get."""

    name: str
    path: str
    statuses: tuple[int, int, int] = (200, 200, 200)
    form: dict[str, str] | None = None
    """What is sent; None: the page is only opened."""
    headers: dict[str, str] = field(default_factory=dict)


_PART: Final = {"HX-Request": "true"}
_DAY: Final = "as_of=2026-08-23"
_OPEN: Final = (302, 403, 403)

OPENED: Final = (
    Page("start", "/"),
    Page("today", f"{N}/"),
    Page("today", f"{N}/?{_DAY}"),
    Page("today", "/n/nowhere/", (404, 404, 404)),
    *(
        Page("evidence", f"{N}/evidence/{one}")
        for one in ("good", "item-1", "item-2", "no_line", "line_states", "nothing")
    ),
    Page("map", f"{N}/map"),
    Page("map", f"{N}/map?{_DAY}"),
    Page("members", f"{N}/members"),
    Page("members", f"{N}/members?kind=group&q=ป่า", headers=_PART),
    Page("known", f"{N}/known?other=ป่า"),
    Page("member_new", f"{N}/member/new", (200, 403, 403)),
    Page("member_edit", f"{N}/member/edit/{NONG_BUA}", (200, 403, 403)),
    Page("member", f"{N}/member/of/{MANAGER}", (200, 200, 404)),
    Page("member", f"{N}/member/of/{NONG_BUA}", (200, 200, 404)),
    Page("member", f"{N}/member/of/{NONG_BUA}", (200, 200, 404), headers=_PART),
    Page("member", f"{N}/member/of/nobody", (404, 404, 404)),
    Page("line", f"{N}/line/of/L001", (200, 200, 404)),
    Page("line", f"{N}/line/of/L001?{_DAY}", (200, 200, 404)),
    Page("line", f"{N}/line/of/L001", (200, 200, 404), headers=_PART),
    Page("record", f"{N}/record"),
    Page("board", f"{N}/board"),
    Page("board", f"{N}/board?{_DAY}"),
    Page("decisions", f"{N}/decisions"),
    Page("decision_page", f"{N}/decision/of/nothing", (404, 404, 404)),
    Page("lessons", f"{N}/lessons"),
    Page("mine", f"{N}/mine"),
    Page("more", f"{N}/more"),
    Page("history", f"{N}/history"),
    Page("import", "/imports/{batch}", (200, 403, 403)),
    Page("import_progress", "/imports/{batch}/progress", (200, 403, 403)),
    *(
        Page("export", f"{N}/export/{one}", (200, 403, 403))
        for one in ("xlsx", "csv_zip", "graphml", "gexf", "json")
    ),
)
"""Pages of the sample that are opened; `{batch}` is the import that told it."""

PRESSED: Final = (
    Page("sample", "/sample", (302, 302, 302), {}),
    Page("begin", "/begin", _OPEN, {"name": "ใหม่"}),
    Page("see_as", "/see-as", (302, 302, 302), {"eye": "member"}),
    Page("set_language", "/language", (302, 302, 302), {"language": "en"}),
    Page("choose_self", f"{N}/self", (302, 302, 404), {"other": MANAGER}),
    Page("upload", "/upload", (400, 403, 403), {}),
    Page("import_tell", "/imports/{batch}/tell", (409, 403, 403), {}),
    Page("import_discard", "/imports/{batch}/discard", (409, 403, 403), {}),
    Page("import_undo", "/imports/{batch}/undo", (409, 403, 403), {}),
    Page(
        *("member_new", "/n/trial/member/new", _OPEN),
        {"name_th": "ใหม่", "kind": "group", "sector": "", "consent": "not_asked"},
    ),
    Page(
        *("member_edit", "/n/trial/member/edit/a", (302, 403, 403)),
        {"note": "x", "kind": "group", "sector": "", "consent": "not_asked"},
    ),
    Page("member_withdraw", "/n/trial/member/withdraw/c", (302, 403, 404), {}),
    Page("lay_line", "/n/trial/member/line/a", _OPEN, {"other": "c"}),
    Page("attempt", "/n/trial/line/attempt/ab", (302, 403, 404), {"answered": "yes"}),
    Page("end_line", "/n/trial/line/end/ab", (302, 403, 404), {}),
    Page("record", "/n/trial/record", (200, 200, 200), {"words": "วันนี้ ประชุมกลุ่มทอผ้า"}),
    Page(
        *("record_save", "/n/trial/record/save", _OPEN),
        {"kind": "activity", "title": "ประชุม", "when": "31 ต.ค. 2569", "actor": "a"},
    ),
    Page("board_ask", "/n/trial/board/ask", _OPEN, {"what": "ยืมรถไถ", "who": "a", "reach": ""}),
    Page(
        *("board_line", "/n/trial/board/line", _OPEN),
        {"kind": "gift", "words": "กล้า 20 ต้น", "who": "a", "other": "b", "good": "goods"},
    ),
    Page("board_step", "/n/trial/board/step/nothing", (404, 404, 404), {"step": "offered"}),
    Page("propose", "/n/trial/decisions/new", _OPEN, {"what": "ปิดน้ำวันพุธ", "who": "a"}),
    *(
        Page(name, f"/n/trial/decision/{path}/nothing", (404, 404, 404), {})
        for name, path in (
            *(("decision_step", "step"), ("ballot_open", "ballot"), ("vote", "vote")),
            ("ballot_count", "count"),
        )
    ),
    Page("lesson_step", "/n/trial/lesson/step/nothing", (404, 404, 404), {"step": "used"}),
    Page("mine_consent", "/n/trial/mine/consent", (403, 403, 403), {"consent": "anyone"}),
    Page("mine_rest", "/n/trial/mine/rest", (403, 403, 403), {"until": "30 พ.ย. 2569"}),
    Page("undo", "/n/trial/undo/{newest}", _OPEN, {}),
    Page("remark", "/n/trial/remark", (302, 302, 302), {"about": "actor a", "remark": "ไม่ใช่"}),
    Page("close_remark", "/n/trial/remark/{remark}/close", _OPEN, {}),
)
"""Buttons of the small record; those that tell something write one Change and no more."""
