"""Odd forms: whatever is sent to a page, the answer is a page of ours, never a fault."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.kinds.catalogue import KINDS
from saiyai.formats.shapes import FIELDS, Shape
from saiyai.records.models import ImportBatch, Network
from tests.doors import Reader
from tests.web.pages import PRESSED, Page

pytestmark = pytest.mark.both

WORDS = st.one_of(
    st.sampled_from(["a", "b", "c", "pim", "ab", "nobody", "", "\0", "+", "-", "yes", "tell"]),
    st.sampled_from([*KINDS, "group", "money", "kin", "W", "keeper", "th", "not_asked", "people"]),
    st.sampled_from(["31 ต.ค. 2569", "2026-10-31", "2569", "0001-01-01", "1 ม.ค. 3000"]),
    st.sampled_from(["²", "9" * 5000, "-1", "1e9", "0", "999"]),
    st.text(max_size=60),
)
FIELDS_SENT = (
    *("name", "eye", "language", "network", "name_th", "name_en", "kind", "sector", "place"),
    *("consent", "note", "ref", "issues", "other", "foundation", "rhythm", "answered", "words"),
    *("text_th", "since", "said_by", "alone", "role", "joined", "network", "deputy", "reasons"),
    *("owner", "parent", "horizon", "target", "unit", "due", "step", "stance", "holds", "number"),
    *("successor", "towards", "fit", "said_by", "scope", "permanence", "name_en"),
    *("objective", "voluntary", "begins", "ends", "review", "terms_th", "answer", "owed_by", "to"),
    *("facets", "severity", "raised_by", "raised_from", "described", "affected", "affecting"),
    *("amount", "links", "aim", "form", "origin", "decision"),
    "was",
    *("title", "when", "good", "actor", "people", "about", "remark", "next", "files"),
)
FORMS = st.dictionaries(
    st.sampled_from(FIELDS_SENT), st.one_of(WORDS, st.lists(WORDS, max_size=3)), max_size=5
)
PLANS = st.fixed_dictionaries(
    {},
    optional={
        "shape-0": st.one_of(st.sampled_from(Shape), WORDS),
        "header-0": st.one_of(st.sampled_from(["0", "1", "2", ""]), WORDS),
        "field-0-0": st.one_of(
            st.sampled_from([f.id for fs in FIELDS.values() for f in fs]), WORDS
        ),
        "field-0-1": st.one_of(
            st.sampled_from([f.id for fs in FIELDS.values() for f in fs]), WORDS
        ),
        "who:ก้อง": WORDS,
        "who:\0": WORDS,
        "lay_lines": WORDS,
        "go": st.sampled_from(["tell", "read", ""]),
        "name": WORDS,
    },
)
many = settings(
    max_examples=10,  # of each of more than a hundred forms
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def trial(told_trial: Network, db: None) -> Network:
    """The small record, told once for this module."""
    return told_trial


def send(path: str, form: dict[str, Any]) -> int:
    """Press a button and take back what it did. Returns: the status."""
    with transaction.atomic():
        answer = Reader().post(path, form)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.parametrize(
    "page",
    [one for one in PRESSED if "{" not in one.path],
    ids=lambda page: " ".join((page.path, *page.form.values()))[:99],
)
@many
@given(odd=FORMS, over=st.sampled_from(["nothing", "what is right"]))
def test_no_form_makes_a_fault(
    told_sample: Network, trial: Network, page: Page, odd: dict[str, Any], over: str
) -> None:
    form = odd if over == "nothing" else {**(page.form or {}), **odd}

    assert send(page.path, form) < 500


@many
@given(plan=PLANS)
def test_no_choice_in_the_mapper_makes_a_fault(trial: Network, plan: dict[str, str]) -> None:
    table = SimpleUploadedFile("table.csv", "ชื่อ,ถึง\nก้อง,แก้ว\nแก้ว,a\n".encode())
    Reader().post("/upload", {"files": [table], "network": trial.slug})
    batch = ImportBatch.objects.get(network=trial)
    try:
        assert send(f"/imports/{batch.pk}/tell", plan) < 500
        assert Reader().get(f"/imports/{batch.pk}").status_code == 200
    finally:
        batch.delete()
