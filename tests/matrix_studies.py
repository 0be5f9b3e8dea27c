"""The lines of the permission matrix about tests of claims, and the pilot."""

from typing import Final

from tests.knock import N, ask, page, press
from tests.matrix_work import ALL, KEEPER, KEEPER_IN, OWN, OWN_IN, told

_SHEET: Final = {"limit_a": "4"}
_ANSWER: Final = {"answers": {"limit_a": 4}, "agrees": True, "actor": "pim"}
_DAYS: Final = {"first": "2026-01-01", "last": "2026-10-31"}

STUDIES: Final = (
    page("claims", f"{N}/claims", ALL),
    page("claim", f"{N}/claims/of/CLAIM-13", ALL),
    page("claim", f"{N}/claims/of/CLAIM-10", ALL),
    page("claim", f"{N}/claims/of/DEF-02", "hhhhhh"),
    page("claim_rows", f"{N}/claims/rows/nothing", "hhhhhh"),
    press("claim_declare", f"{N}/claims/declare/CLAIM-13", KEEPER, **_DAYS),
    press("claim_declare", f"{N}/claims/declare/CLAIM-10", "nnnnxn", **_DAYS),
    page("pilot", f"{N}/pilot", ALL),
    press("pilot_open", f"{N}/pilot/open", "nnnnxn", phase="before"),
    press("pilot_close", f"{N}/pilot/close/nothing", "hhhhhh"),
    press("pilot_close", f"{N}/pilot/close/{{round}}", KEEPER_IN),
    press("pilot_answer", f"{N}/pilot/answer/nothing", "hhhhhh"),
    press(
        "pilot_answer", f"{N}/pilot/answer/{{round}}", OWN_IN, who="pim", agrees="yes", **_SHEET
    ),
    press("pilot_week", f"{N}/pilot/week", OWN, minutes="5", who="pim"),
    press("pilot_week", f"{N}/pilot/week", KEEPER, minutes="5", who="a"),
    press("harm", f"{N}/pilot/harm", "ooooon", kind="burden"),
    press("harm_step", f"{N}/pilot/harm/step/{{harm}}", KEEPER_IN, step="seen"),
    press("harm_step", f"{N}/pilot/harm/step/nothing", "hhhhhh", step="seen"),
    ask("GET", "/{slug}/pilot/", ALL),
    ask("POST", "/{slug}/pilot/rounds", "nnnnxn", {"phase": "before"}),
    told("POST", "pilot/closings/{ref}", "pilot/closings/{round}", KEEPER_IN),
    told("POST", "pilot/answers/{ref}", "pilot/answers/{round}", OWN_IN, _ANSWER),
    told("DELETE", "pilot/answers/{ref}", "pilot/answers/{round}?actor=pim", "nxnxxh"),
    ask("POST", "/{slug}/pilot/weeks", OWN, {"minutes": 5, "actor": "pim"}),
    ask("POST", "/{slug}/pilot/harms", "ooooon", {"kind": "burden"}),
    told("POST", "pilot/harm-steps/{ref}", "pilot/harm-steps/{harm}", KEEPER_IN, {"step": "seen"}),
    ask("GET", "/{slug}/claims/", ALL),
    ask("POST", "/{slug}/claims/", KEEPER, {"claim": "CLAIM-13", **_DAYS}),
    ask("GET", "/{slug}/claims/evidence/{ref} /{slug}/claims/evidence/nothing", "hhhhhh"),
)
