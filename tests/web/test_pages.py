"""Every page: in both languages, for every eye, without a word from another host."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Change, ImportBatch, Network
from saiyai.services.remarks import record_remark
from saiyai.web.urls import urlpatterns
from tests.doors import Reader, is_named
from tests.web.pages import EYES, OPENED, PRESSED, N, Page

BUILT = Path(finders.find("saiyai/manifest.json") or "").parent
NAMESPACES = ("http://www.w3.org/",)
NEVER_ASKED = {
    "https://github.com/maplibre/maplibre-gl-js/blob/v6.17.0/LICENSE.txt",
    "https://github.com/mapbox/mapbox-gl-js/issues/2907",
    "https://wiki.openstreetmap.org/wiki/This_map_requires_WebGL",
    "https://maplibre.org/",
    "https://maplibre.invalid/",
}
"""What MapLibre says of itself: licence, faults, a credit that is not shown. The journeys see that
no page asks them."""


_TO_FILL = ("survey_answer", "survey_enter", "roster_answer", "roster_named")


def body(page: Page, eye: Eye, language: Language, network: Network) -> tuple[int, str, str]:
    """Status, text and kind of what an eye gets."""
    batch = ImportBatch.objects.get(network=network)
    path = page.path.replace("{batch}", str(batch.pk))
    answer = Reader(eye, language).get(path, headers=page.headers)
    text = "" if page.name in {"export", "kind_sheet", "survey_paper"} else answer.content.decode()
    return answer.status_code, text, answer.headers["Content-Type"]


@pytest.fixture
def trial(told_trial: Network, db: None) -> Network:
    """The small record, told once for this module."""
    return told_trial


def test_every_address_is_opened_or_pressed() -> None:
    assert {page.name for page in (*OPENED, *PRESSED)} == {url.name for url in urlpatterns}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(
    "page", OPENED, ids=lambda page: f"{page.path} {'·' * bool(page.headers)}"
)
def test_each_page_answers_each_eye_in_each_language(
    told_sample: Network, page: Page, eye: Eye, language: Language
) -> None:
    status, text, kind = body(page, eye, language, told_sample)
    whole = "<html" in text

    assert status == page.statuses[EYES.index(eye)]
    assert not whole or f'<html lang="{language}">' in text
    assert not whole or kind == "text/html; charset=utf-8"
    assert "{%" not in text and "{{" not in text
    for address in re.findall(r"https?://[^\s\"'<>)]+", text):
        assert address.startswith(NAMESPACES), address


def test_a_name_is_found_by_itself_and_in_thai_within_a_word() -> None:
    assert is_named("Tom", "<b>Tom</b>")
    assert is_named("ต้อม", "น้องต้อมบ้านเหนือ")
    assert not is_named("Tom", 'value="x9TomQ"')


@pytest.mark.parametrize("language", Language)
def test_no_page_names_a_person_to_outside(told_sample: Network, language: Language) -> None:
    shown = [page for page in OPENED if page.statuses[2] == 200]
    texts = "\n".join(body(page, Eye.OUTSIDE, language, told_sample)[1] for page in shown)
    rows = Actor.objects.filter(network=told_sample).values_list("name_th", "name_en")

    assert len(shown) > 10
    assert {name for names in rows for name in names if name and is_named(name, texts)} == set()


def test_no_page_shows_a_line_of_thai_alone_to_an_english_reader(told_sample: Network) -> None:
    """Names and what people wrote stay as they are; sentences of ours are in one language."""
    page = Reader().get(f"/n/{told_sample.slug}/more").content.decode()
    ours = page.replace("ไทย", "").replace(told_sample.actor.name_th, "")

    assert not re.findall(r"[\u0e00-\u0e7f]+", ours)


def test_what_is_built_asks_no_other_host() -> None:
    files = [path for path in BUILT.rglob("*") if path.suffix in {".js", ".css", ".html", ".json"}]
    told = {
        address
        for path in files
        for address in re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'`)]*", read(path))
    }

    assert len(files) >= 4
    assert {one for one in told if not one.startswith(NAMESPACES)} == NEVER_ASKED


def read(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(
    "page", PRESSED, ids=lambda page: " ".join((page.path, *page.form.values()))[:99]
)
def test_each_button_does_for_each_eye_what_it_may(
    told_sample: Network, trial: Network, keeper: Viewer, page: Page, eye: Eye
) -> None:
    remark = record_remark(keeper, trial, "actor a", "x")
    batch = ImportBatch.objects.create(
        network=trial, by="x", at="2026-10-31T00:00Z", content=b"", state="running"
    )
    given = {"batch": batch.pk, "newest": newest_seq(trial), "remark": remark.pk}
    path = page.path
    for name, value in given.items():
        path = path.replace(f"{{{name}}}", str(value))
    changes = Change.objects.count()
    answer = Reader(eye).post(path, page.form)
    told = Change.objects.count() - changes

    assert answer.status_code == page.statuses[EYES.index(eye)]
    if answer.status_code >= 400:
        assert told == 0
        assert "/static/" in answer.content.decode()  # a page of ours, not of the server


@pytest.mark.parametrize(
    "page", PRESSED, ids=lambda page: " ".join((page.path, *page.form.values()))[:99]
)
def test_a_button_is_not_pressed_by_opening_its_address(trial: Network, page: Page) -> None:
    answer = Reader().get(re.sub(r"{\w+}", "1", page.path))
    forms = ("record", "member_new", "member_edit", "place_new", "place_edit", "issue_new")
    opened = {**dict.fromkeys((*forms, "issue_edit"), 200), "set_language": 302}
    opened |= dict.fromkeys(_TO_FILL, 404)  # of none that there is

    assert answer.status_code == opened.get(page.name, 405)


@pytest.mark.parametrize(
    "page", PRESSED, ids=lambda page: " ".join((page.path, *page.form.values()))[:99]
)
def test_a_button_of_a_form_without_its_token_is_refused(trial: Network, page: Page) -> None:
    changes = Change.objects.count()
    answer = Reader(csrf=True).post(re.sub(r"{\w+}", "1", page.path), page.form)

    assert answer.status_code == 403
    assert Change.objects.count() == changes


def test_what_changed_is_told_until_it_is_marked_as_read(trial: Network, keeper: Viewer) -> None:
    reader = Reader()
    assert "changed since you were here" not in reader.get("/n/trial/").content.decode()
    reader.post(f"/n/trial/seen/{newest_seq(trial)}")
    assert "changed since you were here" not in reader.get("/n/trial/").content.decode()
    record_remark(keeper, trial, "actor a", "x")

    assert "1 thing changed since you were here" in reader.get("/n/trial/").content.decode()
    assert "said something is not right" in reader.get("/n/trial/since").content.decode()


def test_before_the_press_a_page_says_what_an_undo_takes_back(trial: Network) -> None:
    laid = Change.objects.get(network=trial, action="record_tie")
    shown = Reader().get(f"/n/trial/change/{laid.seq}").content.decode()
    told = Change.objects.filter(network=trial, action="record_actor").earliest("seq")
    refused = Reader().get(f"/n/trial/change/{told.seq}").content.decode()

    assert "This takes back:" in shown
    assert "1 line, 1 statement on a line" in " ".join(shown.split())
    assert f"/n/trial/change/{laid.seq}" in refused
    assert f'action="/n/trial/undo/{told.seq}"' not in refused


def test_a_page_as_known_at_a_change_is_marked_as_read_only_and_its_links_stay_there(
    trial: Network,
) -> None:
    past = f"known={newest_seq(trial) - 1}"
    now = Reader().get("/n/trial/goals").content.decode()
    then = Reader().get(f"/n/trial/goals?{past}").content.decode()

    assert re.search(r"<main [^>]*\bpast\b", then)
    assert not re.search(r"<main [^>]*\bpast\b", now)
    assert re.findall(r'href="/n/trial/goal/of/[^"]*"', then)
    assert all(past in link for link in re.findall(r'href="/n/trial/goal/of/[^"]*"', then))


def test_evidence_is_a_part_of_a_page_and_a_page_of_its_own(told_sample: Network) -> None:
    today = Reader().get(f"{N}/").content.decode()
    wanted = re.findall(r"/evidence/(sole_link-[0-9a-f]+)", today)[0]
    part = Reader().get(f"{N}/evidence/{wanted}", headers={"HX-Request": "true"}).content.decode()
    whole = Reader().get(f"{N}/evidence/{wanted}").content.decode()

    assert "<html" not in part
    rows = re.findall(r'href="/n/[^"]*/member/of/[^"]*"', part)
    assert rows
    assert set(rows) <= set(re.findall(r'href="[^"]*"', whole))
