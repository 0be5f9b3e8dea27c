"""Every address of the pages, as somebody would open or press it."""

from dataclasses import dataclass, field
from typing import Final

from saiyai.domain.pasts import PastOf
from saiyai.domain.viewers import Eye
from saiyai.services.sample.loading import SLUG
from tests.cast import MANAGER, NONG_BUA
from tests.own_lens import LENS

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
_A_AND_C: Final = {"one": "a", "other": "c"}
_OPEN: Final = (302, 403, 403)
_INSIDE: Final = (302, 403, 404)
_TROUBLE: Final = "/n/trial/problem"
_DEAL: Final = "/n/trial/agreement"

OPENED: Final = (
    Page("start", "/"),
    Page("today", f"{N}/"),
    Page("today", f"{N}/?{_DAY}"),
    Page("today", "/n/nowhere/", (404, 404, 404)),
    Page("live", f"{N}/live", (200, 200, 204)),
    Page("live", "/n/nowhere/live", (404, 404, 404)),
    *(
        Page("evidence", f"{N}/evidence/{one}")
        for one in ("good-1", "towards-1", "against-1", "no_line", "line_states", "nothing")
    ),
    *(Page("evidence", f"{N}/evidence/{one}", headers=_PART) for one in ("L6", "M1", "X3")),
    Page("thresholds", f"{N}/thresholds"),
    Page("thresholds", f"{N}/thresholds?{_DAY}"),
    Page("matters", f"{N}/matters"),
    Page("matters", f"{N}/matters?{_DAY}"),
    Page("reading", f"{N}/reading"),
    Page("reading", f"{N}/reading?{_DAY}"),
    Page("report", f"{N}/report"),
    Page("report_read", f"{N}/report/read", (200, 200, 404)),
    Page("report_read", f"{N}/report/read?edition=nobody", (400, 400, 400)),
    Page("report_pdf", f"{N}/report/pdf?edition=coded", (302, 302, 404)),
    Page("report_released", f"{N}/report/released/999", (404, 404, 404)),
    Page("report_released_pdf", f"{N}/report/released/999/pdf", (404, 404, 404)),
    Page("report_map", f"{N}/report/map.svg?{_DAY}", (302, 302, 404)),
    Page("surveys", f"{N}/surveys"),
    Page("survey", f"{N}/survey/of/nothing", (404, 404, 404)),
    Page("survey_enter", f"{N}/survey/enter/nothing", (404, 404, 404)),
    Page("survey_paper", f"{N}/survey/paper/nothing", (404, 404, 404)),
    Page("survey_answer", "/answer/nothing", (404, 404, 404)),
    Page("survey_answered", "/answered"),
    Page("roster", f"{N}/roster/of/nothing", (404, 404, 404)),
    Page("roster_answer", f"{N}/roster/answer/nothing?other=a", (404, 404, 404)),
    Page("roster_named", "/named/nothing", (404, 404, 404)),
    Page("lenses", f"{N}/lenses"),
    Page("lenses", f"{N}/lenses?{_DAY}"),
    *(Page("lens", f"{N}/lenses/{one}") for one in ("link", "definitions")),
    Page("lens", f"{N}/lenses/nothing", (404, 404, 404)),
    Page("lens_file", f"{N}/lenses/link/file"),
    Page("lens_file", f"{N}/lenses/nothing/file", (404, 404, 404)),
    Page("lens_write", f"{N}/lens/write", (200, 403, 403)),
    Page("lens_write", f"{N}/lens/write?from=link", (200, 403, 403)),
    Page("lens_write", f"{N}/lens/write?from=nothing", (404, 403, 403)),
    Page("dimensions", f"{N}/dimensions"),
    Page("dimensions", f"{N}/dimensions?{_DAY}"),
    *(Page("dimension", f"{N}/dimensions/{one}") for one in ("D1", "D9", "L6", "G4")),
    Page("dimension", f"{N}/dimensions/nothing", (404, 404, 404)),
    Page("pictures", f"{N}/pictures"),
    Page("pictures", f"{N}/pictures?{_DAY}"),
    *(Page("picture", f"{N}/pictures/{one}") for one in ("rhythm", "power")),
    Page("picture", f"{N}/pictures/nothing", (404, 404, 404)),
    Page("map", f"{N}/map"),
    Page("map", f"{N}/map?{_DAY}"),
    Page("members", f"{N}/members"),
    Page("members", f"{N}/members?kind=group&q=ป่า", headers=_PART),
    Page("members", f"{N}/members?sort=place&role=member&no_line=yes"),
    Page("members", f"{N}/members?consent=refused", (200, 403, 403)),
    Page("lines", f"{N}/lines"),
    Page("lines", f"{N}/lines?state=active&{_DAY}", headers=_PART),
    Page("happened", f"{N}/happened"),
    Page("happened", f"{N}/happened?kind=activity&place=t1&since=2026", headers=_PART),
    Page("who_came", f"{N}/who-came"),
    Page("saved_view", f"{N}/saved?view=999", (404, 404, 404)),
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
    Page("places", f"{N}/places"),
    Page("places", f"{N}/places?q=ฮอม"),
    Page("places", f"{N}/places?q=ฮอม", headers=_PART),
    Page("place_map", f"{N}/places/map"),
    Page("place_map", f"{N}/places/map?level=subdistrict&{_DAY}"),
    Page("lineage", f"{N}/lineage"),
    Page("lineage", f"{N}/lineage?{_DAY}"),
    Page("compared", f"{N}/compared"),
    Page("compared", f"{N}/compared?one=&other=&other_day=2025-10-31"),
    Page("compared", f"{N}/compared?one=&other=nothing", (404, 404, 200)),
    Page("compared", f"{N}/compared?one=&other=&other_day=never", (400, 400, 400)),
    Page("places_known", f"{N}/places/known?place=ฮอม"),
    Page("place_new", f"{N}/place/new?inside=t2", (200, 403, 403)),
    Page("place_edit", f"{N}/place/edit/t2", (200, 403, 403)),
    Page("place", f"{N}/place/of/t2", (200, 200, 404)),
    Page("place", f"{N}/place/of/nothing", (404, 404, 404)),
    Page("concepts", f"{N}/concepts"),
    Page("concepts", f"{N}/concepts?q=โทรศัพท์", headers=_PART),
    Page("concept", f"{N}/concept/of/DEF-02?{_DAY}"),
    Page("concept", f"{N}/concept/of/MEAN-1a"),
    Page("concept", f"{N}/concept/of/nothing", (404, 404, 404)),
    Page("claims", f"{N}/claims"),
    Page("claim", f"{N}/claims/of/CLAIM-13"),
    Page("claim", f"{N}/claims/of/CLAIM-10"),
    Page("claim", f"{N}/claims/of/DEF-02", (404, 404, 404)),
    Page("claim_rows", f"{N}/claims/rows/nothing", (404, 404, 404)),
    Page("pilot", f"{N}/pilot"),
    Page("pilot", f"{N}/pilot?{_DAY}"),
    Page("issues", f"{N}/issues"),
    Page("issue_new", f"{N}/issue/new", (200, 403, 403)),
    Page("issue_edit", f"{N}/issue/edit/water", (200, 403, 403)),
    Page("issue", f"{N}/issue/of/water", (200, 200, 404)),
    Page("issue", f"{N}/issue/of/nothing", (404, 404, 404)),
    Page("acquaintance", f"{N}/do-you-know"),
    Page("tie_kinds", f"{N}/kinds-of-line"),
    Page("record", f"{N}/record"),
    Page("record", f"{N}/record?kind=learning"),
    Page("kind_sheet", f"{N}/sheet/learning"),
    Page("goals", f"{N}/goals"),
    Page("goals", f"{N}/goals?{_DAY}"),
    Page("goal", f"{N}/goal/of/g1"),
    Page("goal", f"{N}/goal/of/g4", (200, 200, 404)),
    Page("goal", f"{N}/goal/of/nothing", (404, 404, 404)),
    Page("agreements", f"{N}/agreements"),
    Page("agreement", f"{N}/agreement/of/nothing", (404, 404, 404)),
    Page("problems", f"{N}/problems"),
    Page("problem", f"{N}/problem/of/nothing", (404, 404, 404)),
    Page("charter", f"{N}/charter"),
    Page("charter", f"{N}/charter?{_DAY}"),
    Page("board", f"{N}/board"),
    Page("board", f"{N}/board?{_DAY}"),
    Page("decisions", f"{N}/decisions"),
    Page("decision_page", f"{N}/decision/of/nothing", (404, 404, 404)),
    Page("lessons", f"{N}/lessons"),
    Page("mine", f"{N}/mine"),
    Page("more", f"{N}/more"),
    Page("twice", f"{N}/twice", (200, 403, 403)),
    Page("twice_compare", f"{N}/twice/compare?one={MANAGER}&other={NONG_BUA}", (200, 403, 403)),
    Page("twice_compare", f"{N}/twice/compare", (404, 403, 403)),
    Page("history", f"{N}/history"),
    *(
        Page("past", f"{N}/past/{one}", (200, 200, 404))
        for one in (
            *(f"actor/{MANAGER}", f"actor/{NONG_BUA}", f"actor/{NONG_BUA}?{_DAY}&known=3"),
            *("tie/L001", "place/t2", "issue/water", "goal/g1", "goal/g4"),
        )
    ),
    *(Page("past", f"{N}/past/{noun}/nothing", (404, 404, 404)) for noun in PastOf),
    Page("past", f"{N}/past/nothing/a", (400, 400, 400)),
    Page("hidden", f"{N}/hidden"),
    *(
        Page(name, path, (404, 404, 404))
        for name, path in (
            *(("sign_in", "/sign-in"), ("invited", "/invited/x"), ("account", "/account")),
            *(("second_step", "/account/second-step"), ("administration", "/administration")),
            ("access", f"{N}/access"),
        )
    ),
    Page("change", f"{N}/change/2", (200, 200, 404)),
    Page("change", f"{N}/change/999999", (404, 404, 404)),
    Page("since", f"{N}/since"),
    Page("import", "/imports/{batch}", (200, 403, 403)),
    Page("import_progress", "/imports/{batch}/progress", (200, 403, 403)),
    *(
        Page("export", f"{N}/export/{one}", (200, 403, 403))
        for one in ("xlsx", "csv_zip", "graphml", "gexf", "json")
    ),
)
"""Pages of the sample that are opened; `{batch}` is the import that told it. Accounts are not."""

PRESSED: Final = (
    Page("sample", "/sample", (302, 302, 302), {}),
    Page("begin", "/begin", _OPEN, {"name": "ใหม่"}),
    Page("see_as", "/see-as", (302, 302, 302), {"eye": "member"}),
    Page("set_language", "/language", (302, 302, 302), {"language": "en"}),
    Page("seen", f"{N}/seen/2", (302, 302, 302), {}),
    Page("choose_self", f"{N}/self", (302, 302, 404), {"other": MANAGER}),
    *(
        Page(name, path, (404, 404, 404), {})
        for name, path in (
            *(("sign_out", "/sign-out"), ("account_email", "/account/email")),
            *(("account_leave", "/account/leave"),),
            *(("second_step_drop", "/account/second-step/drop"),),
            *(("administration_invite", "/administration/invite"),),
            *(("administration_close", "/administration/close"),),
            *(("administration_reset", "/administration/reset"),),
            *(("access_invite", "/n/trial/access/invite"),),
            *(("access_visitors", "/n/trial/access/visitors"),),
            *(("access_link", "/n/trial/access/1/link"), ("access_end", "/n/trial/access/1/end")),
            ("access_void", "/n/trial/access/void/1"),
        )
    ),
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
    Page("many", "/n/trial/members/change", (200, 403, 403), {"ref": "a", "sector": "state"}),
    Page("many_tell", "/n/trial/members/change/tell", _OPEN, {"ref": "a", "sector": "state"}),
    Page(
        *("saved_view_new", "/n/trial/saved/new", (302, 302, 403)),
        {"of": "members", "name": "กลุ่ม", "wanted": "kind=group", "shared": "yes"},
    ),
    Page("saved_view_drop", "/n/trial/saved/999/drop", (404, 404, 404), {}),
    Page(
        *("who_came_save", "/n/trial/who-came/save", _OPEN),
        {"title": "ประชุม", "when": "31 ต.ค. 2569", "actor": "a", "written": "a", "add": ""},
    ),
    Page("member_withdraw", "/n/trial/member/withdraw/c", (302, 403, 404), {}),
    Page("merge", "/n/trial/twice/merge", (302, 403, 404), _A_AND_C | {"kept": "a"}),
    Page("merge", "/n/trial/twice/merge", (400, 400, 400), _A_AND_C | {"kept": "b"}),
    Page("not_same", "/n/trial/twice/not-same", (302, 403, 404), _A_AND_C),
    Page("take_apart", "/n/trial/member/apart/c", (404, 403, 403), {}),
    Page("same_person", "/n/trial/member/person/pim", (302, 404, 404), {}),
    Page("only_here", "/n/trial/member/only-here/a", (404, 403, 404), {}),
    Page("lay_line", "/n/trial/member/line/a", _OPEN, {"other": "c"}),
    Page("join", "/n/trial/member/join/a", (302, 403, 404), {"role": "hub"}),
    Page("tell_facet", "/n/trial/member/tell/need/a", (302, 403, 404), {"text_th": "น้ำ"}),
    Page("close_facet", "/n/trial/told/need/999", (404, 404, 404), {}),
    Page("leave", "/n/trial/membership/999", (404, 404, 404), {}),
    Page("attempt", "/n/trial/line/attempt/ab", (302, 403, 404), {"answered": "yes"}),
    Page("end_line", "/n/trial/line/end/ab", (302, 403, 404), {}),
    Page("answer", "/n/trial/line/answer/ab", (404, 404, 404), {"attempt": "none"}),
    Page("speak", "/n/trial/line/speak/ab", (302, 403, 404), {"stance": "confirmed"}),
    Page("tie_kind_save", "/n/trial/kinds-of-line/save", _OPEN, {"name": "x", "nature": ""}),
    Page("record", "/n/trial/record", (200, 200, 200), {"words": "วันนี้ ประชุมกลุ่มทอผ้า"}),
    Page("record_kind", "/n/trial/record/kind", (200, 200, 200), {"kind": "exchange"}),
    Page(
        *("record_save", "/n/trial/record/save", _OPEN),
        {"kind": "activity", "data.title": "ประชุม", "when": "31 ต.ค. 2569", "actor": "a"},
    ),
    Page("area_take", "/n/trial/places/take", _OPEN, {"code": "500108"}),
    Page("place_new", "/n/trial/place/new", _OPEN, {"name_th": "ใหม่"}),
    Page("place_edit", "/n/trial/place/edit/bank", (302, 403, 403), {"name_th": "ใหม่"}),
    Page(
        *("place_order", "/n/trial/place/order/river", (302, 403, 404)),
        {"child": "bank", "number": "1"},
    ),
    Page("place_withdraw", "/n/trial/place/withdraw/bank", (302, 403, 404), {}),
    Page("issue_new", "/n/trial/issue/new", _OPEN, {"name_th": "ใหม่"}),
    Page("issue_edit", "/n/trial/issue/edit/water", (302, 403, 403), {"name_th": "ใหม่"}),
    Page("issue_withdraw", "/n/trial/issue/withdraw/water", (302, 403, 404), {}),
    Page("goal_new", "/n/trial/goal/new", _OPEN, {"name_th": "ใหม่"}),
    Page("goal_edit", "/n/trial/goal/edit/own", (302, 403, 404), {"name_th": "ใหม่"}),
    Page("goal_step", "/n/trial/goal/step/own", (302, 403, 404), {"step": "agreed"}),
    Page(
        *("goal_stance", "/n/trial/goal/stance/main", _OPEN),
        {"stance": "sees", "other": "a"},
    ),
    Page(
        *("goal_fit", "/n/trial/goal/fit/own", (302, 403, 404)),
        {"towards": "main", "fit": "neutral", "other": "b"},
    ),
    Page("goal_withdraw", "/n/trial/goal/withdraw/hers", (302, 404, 404), {}),
    Page("agreement_new", f"{_DEAL}/new", _OPEN, {"name_th": "ใหม่", "kind": "mou"}),
    Page("agreement_edit", f"{_DEAL}/edit/weir", _INSIDE, {"objective": "x"}),
    Page("agreement_edit", f"{_DEAL}/edit/secret", (302, 404, 404), {"objective": "x"}),
    Page("agreement_version", f"{_DEAL}/version/weir", _INSIDE, {"terms_th": "ใหม่"}),
    Page("agreement_party", f"{_DEAL}/party/weir", _INSIDE, {"other": "c", "step": "entered"}),
    Page(
        "agreement_answer", f"{_DEAL}/answer/weir", _INSIDE, {"answer": "accepted", "other": "a"}
    ),
    Page("commitment", f"{_DEAL}/promise/weir", _INSIDE, {"owed_by": "b", "name_th": "ไม้ไผ่"}),
    Page("commitment_step", "/n/trial/promise/step/mend", _INSIDE, {"step": "kept"}),
    Page("agreement_withdraw", f"{_DEAL}/withdraw/weir", _INSIDE, {}),
    Page(
        *("threshold_set", "/n/trial/thresholds/set", _OPEN),
        {"name": "reply_days", "value": "10", "reason": "x"},
    ),
    Page("total_on", "/n/trial/dimensions/total/on", _OPEN, {"reason": "x"}),
    Page("total_off", "/n/trial/dimensions/total/off", (404, 403, 403), {}),
    Page(
        *("report_release", "/n/trial/report/release", (404, 403, 403)),
        {"edition": "coded", "length": "short", "adopted": "nothing", "reason": "x"},
    ),
    Page("report_withdraw", "/n/trial/report/withdraw/999", (404, 403, 403), {}),
    Page("threshold_withdraw", "/n/trial/thresholds/withdraw/need_days", (404, 403, 403), {}),
    Page("lens_record", "/n/trial/lens/record", _OPEN, {"text": LENS, "reason": "x"}),
    Page("lens_withdraw", "/n/trial/lens/withdraw", (404, 403, 403), {"lens": "nothing"}),
    Page("matter_step", "/n/trial/matters/step/sole_link-0", (404, 403, 403), {"step": "done"}),
    Page("problem_new", f"{_TROUBLE}/new", _OPEN, {"name_th": "ใหม่"}),
    Page("problem_edit", f"{_TROUBLE}/edit/dry", _INSIDE, {"facets": "x"}),
    Page("problem_step", f"{_TROUBLE}/step/dry", _INSIDE, {"step": "eased"}),
    Page("stakeholder", f"{_TROUBLE}/touches/dry", _INSIDE, {"other": "c", "affected": "yes"}),
    Page("stakeholder_step", f"{_TROUBLE}/who/s1/dry", _INSIDE, {"step": "invited"}),
    Page("problem_withdraw", f"{_TROUBLE}/withdraw/dry", _INSIDE, {}),
    Page("charter_version", "/n/trial/charter/version", _OPEN, {"links": "กลุ่ม", "aim": "น้ำ"}),
    Page("charter_answer", "/n/trial/charter/answer", _OPEN, {"answer": "accepted", "other": "a"}),
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
    Page(
        *("claim_declare", "/n/trial/claims/declare/CLAIM-13", _OPEN),
        {"first": "ม.ค. 2569", "last": "31 ต.ค. 2569"},
    ),
    Page("pilot_open", "/n/trial/pilot/open", _OPEN, {"phase": "before"}),
    Page("pilot_close", "/n/trial/pilot/close/nothing", (404, 404, 404), {}),
    Page("pilot_answer", "/n/trial/pilot/answer/nothing", (404, 404, 404), {"limit_a": "3"}),
    Page("pilot_week", "/n/trial/pilot/week", _OPEN, {"minutes": "8", "who": "a"}),
    Page("harm", "/n/trial/pilot/harm", (302, 302, 403), {"kind": "burden", "words": "ช้า"}),
    Page("harm_step", "/n/trial/pilot/harm/step/nothing", (404, 404, 404), {"step": "seen"}),
    Page("survey_new", "/n/trial/survey/new", (409, 403, 403), {"form": "short", "closes": ""}),
    *(
        Page(f"survey_{one}", f"/n/trial/survey/{one}/nothing", (404, 404, 404), {"links": "1"})
        for one in ("links", "close", "enter")
    ),
    Page("survey_answer", "/answer/nothing", (404, 404, 404), {"q1": "3"}),
    Page("roster_new", "/n/trial/roster/new", (409, 403, 403), {"closes": ""}),
    *(
        Page(f"roster_{one}", f"/n/trial/roster/{one}/nothing", (404, 404, 404), {"other": "a"})
        for one in ("link", "answer", "close")
    ),
    Page("roster_named", "/named/nothing", (404, 404, 404), {"agrees": "yes"}),
    Page("mine_consent", "/n/trial/mine/consent", (403, 403, 403), {"consent": "anyone"}),
    Page("mine_rest", "/n/trial/mine/rest", (403, 403, 403), {"until": "30 พ.ย. 2569"}),
    Page("undo", "/n/trial/undo/{newest}", _OPEN, {}),
    Page("remark", "/n/trial/remark", (302, 302, 302), {"about": "actor a", "remark": "ไม่ใช่"}),
    Page("close_remark", "/n/trial/remark/{remark}/close", _OPEN, {}),
)
"""Buttons of the small record; those that tell something write one Change and no more."""
