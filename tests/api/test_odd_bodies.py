"""Odd bodies: whatever is thrown at a write, the answer is a refusal or a fact, never a fault."""

import json
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.kinds.catalogue import KINDS
from saiyai.records.models import Network
from tests.api.knocks import TOLD, Knock
from tests.doors import Reader

pytestmark = pytest.mark.both

REFS = st.sampled_from(["a", "b", "c", "pim", "n", "ab", "nobody", "", "ก/ข", "\0"])
WORDS = st.one_of(
    REFS,
    st.sampled_from([kind.id for kind in KINDS.values()]),
    st.sampled_from(["contact", "money", "participant", "satang", "learn", "ended", "W", "kin"]),
    st.sampled_from(["2026-10-01", "ต.ค. 2569", "2569", "9999-12-31", "2026-11-30", "1 ก.พ."]),
    st.text(max_size=80),
)
NUMBERS = st.one_of(st.integers(-(2**70), 2**70), st.floats(allow_nan=False), st.booleans())
VALUES = st.recursive(
    st.one_of(st.none(), WORDS, NUMBERS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = (
    *("id", "name_th", "name_en", "slug", "kind", "sector", "place", "issues", "consent", "note"),
    *("aliases", "source", "target", "directed", "stance", "said_by", "said", "since", "rhythm"),
    *("foundation", "culture", "power", "learning", "weight", "occasion", "answered", "day"),
    *("owner", "parent", "main", "horizon", "measure", "target", "unit", "due", "step", "number"),
    *("to", "successor", "holds", "actor", "towards", "fit", "said_by", "words"),
    *("objective", "voluntary", "begins", "ends", "review", "terms_th", "answer", "owed_by"),
    *("facets", "severity", "raised_by", "raised_from", "places", "goals", "described"),
    *(
        "affected",
        "affecting",
        "amount",
        "links",
        "aim",
        "form",
        "origin",
        "controller",
        "decision",
    ),
    *("channel", "when", "data", "parts", "flows", "goal", "issue", "via_centre", "about"),
)
PARTS = st.lists(
    st.fixed_dictionaries({"actor": REFS, "role": WORDS}, optional={"phase": WORDS}), max_size=3
)
FLOWS = st.lists(
    st.fixed_dictionaries(
        {"source": REFS, "target": REFS, "good": WORDS},
        optional={"amount": st.integers(-1, 2**70), "unit": WORDS},
    ),
    max_size=3,
)
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    "name_en": st.text(max_size=80),
    "slug": st.text("ab-/ ก", max_size=60),
    "source": REFS,
    "target": REFS,
    "said_by": REFS,
    "about": REFS,
    "id": REFS,
    "parts": PARTS,
    "flows": FLOWS,
    "when": WORDS,
    "weight": st.floats(),
    "kind": st.sampled_from([*KINDS, "group", "x" * 300]),
    "channel": st.text(max_size=60),
    "data": st.dictionaries(
        st.sampled_from(["title", "what", "words", "answered", "unnamed", "acts", "step"]), VALUES
    ),
}
BODIES = st.builds(
    lambda odd, likely: odd | likely,
    st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=3),
    st.fixed_dictionaries({}, optional=LIKELY),
)


@pytest.fixture
def trial(told_trial: Network, db: None) -> Network:
    """The small record, told once for this module."""
    return told_trial


@pytest.mark.parametrize(
    "knock", [one for one in TOLD if one.body is not None], ids=lambda knock: knock.name
)
@settings(
    max_examples=15,  # of each of two hundred routes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(told=BODIES, over=st.sampled_from(["nothing", "what is right"]))
def test_no_body_makes_a_fault(trial: Network, knock: Knock, told: Any, over: str) -> None:
    body = told if over == "nothing" else knock.body | told
    with transaction.atomic():
        answer = Reader().generic(
            knock.method, knock.address, json.dumps(body), "application/json"
        )
        transaction.set_rollback(True)

    assert answer.status_code < 500
    assert answer.status_code < 400 or set(answer.json()["error"]) == {
        *("code", "facts", "says", "next"),
    }
