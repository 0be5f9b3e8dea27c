"""The lines of the permission matrix about facets, places, plans and asking.

See `tests/matrix.py`.

The letters stand for member, the person `pim`, evaluator, keeper of the part `n`, keeper,
administrator. What they are told of is in `tests.served.tell_work`.
"""

from typing import Any, Final

from saiyai.api.pasts import NOUNS
from tests.knock import Knock, N, ask, page, press
from tests.own_lens import LENS

ALL, KEEPER, IN, KEEPER_IN = "oooooo", "nnnnon", "oooooh", "nnnnoh"
"""Everybody; keepers; everybody inside; keepers, of what outsiders do not know to be there."""
HIS, OWN, OWN_IN, MINE = "hohooh", "nonoon", "nonooh", "nonnnn"
"""Of `pim`, who is hidden; told as `pim`; the same of what is hidden outside; of oneself alone."""
PART_IN, SAID, OWN_SAID = "nnnooh", "nnhnoh", "nohooh"
"""Of the part; of what only those who read rows know, by keepers; the same, told as `pim`."""

_PASTS: Final = (
    *(("actor", "a", IN), ("actor", "pim", HIS), ("actor", "pom", "hhhhoh")),
    *(("tie", "ab", IN), ("event", "walk", "oohooh"), ("event", "call", "hhhhoh")),
    *(("event", "plan", "oohooh"), ("place", "river", IN), ("issue", "water", IN)),
    *(("goal", "main", IN), ("goal", "own", IN), ("goal", "hers", HIS)),
    *(("goal", "given", "hhhhoh"), ("agreement", "weir", IN), ("agreement", "secret", "hhhhoh")),
    *(
        ("charter", "all", IN),
        ("commitment", "mend", IN),
        ("problem", "dry", IN),
        ("tie_kind", "{kind}", IN),
    ),
    *((noun, "nothing", "hhhhhh") for noun in NOUNS.values()),
)
"""Of what there is a history, and for whom: outside for nobody, of nothing."""

_ACTORS: Final = (("a", KEEPER_IN), ("pim", HIS), ("pom", "hhhhoh"))
_NAMED: Final = {"name_en": "New"}
_THRESHOLD: Final = {"name": "reply_days", "value": "10", "reason": "x"}
_LENS: Final = {"text": LENS, "reason": "x"}

OPENED: Final = (
    *(page(one, f"{N}/{one}", ALL) for one in ("places", "issues", "goals", "agreements")),
    *(page(one, f"{N}/{one}", ALL) for one in ("charter", "problems", "board", "decisions")),
    *(page(one, f"{N}/{one}", ALL) for one in ("lessons", "mine", "concepts")),
    page("concept", f"{N}/concept/of/DEF-02", ALL),
    page("surveys", f"{N}/surveys", ALL),
    page("survey", f"{N}/survey/of/voice", IN),
    page("survey", f"{N}/survey/of/nothing", "hhhhhh"),
    page("survey_enter", f"{N}/survey/enter/voice", KEEPER_IN),
    page("survey_paper", f"{N}/survey/paper/voice", IN),
    page("survey_answer", "/answer/{survey_link}", "oooooooo"),
    page("survey_answer", "/answer/none", "hhhhhhhh"),
    page("survey_answered", "/answered", "oooooooo"),
    page("roster", f"{N}/roster/of/voices", IN),
    page("roster", f"{N}/roster/of/nothing", "hhhhhh"),
    page("roster_answer", f"{N}/roster/answer/voices?other=a", KEEPER_IN),
    page("roster_answer", f"{N}/roster/answer/voices?other=pim", "nonooh"),
    page("roster_answer", f"{N}/roster/answer/voices?other=nobody", "nnnnhh"),
    page("roster_named", "/named/{own_link}", "oooooooo"),
    page("roster_named", "/named/none", "hhhhhhhh"),
    page("lineage", f"{N}/lineage", ALL),
    page("compared", f"{N}/compared", ALL),
    page("place_map", f"{N}/places/map", ALL),
    page("places_known", f"{N}/places/known?place=River", ALL),
    page("acquaintance", f"{N}/do-you-know", ALL),
    page("tie_kinds", f"{N}/kinds-of-line", ALL),
    page("kind_sheet", f"{N}/sheet/learning", ALL),
    *(page("past", f"{N}/past/{noun}/{one}", letters) for noun, one, letters in _PASTS),
    *(
        page(name, f"{N}/{path}", KEEPER)
        for name, path in (
            *(("place_new", "place/new"), ("place_edit", "place/edit/bank")),
            *(("issue_new", "issue/new"), ("issue_edit", "issue/edit/water")),
            *(("twice", "twice"), ("twice_compare", "twice/compare?one=a&other=b")),
        )
    ),
    *(
        page(name, f"{N}/{path}", letters)
        for name, path, letters in (
            *(("place", "place/of/river", IN), ("issue", "issue/of/water", IN)),
            *(("goal", "goal/of/main", ALL), ("goal", "goal/of/own", IN)),
            *(("goal", "goal/of/hers", HIS), ("goal", "goal/of/given", "hhhhoh")),
            *(("agreement", "agreement/of/weir", IN), ("problem", "problem/of/dry", IN)),
            *(("agreement", "agreement/of/secret", "hhhhoh"),),
            ("decision_page", "decision/of/plan", "oohooh"),
        )
    ),
    *(
        page(name, f"{N}/{name}/of/nothing", "hhhhhh")
        for name in ("place", "issue", "goal", "agreement", "problem", "concept")
    ),
)

_LINE: Final = {"kind": "gift", "words": "seedlings", "good": "goods", "other": "b"}

PRESSED: Final = (
    press("take_apart", f"{N}/member/apart/d", KEEPER),
    press("same_person", f"{N}/member/person/a", "nnnnxh"),
    press("same_person", f"{N}/member/person/pim", HIS),
    press("only_here", f"{N}/member/only-here/pom", "hhhhoh"),
    press("merge", f"{N}/twice/merge", KEEPER_IN, one="a", other="c", kept="a"),
    press("merge", f"{N}/twice/merge", "hnhnxh", one="a", other="pim", kept="a"),
    press("not_same", f"{N}/twice/not-same", KEEPER_IN, one="a", other="c"),
    press("join", f"{N}/member/join/c", PART_IN, role="hub", network="n"),
    press("join", f"{N}/member/join/a", KEEPER_IN, role="hub"),
    press("join", f"{N}/member/join/pom", "hhhhoh", role="hub"),
    *(press("tell_facet", f"{N}/member/tell/need/{one}", to, text_en="x") for one, to in _ACTORS),
    press("tell_facet", f"{N}/member/tell/position/n", PART_IN, kind="office", title_en="x"),
    press("close_facet", f"{N}/told/need/{{need}}", SAID),
    press("close_facet", f"{N}/told/position/{{position}}", "nnhooh", mistake="yes"),
    press("close_facet", f"{N}/told/need/0", "hhhhhh"),
    press("leave", f"{N}/membership/{{membership}}", "hnhooh"),
    press("leave", f"{N}/membership/{{joined}}", KEEPER_IN),
    press("leave", f"{N}/membership/0", "hhhhhh"),
    press("answer", f"{N}/line/answer/bn", "hhhooh", attempt="{attempt}", answered="yes"),
    press("speak", f"{N}/line/speak/ab", KEEPER_IN, stance="confirmed"),
    press("speak", f"{N}/line/speak/ac", PART_IN, stance="confirmed"),
    press("tie_kind_save", f"{N}/kinds-of-line/save", KEEPER, name="x", nature=""),
    press("record_kind", f"{N}/record/kind", ALL, kind="exchange"),
    press("area_take", f"{N}/places/take", KEEPER, code="500108"),
    press("place_new", f"{N}/place/new", KEEPER, **_NAMED),
    press("place_edit", f"{N}/place/edit/bank", KEEPER, **_NAMED),
    press("place_order", f"{N}/place/order/river", KEEPER_IN, child="bank", number="1"),
    press("place_withdraw", f"{N}/place/withdraw/bank", KEEPER_IN),
    press("issue_new", f"{N}/issue/new", KEEPER, **_NAMED),
    press("issue_edit", f"{N}/issue/edit/water", KEEPER, **_NAMED),
    press("issue_withdraw", f"{N}/issue/withdraw/water", KEEPER_IN),
    *(
        press("goal_new", f"{N}/goal/new", to, owner=one, **_NAMED)
        for one, to in (("", KEEPER), ("b", KEEPER), ("pim", OWN), ("pom", KEEPER))
    ),
    *(
        press(f"goal_{way}", f"{N}/goal/{way}/{one}", to, **form)
        for one, to in (("own", KEEPER_IN), ("hers", HIS), ("given", "hhhhoh"))
        for way, form in (("edit", _NAMED), ("step", {"step": "agreed"}), ("withdraw", {}))
    ),
    press("goal_stance", f"{N}/goal/stance/main", KEEPER, stance="sees", other="a"),
    press("goal_stance", f"{N}/goal/stance/main", OWN, stance="sees", other="pim"),
    press("goal_fit", f"{N}/goal/fit/own", KEEPER_IN, towards="main", fit="neutral", other="b"),
    press("goal_fit", f"{N}/goal/fit/own", OWN_IN, towards="main", fit="neutral", other="pim"),
    press("agreement_new", f"{N}/agreement/new", KEEPER, kind="mou", **_NAMED),
    press("agreement_edit", f"{N}/agreement/edit/weir", KEEPER_IN, objective="x"),
    press("agreement_edit", f"{N}/agreement/edit/secret", "hhhhoh", objective="x"),
    press("agreement_version", f"{N}/agreement/version/weir", KEEPER_IN, terms_en="x"),
    press("agreement_party", f"{N}/agreement/party/weir", KEEPER_IN, other="c", step="entered"),
    press("agreement_withdraw", f"{N}/agreement/withdraw/weir", KEEPER_IN),
    *(
        knock
        for one, to in (("b", KEEPER_IN), ("pim", OWN_IN))
        for knock in (
            press(
                *("agreement_answer", f"{N}/agreement/answer/weir", to),
                answer="accepted",
                other=one,
            ),
            press("commitment", f"{N}/agreement/promise/weir", to, owed_by=one, name_en="x"),
        )
    ),
    press("survey_new", f"{N}/survey/new", "nnnnxn", form="short", closes="2026-11-14"),
    press("survey_links", f"{N}/survey/links/voice", KEEPER_IN, links="2"),
    press("survey_enter", f"{N}/survey/enter/voice", KEEPER_IN, q1="3"),
    press("survey_close", f"{N}/survey/close/voice", KEEPER_IN),
    press("survey_answer", "/answer/{survey_link}", "oooooooo", q1="4"),
    press("roster_new", f"{N}/roster/new", "nnnnxn", closes="2026-11-14"),
    press("roster_link", f"{N}/roster/link/voices", KEEPER_IN, other="b"),
    press("roster_answer", f"{N}/roster/answer/voices", KEEPER_IN, other="a", agrees="yes"),
    press("roster_answer", f"{N}/roster/answer/voices", "nonooh", other="pim", agrees="yes"),
    press("roster_answer", f"{N}/roster/answer/voices", "nxnxxh", other="pim", view="b"),
    press("roster_close", f"{N}/roster/close/voices", KEEPER_IN),
    press("roster_named", "/named/{own_link}", "oooooooo", agrees="yes", view="b"),
    press("roster_named", "/named/{own_link}", "xxxxxxxx", view="b"),
    press("roster_named", "/named/none", "hhhhhhhh", agrees="yes"),
    press("survey_answer", "/answer/none", "hhhhhhhh", q1="4"),
    press("commitment_step", f"{N}/promise/step/mend", KEEPER_IN, step="kept"),
    press("charter_version", f"{N}/charter/version", KEEPER, links="groups", aim="water"),
    press("charter_answer", f"{N}/charter/answer", KEEPER, answer="accepted", other="a"),
    press("charter_answer", f"{N}/charter/answer", OWN, answer="accepted", other="pim"),
    press("problem_new", f"{N}/problem/new", KEEPER, **_NAMED),
    press("problem_new", f"{N}/problem/new", OWN, raised_by="pim", **_NAMED),
    press("problem_edit", f"{N}/problem/edit/dry", KEEPER_IN, facets="x"),
    press("problem_step", f"{N}/problem/step/dry", KEEPER_IN, step="eased"),
    press("threshold_set", f"{N}/thresholds/set", KEEPER, **_THRESHOLD),
    press("threshold_withdraw", f"{N}/thresholds/withdraw/need_days", "nnnnhn"),
    press(
        *("report_release", f"{N}/report/release", "nnnnhn"),
        edition="coded",
        length="short",
        decision="nothing",
        reason="x",
    ),
    press("report_withdraw", f"{N}/report/withdraw/999", "nnnnhn"),
    press("lens_record", f"{N}/lens/record", KEEPER, **_LENS),
    press("lens_withdraw", f"{N}/lens/withdraw", "nnnnhn", lens="nothing"),
    press("total_on", f"{N}/dimensions/total/on", KEEPER, reason="x"),
    press("total_off", f"{N}/dimensions/total/off", "nnnnhn"),
    press("matter_step", f"{N}/matters/step/sole_link-0", "nnnnhn", step="done"),
    press("problem_withdraw", f"{N}/problem/withdraw/dry", KEEPER_IN),
    press("stakeholder", f"{N}/problem/touches/dry", KEEPER_IN, described="x", affected="yes"),
    press("stakeholder", f"{N}/problem/touches/dry", PART_IN, other="c", affected="yes"),
    press("stakeholder", f"{N}/problem/touches/dry", OWN_IN, other="pim", affected="yes"),
    press("stakeholder_step", f"{N}/problem/who/s1/dry", SAID, step="invited"),
    press("board_ask", f"{N}/board/ask", KEEPER, what="x", who="a", reach=""),
    press("board_ask", f"{N}/board/ask", OWN, what="x", who="pim", reach=""),
    press("board_ask", f"{N}/board/ask", "nhnhon", what="x", who="pom", reach=""),
    press("board_line", f"{N}/board/line", KEEPER, who="a", **_LINE),
    press("board_line", f"{N}/board/line", OWN, who="pim", **_LINE),
    press("board_step", f"{N}/board/step/ask", SAID, step="offered", who="b"),
    press("board_step", f"{N}/board/step/ask", OWN_SAID, step="offered", who="pim"),
    press("propose", f"{N}/decisions/new", KEEPER, what="x", who="a"),
    press("propose", f"{N}/decisions/new", OWN, what="x", who="pim"),
    *(
        press("decision_step", f"{N}/decision/step/plan", to, step="consulted", who=one)
        for one, to in (("a", SAID), ("pim", OWN_SAID))
    ),
    press("ballot_open", f"{N}/decision/ballot/other", SAID),
    press("vote", f"{N}/decision/vote/plan", "nohnnh", option="{option}"),
    press("ballot_count", f"{N}/decision/count/plan", SAID),
    press("lesson_step", f"{N}/lesson/step/lesson", SAID, step="used", who="b"),
    press("lesson_step", f"{N}/lesson/step/lesson", OWN_SAID, step="used", who="pim"),
    press("lesson_step", f"{N}/lesson/step/lesson", "nhhhoh", step="checked", who="pom"),
    press("mine_consent", f"{N}/mine/consent", MINE, consent="anyone"),
    press("mine_rest", f"{N}/mine/rest", MINE, until="2026-11-30"),
)


def told(method: str, route: str, path: str, letters: str, body: Any = None) -> Knock:
    """A route below that of the network, as it is declared and as it is asked."""
    return ask(method, f"/{{slug}}/{route} /{{slug}}/{path}", letters, body)


_FACETS: Final[dict[str, tuple[str, dict[str, object]]]] = {
    "profile": (HIS, {"actor": "pim", "expertise": "weirs"}),
    "place": (KEEPER_IN, {"actor": "a", "place": "bank", "purpose": "seat"}),
    "backing": (KEEPER_IN, {"actor": "a", "parent": "b", "principles": True}),
    "own_work": (KEEPER_IN, {"actor": "a", "goes_on": True}),
    "statement": (KEEPER_IN, {"actor": "a", "kind": "mission", "text_en": "x"}),
    "capability": (PART_IN, {"actor": "c", "kind": "skill", "text_en": "x", "offered": True}),
    "need": (KEEPER, {"actor": "", "text_en": "Of the network itself"}),
    "standing": (PART_IN, {"actor": "c", "network": "n", "state": "invited"}),
    "position": (PART_IN, {"actor": "n", "kind": "office", "title_en": "x"}),
    "holding": (PART_IN, {"actor": "n", "position": "{position}", "holder": "c"}),
    "channel": (HIS, {"actor": "pim", "kind": "phone", "value": "08"}),
    "consent": (HIS, {"actor": "pim", "purpose": "name", "audience": "anyone"}),
    "voice": (HIS, {"actor": "pim", "speaker": "a"}),
}
_ASK: Final = {"what": "a tractor"}

ASKED: Final = (
    ask("GET", "/{slug}/rosters/", ALL),
    ask("GET", "/{slug}/rosters/{ref} /{slug}/rosters/voices", IN),
    ask("GET", "/{slug}/rosters/{ref} /{slug}/rosters/nothing", "hhhhhh"),
    ask("GET", "/api/v1/namings/{token} /api/v1/namings/{own_link}", "oooooooo"),
    ask("GET", "/api/v1/namings/{token} /api/v1/namings/none", "hhhhhhhh"),
    ask(
        *("PUT", "/api/v1/namings/{token} /api/v1/namings/{own_link}", "oooooooo"),
        {"agrees": True, "namings": {"view": ["b"]}},
    ),
    ask("DELETE", "/api/v1/namings/{token} /api/v1/namings/{own_link}", "oooooooo"),
    ask("POST", "/{slug}/rosters/", "nnnnxn", {"closes": "2026-11-14"}),
    *(
        ask("POST", f"/{{slug}}/rosters/{way}/{{ref}} /{{slug}}/rosters/{way}/voices", to, body)
        for way, to, body in (
            ("links", KEEPER_IN, {"actor": "b"}),
            ("answers", KEEPER_IN, {"actor": "a", "agrees": True, "namings": {}}),
            ("answers", "nonooh", {"actor": "pim", "agrees": True, "namings": {}}),
            ("answers", "nxnxxh", {"actor": "pim", "agrees": False, "namings": {}}),
            ("withdrawals", KEEPER_IN, {"actor": "a"}),
            ("withdrawals", "nonooh", {"actor": "pim"}),
            ("endings", KEEPER_IN, None),
        )
    ),
    ask("GET", "/{slug}/surveys/", ALL),
    ask("GET", "/{slug}/surveys/{ref} /{slug}/surveys/voice", IN),
    ask("GET", "/{slug}/surveys/{ref} /{slug}/surveys/nothing", "hhhhhh"),
    ask("GET", "/api/v1/answers/{token} /api/v1/answers/{survey_link}", "oooooooo"),
    ask("GET", "/api/v1/answers/{token} /api/v1/answers/none", "hhhhhhhh"),
    ask(
        *("POST", "/api/v1/answers/{token} /api/v1/answers/{survey_link}", "oooooooo"),
        {"answers": {"q1": 4}},
    ),
    ask("POST", "/{slug}/surveys/", "nnnnxn", {"form": "short", "closes": "2026-11-14"}),
    *(
        ask("POST", f"/{{slug}}/surveys/{way}/{{ref}} /{{slug}}/surveys/{way}/voice", to, body)
        for way, to, body in (
            ("links", KEEPER_IN, {"count": 1}),
            ("sheets", KEEPER_IN, {"answers": {"q1": 3}}),
            ("endings", KEEPER_IN, None),
        )
    ),
    *(ask("GET", f"/{{slug}}/{one}/", ALL) for one in ("facets", "tie-kinds", "places", "issues")),
    *(ask("GET", f"/{{slug}}/{one}/", ALL) for one in ("goals", "agreements", "charter")),
    *(ask("GET", f"/{{slug}}/{one}/", ALL) for one in ("problems", "requests", "decisions")),
    *(ask("GET", f"/{{slug}}/{one}", ALL) for one in ("lessons/", "ties/unspoken")),
    *(ask("GET", f"/{{slug}}/requests/{one}", ALL) for one in ("counts", "suggestions")),
    *(
        ask("GET", f"/{{slug}}/{one}", ALL)
        for one in (
            "facets/versions",
            "places/official",
            "places/map",
            "places/shapes",
            "analyses/compared",
        )
    ),
    ask("GET", "/{slug}/duplicates/", KEEPER),
    *(
        told("GET", route, f"{route}?actor={one}", letters)
        for route in ("facets/", "facets/versions", "memberships/around")
        for one, letters in (("a", IN), ("pim", HIS), ("pom", "hhhhoh"))
    ),
    *(
        told("GET", f"pasts/{noun}/{{ref}}", f"pasts/{noun}/{one}", letters)
        for noun, of in NOUNS.items()
        for one_of, one, letters in _PASTS
        if one_of == of
    ),
    ask("GET", "/{slug}/memberships/within", ALL),
    told("GET", "memberships/within", "memberships/within?network=n", IN),
    *(
        told("GET", f"{kind}/{{ref}}", f"{kind}/{one}", letters)
        for kind, one, letters in (
            *(("places", "river", IN), ("issues", "water", IN), ("goals", "main", ALL)),
            *(("goals", "own", IN), ("goals", "hers", HIS), ("goals", "given", "hhhhoh")),
            *(("agreements", "weir", IN), ("agreements", "secret", "hhhhoh")),
            *(("problems", "dry", IN), ("requests", "ask", "oohooh")),
            *(("decisions", "plan", "oohooh"), ("lessons", "lesson", "oohooh")),
            *(("persons", "a", IN), ("persons", "pim", HIS), ("persons", "pom", "hhhhoh")),
            *(("ties/assertions", "ab", IN), ("ties/attempts", "bn", IN)),
        )
    ),
    *(
        ask("POST", f"/{{slug}}/facets/{facet}", letters, body)
        for facet, (letters, body) in _FACETS.items()
    ),
    ask("POST", "/{slug}/facets/standing", KEEPER_IN, {"actor": "c", "state": "invited"}),
    *(
        told(method, f"facets/{{facet}}/{{row_id}}{end}", f"facets/{row}{end}", letters, body)
        for method, end, body in (("POST", "/end", {}), ("DELETE", "", None))
        for row, letters in (("need/{need}", SAID), ("need/0", "hhhhhh"))
    ),
    ask(
        *("POST", "/{slug}/memberships/", PART_IN),
        {"member": "c", "network": "n", "role": "hub"},
    ),
    ask("POST", "/{slug}/memberships/", KEEPER_IN, {"member": "a", "role": "hub"}),
    *(
        told(method, f"memberships/{{row_id}}{end}", f"memberships/{row}{end}", letters, body)
        for method, end, body in (("PUT", "", {"why": "x"}), ("POST", "/leave", {}))
        for row, letters in (("{membership}", "hnhooh"), ("{joined}", KEEPER_IN))
    ),
    told("DELETE", "memberships/{row_id}", "memberships/{membership}", "hnhooh"),
    told("POST", "persons/{ref}", "persons/pim", HIS, {}),
    told("DELETE", "persons/{ref}", "persons/pom", "hhhhoh"),
    ask("POST", "/{slug}/duplicates/merges", KEEPER_IN, {"kept": "a", "merged": "c"}),
    ask("POST", "/{slug}/duplicates/merges", "hnhnxh", {"kept": "a", "merged": "pim"}),
    told("DELETE", "duplicates/merges/{ref}", "duplicates/merges/d", KEEPER),
    ask("POST", "/{slug}/duplicates/not-same", KEEPER_IN, {"one": "a", "other": "c"}),
    ask("POST", "/{slug}/tie-kinds/", KEEPER, {"name": "x"}),
    told("PUT", "tie-kinds/{number}", "tie-kinds/{kind}", KEEPER_IN, {"name": "x"}),
    ask("POST", "/{slug}/places/official", KEEPER, {"code": "500108"}),
    told("POST", "places/order/{ref}", "places/order/river", KEEPER_IN, {"ids": ["bank"]}),
    *(ask("POST", f"/{{slug}}/{one}/", KEEPER, _NAMED) for one in ("places", "issues", "goals")),
    *(
        told(method, f"{kind}/{{ref}}", f"{kind}/{one}", KEEPER_IN, body)
        for kind, one in (("places", "bank"), ("issues", "water"))
        for method, body in (("PUT", _NAMED), ("DELETE", None))
    ),
    ask("POST", "/{slug}/goals/", OWN, _NAMED | {"owner": "pim"}),
    *(
        knock
        for one, letters in (("own", KEEPER_IN), ("hers", HIS), ("given", "hhhhoh"))
        for knock in (
            told("PATCH", "goals/{ref}", f"goals/{one}", letters, _NAMED),
            told("DELETE", "goals/{ref}", f"goals/{one}", letters),
            told("POST", "goals/steps/{ref}", f"goals/steps/{one}", letters, {"step": "agreed"}),
        )
    ),
    *(
        knock
        for one, letters in (("a", KEEPER), ("pim", OWN))
        for knock in (
            told(
                *("POST", "goals/stances/{ref}", "goals/stances/main", letters),
                {"stance": "sees", "actor": one},
            ),
            ask("POST", "/{slug}/charter/answers", letters, {"answer": "accepted", "actor": one}),
        )
    ),
    ask("POST", "/{slug}/agreements/", KEEPER, _NAMED | {"kind": "mou"}),
    *(
        told(method, "agreements/{ref}", f"agreements/{one}", letters, body)
        for one, letters in (("weir", KEEPER_IN), ("secret", "hhhhoh"))
        for method, body in (("PATCH", {"objective": "x"}), ("DELETE", None))
    ),
    *(
        told("POST", f"{way}/{{ref}}", f"{way}/{one}", letters, body)
        for way, one, letters, body in (
            ("goals/fits", "own", OWN_IN, {"towards": "main", "fit": "neutral", "actor": "pim"}),
            ("agreements/versions", "weir", KEEPER_IN, {"terms_en": "x"}),
            ("agreements/parties", "weir", KEEPER_IN, {"actor": "c"}),
            ("agreements/answers", "weir", KEEPER_IN, {"answer": "accepted", "actor": "b"}),
            ("agreements/answers", "weir", OWN_IN, {"answer": "accepted", "actor": "pim"}),
            ("agreements/commitments", "weir", OWN_IN, {"owed_by": "pim", "name_en": "x"}),
            ("agreements/commitment-steps", "mend", KEEPER_IN, {"step": "kept"}),
            ("problems/steps", "dry", KEEPER_IN, {"step": "eased"}),
            ("problems/stakeholders", "dry", PART_IN, {"actor": "c"}),
            ("problems/stakeholder-steps", "dry", SAID, {"id": "s1", "step": "invited"}),
            ("requests/steps", "ask", SAID, {"step": "offered", "helper": "b"}),
            ("requests/steps", "ask", OWN_SAID, {"step": "offered", "helper": "pim"}),
            ("decisions/ballots", "other", SAID, {}),
            ("decisions/votes", "plan", "nohnnh", {"option": "{option}"}),
            ("decisions/counts", "plan", SAID, None),
            ("lessons/steps", "lesson", SAID, {"step": "used", "who": "b"}),
            ("lessons/steps", "lesson", OWN_SAID, {"step": "used", "who": "pim"}),
        )
    ),
    ask("POST", "/{slug}/problems/", OWN, _NAMED | {"raised_by": "pim"}),
    told("PATCH", "problems/{ref}", "problems/dry", KEEPER_IN, {"facets": "x"}),
    *(ask("GET", f"/{{slug}}/{one}/", ALL) for one in ("matters", "thresholds", "total")),
    ask("POST", "/{slug}/total/", KEEPER, {"reason": "x"}),
    ask("DELETE", "/{slug}/total/", "nnnnhn"),
    ask("POST", "/{slug}/thresholds/", KEEPER, _THRESHOLD),
    told("DELETE", "thresholds/{name}", "thresholds/need_days", "nnnnhn"),
    ask("POST", "/{slug}/analyses/lenses", KEEPER, _LENS),
    told("DELETE", "analyses/lenses/{lens}", "analyses/lenses/nothing", "nnnnhn"),
    told(
        "POST", "matters/{matter}/steps", "matters/sole_link-0/steps", "nnnnhn", {"step": "done"}
    ),
    told("DELETE", "problems/{ref}", "problems/dry", KEEPER_IN),
    ask("POST", "/{slug}/charter/", KEEPER, {"links": "groups", "aim": "water"}),
    *(
        ask("POST", "/{slug}/requests/", letters, _ASK | {"requester": one})
        for one, letters in (("a", KEEPER), ("pim", OWN))
    ),
    *(
        knock
        for one, letters, said in (("a", KEEPER, SAID), ("pim", OWN, OWN_SAID))
        for knock in (
            ask(
                *("POST", "/{slug}/decisions/", letters),
                {"what": "x", "parts": [{"actor": one, "role": "proposer"}]},
            ),
            told(
                *("POST", "decisions/steps/{ref}", "decisions/steps/plan", said),
                {"what": "x", "step": "consulted", "parts": [{"actor": one, "role": "decider"}]},
            ),
        )
    ),
    ask("GET", "/{slug}/mine/", MINE),
    ask("PUT", "/{slug}/mine/consent", MINE, {"consent": "anyone"}),
    ask("POST", "/{slug}/mine/rest", MINE, {"until": "2026-11-30"}),
)

WORK: Final = (*OPENED, *PRESSED, *ASKED)
