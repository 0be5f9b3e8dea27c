"""The reference tells of this program: what is made from the code is what is committed."""

import re
from pathlib import Path

import pytest
import reference

from saiyai.api.routes import api
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.statistics.estimates import NoEstimate
from saiyai.cli.main import COMMANDS
from saiyai.config.environment import SETTINGS
from saiyai.domain.concepts import TABLES as CONCEPTS
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.library import library
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.result import Why
from saiyai.formats.catalogue import FORMATS
from saiyai.formats.record_columns import TABLES
from saiyai.formats.shapes.fields import FIELDS
from saiyai.web.urls import urlpatterns
from tests.house.tree import DOCS, ROOT, SRC

MADE = reference.made_pages()
COMMITTED = DOCS / "reference"
ENGINE_MEASURES = sorted((SRC / "engine" / "measures").glob("[!_]*.py"))


def entries(page: str) -> set[str]:
    """What a page has an entry for: its headings, and the first cells of its tables."""
    words = (COMMITTED / page).read_text("utf-8")
    found = re.findall(r"^(?:#+|\|) `([^`]+)`", words, re.MULTILINE)
    return {entry.split(" ")[0] if "/" not in entry else entry for entry in found}


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_page_is_what_the_code_makes_of_it(name: str) -> None:
    """`make reference` writes it again."""
    assert (COMMITTED / name).read_text("utf-8") == MADE[name]


def test_no_page_is_left_of_what_nothing_makes_any_more() -> None:
    assert reference.stale(MADE) == []


def test_every_page_can_be_found_from_the_first() -> None:
    index = (COMMITTED / "index.md").read_text("utf-8")
    wanted = {name for name in MADE if name.endswith(".md") and not re.match("measures/.", name)}

    assert {name for name in wanted if f"({name})" not in index} == set()
    assert "(measures/index.md)" in index


def test_every_measure_has_its_page() -> None:
    pages = {path.stem for path in (COMMITTED / "measures").glob("*.md")}

    assert pages == {*MEASURES, "index"}


@pytest.mark.parametrize("module", ENGINE_MEASURES, ids=lambda path: path.stem)
def test_every_measure_file_is_in_the_catalogue(module: Path) -> None:
    """And every card of it: one that is not listed would be measured by nobody."""
    cards = re.findall(r"^    id=\"(\w+)\",$", module.read_text("utf-8"), re.MULTILINE)

    assert cards
    assert set(cards) <= set(MEASURES)


def test_every_listed_measure_stands_in_a_file_of_its_own_kind() -> None:
    files = {f"saiyai.engine.measures.{path.stem}" for path in ENGINE_MEASURES}

    assert {card.compute.__module__ for card in MEASURES.values()} == files


def test_every_indicator_has_its_entry() -> None:
    assert set(INDICATORS) <= entries("indicators.md")


def test_every_claim_has_its_entry() -> None:
    assert set(CLAIMS) <= entries("claims.md")


def test_every_kind_of_event_is_in_the_catalogue_and_the_reference() -> None:
    files = {path.stem for path in (SRC / "domain" / "kinds").glob("[!_]*.py")}

    assert files - {"card", "catalogue", "fields"} == set(KINDS)
    assert set(KINDS) <= entries("event-kinds.md")


def test_every_concept_has_its_entry() -> None:
    assert set(CONCEPTS) <= entries("concepts.md")
    assert set(library()) <= entries("library.md")


def test_every_command_has_its_entry() -> None:
    assert set(COMMANDS) <= entries("commands.md")


def test_every_setting_has_its_entry_and_is_read_in_one_place_only() -> None:
    names = {setting.name for setting in SETTINGS}
    elsewhere = [
        path.name
        for path in SRC.rglob("*.py")
        if path.name != "environment.py"
        and re.search(r"environ[^\n]*(get\(|\[)\"SAIYAI_", path.read_text("utf-8"))
    ]

    assert entries("settings.md") == names
    assert elsewhere == []


def test_every_format_and_every_table_of_a_record_has_its_entry() -> None:
    assert {*FORMATS, *TABLES} <= entries("formats.md")


def test_every_field_of_a_sheet_has_its_entry() -> None:
    ids = {field.id for fields in FIELDS.values() for field in fields}

    assert ids <= entries("fields.md")


def test_every_route_has_its_entry() -> None:
    schema = api.get_openapi_schema()
    routes = {f"{m.upper()} {path}" for path, methods in schema["paths"].items() for m in methods}

    assert len(routes) > 20
    assert routes <= entries("api.md")


def test_every_page_of_the_browser_has_its_entry() -> None:
    addresses = {f"/{one.pattern}" for one in urlpatterns}

    assert len(addresses) == len(urlpatterns)
    assert addresses <= entries("pages.md")


def test_every_reason_has_its_entry() -> None:
    assert {str(why) for why in [*Why, *NoEstimate]} <= entries("reasons.md")


def test_a_view_says_what_it_does() -> None:
    """Its docstring is its entry in the reference."""
    silent = [one.name for one in urlpatterns if not (one.callback.__doc__ or "").strip()]

    assert silent == []


def test_the_readme_counts_the_measures_there_are() -> None:
    told = re.search(r"\*\*(\d+) measures\*\*", (ROOT / "README.md").read_text("utf-8"))

    assert told is not None
    assert int(told[1]) == len(MEASURES)
