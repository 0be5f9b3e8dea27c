"""Lenses of this house, and one that somebody wrote: what is refused, and where."""

import re
from csv import DictReader
from pathlib import Path

import pytest

from saiyai.assessment.indicators.catalogue import INDICATORS as CARDS
from saiyai.assessment.lenses.lens import INDICATORS, Join, Sign
from saiyai.assessment.lenses.loading import (
    MOST_CHARACTERS,
    indicators_of,
    lens_text_of,
    lenses,
    read_lens,
)
from saiyai.assessment.lenses.record_tests import TESTS
from saiyai.domain.errors import MalformedLens
from saiyai.domain.library import library
from saiyai.domain.words import Language, tell

DOCS = Path(__file__).parents[3] / "docs"
SPECIFIED = Path(__file__).parents[2] / "datasets" / "indicators.csv"
IN_NO_LENS: dict[str, str] = {}
"""Indicators that no lens names, with the reason."""

OWN = """
id = "our_own"
title_th = "อย่างที่เราเรียก"
title_en = "As we call it"

[statement.alive]
th = "ยังมีชีวิตชีวา"
en = "Still lively"
children = ["meets", "answers"]

[statement.meets]
concept = "CBH4-1"
indicators = ["A1"]
tests = ["acts_together"]

[statement.answers]
concept = "COM-04"
join = "any"
indicators = ["C1", "P2.long"]
low = ["E3"]
threshold = 0.6
"""


def rows() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in DictReader(SPECIFIED.read_text("utf-8").splitlines())}


def test_every_indicator_that_is_specified_may_be_named() -> None:
    assert set(INDICATORS) == set(rows())
    assert set(CARDS) <= set(INDICATORS)


def test_every_indicator_is_in_a_lens_or_there_is_a_reason() -> None:
    assert indicators_of(lenses().values()) == set(INDICATORS) - set(IN_NO_LENS)
    assert all(IN_NO_LENS.values())


def test_every_construct_of_the_theory_is_a_statement_that_rests_on_its_indicators() -> None:
    asked: dict[str, set[str]] = {}
    for row in rows().values():
        for code in row["constructs"].split():
            if not code.count("-"):  # ids of the inventory stand there, too
                asked.setdefault(code, set()).add(row["id"])
    tiles = {
        one.construct: {
            sign.indicator for below in lens.walk(one.id) for sign in (*below.signs, *below.beside)
        }
        for lens in lenses().values()
        for one in lens.statements.values()
        if one.construct
    }

    assert set(tiles) == set(asked)
    assert len(tiles) == 35
    assert {code: needed - tiles[code] for code, needed in asked.items()} == {
        code: set() for code in asked
    }


def test_what_has_no_good_direction_is_only_shown_beside() -> None:
    for lens in lenses().values():
        for one in lens.statements.values():
            joined = {sign.key for sign in one.signs}
            assert not joined & {"A2", "C2", "G2", "G4"}, one.id


def test_every_lens_speaks_of_concepts_of_the_library_and_the_eighteen_are_all_there() -> None:
    told = lenses()

    assert all(set(lens.concepts) <= set(library()) for lens in told.values())
    roots = told["definitions"].roots
    assert [told["definitions"].statements[one].concept for one in roots] == [
        f"DEF-{n:02}" for n in range(1, 19)
    ]


def test_every_record_test_is_used_by_a_lens() -> None:
    used = {
        test
        for lens in lenses().values()
        for one in lens.statements.values()
        for test in one.tests
    }

    assert used == set(TESTS)


def test_lenses_have_an_order_of_their_own() -> None:
    assert list(lenses())[:3] == ["five_elements", "link", "three_bases"]


def test_an_own_lens_is_read() -> None:
    lens = read_lens(OWN)

    assert lens.roots == ("alive",)
    answers = lens.statements["answers"]
    assert answers.join is Join.ANY
    assert answers.threshold == 0.6
    assert answers.signs == (Sign("C1"), Sign("P2", "long"), Sign("E3", low=True))
    assert lens.statements["alive"].words.in_(Language.EN) == "Still lively"
    assert lens.statements["meets"].words == library()["CBH4-1"].title


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('"A1"', '"A9"', "our_own.meets.indicators", "no indicator “A9”"),
        ("acts_together", "sings", "our_own.meets.tests", "no record test “sings”"),
        ("CBH4-1", "CBH4-9", "our_own.meets.concept", "no concept “CBH4-9”"),
        ('"any"', '"some"', "our_own.answers.join", "nothing is joined by “some”"),
        ('"any"', '"mean"\ntests = ["hub"]', "our_own.answers.join", "only indicators"),
        ('["meets", "answers"]', '["meets", "gone"]', "our_own.alive.children", "“gone”"),
        ("0.6", "1.0", "our_own.answers.threshold", "less than 1"),
        ("0.6", "1", "our_own.answers.threshold", "a number with a point"),
        ('"our_own"', '"link"', "id", "there is a lens “link” already"),
        ('"our_own"', '"Our own"', "id", "is no id"),
        ('id = "our_own"', "id = ", "lens", "TOML"),
        ('title_en = "As we call it"', "", "title_th, title_en", "have to be both"),
        ('en = "Still lively"', "", "our_own.alive.th, en", "have to be both"),
        ("threshold = 0.6", "weight = 2", "our_own.answers.weight", "no such field"),
        ('["E3"]', '["C1"]', "our_own.answers.low", "named twice"),
        ('children = ["meets", "answers"]', "", "our_own.alive.indicators", "rests on nothing"),
        (
            'children = ["meets", "answers"]',
            'tests = ["hub"]\nin_text = false',
            "our_own.alive.indicators",
            "the text is silent",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place_in_both_languages(
    old: str, new: str, place: str, says: str
) -> None:
    assert OWN.count(old) >= 1

    with pytest.raises(MalformedLens) as refused:
        read_lens(OWN.replace(old, new, 1))

    assert refused.value.facts["place"] == place
    problem = refused.value.facts["problem"]
    assert says in tell(problem, Language.EN)  # type: ignore[arg-type]
    assert tell(problem, Language.TH) != tell(problem, Language.EN)  # type: ignore[arg-type]


def test_a_statement_below_itself_is_refused() -> None:
    turned = OWN.replace('tests = ["acts_together"]', 'children = ["alive"]')

    with pytest.raises(MalformedLens) as refused:
        read_lens(turned)

    assert refused.value.facts["place"] == "our_own.alive.children"


def test_a_statement_under_two_others_is_refused() -> None:
    twice = OWN.replace('tests = ["acts_together"]', 'children = ["answers"]')

    with pytest.raises(MalformedLens) as refused:
        read_lens(twice)

    assert "more than one" in tell(refused.value.facts["problem"], Language.EN)  # type: ignore[arg-type]


DEEP = f"id = {'[' * 9_000}"
LARGE = f"id = {'9' * 9_000}"


@pytest.mark.parametrize(
    "text", ["", "id = 3", 'id = "x"', "x" * 200_000, 'statement = "x"', DEEP, LARGE, "\x00"]
)
def test_no_lens_at_all(text: str) -> None:
    with pytest.raises(MalformedLens):
        read_lens(text)


def test_a_file_is_read_as_text() -> None:
    assert read_lens(lens_text_of(b"\xef\xbb\xbf" + OWN.encode())) == read_lens(OWN)
    for content in (b"id = \xff", b"x" * (4 * MOST_CHARACTERS + 1), OWN.encode("utf-16")):
        with pytest.raises(MalformedLens):
            lens_text_of(content)


@pytest.mark.parametrize("page", ["how-to/keep-a-lens.md", "reference/lenses.md"])
def test_a_lens_that_the_documentation_shows_is_one(page: str) -> None:
    shown = re.findall(r"```toml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)

    assert [read_lens(text).roots for text in shown] in ([("together",)], [("alive",)])
