"""Indicators and dimensions together: what is told, what is not, and how it is kept."""

import json
from csv import DictReader
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from saiyai.assessment.indicators.card import Dimension
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import measured, profile_to_plain, read_profile
from saiyai.assessment.statistics import composite
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.drafts import Draft
from tests.assessment.drawn import everyone, record_of
from tests.assessment.indicators.worked import covered, event, line, view

SPECIFIED = Path(__file__).parents[1] / "datasets" / "indicators.csv"
CAST = "abcdefghijk"


def lively() -> View:
    """Everybody met everybody this month, gave round, and looked after one another."""
    ring = [f"{one}>{other}" for one, other in zip(CAST, CAST[1:] + CAST[0], strict=True)]
    told = [event("activity", day, parts=" ".join(CAST), title="ลงแขก") for day in range(1, 90, 8)]
    told += [event("exchange", 20, pair, good="labour") for pair in ring]
    told += [event("care", 15, pair, matter="work") for pair in ring]
    told += [event("contact", 10, pair) for pair in ring]
    said = [line(pair.replace(">", "-")) for pair in ring]
    kinds = ("activity", "exchange", "care", "contact", "request")
    return view(CAST, told, lines=said, coverage=covered(*kinds))


def test_every_indicator_is_one_of_those_specified() -> None:
    rows = {row["id"]: row for row in DictReader(SPECIFIED.read_text("utf-8").splitlines())}

    assert set(INDICATORS) <= set(rows)
    for card in INDICATORS.values():
        row = rows[card.id]
        assert (card.dimension, card.source) == (row["dimension"], row["type"]), card.id
        amended = card.id in {"A2", "C2", "G2"}  # diagnostics by the amendments
        assert card.scored is (row["scored"] == "1" and not amended), card.id
        assert set(row["constructs"].split()) <= set(card.constructs), card.id


def test_a_record_of_nothing_tells_nothing_and_says_why() -> None:
    record = record_of(Draft())
    found = read_profile(View(record, everyone(record)))

    assert all(isinstance(one.value, Missing) for one in found.indicators.values())
    assert all(isinstance(one, Missing) for one in found.dimensions.values())


@pytest.mark.parametrize("members", ["a", "ab"])
def test_one_or_two_members_do_not_break_it(members: str) -> None:
    found = read_profile(view(members, [event("activity", 3, parts="a", title="งาน")]))

    json.dumps(profile_to_plain(found), allow_nan=False)


def test_a_lively_ring_is_read() -> None:
    found = read_profile(lively())
    told = {
        one: m.value.value for one, m in found.indicators.items() if isinstance(m.value, Estimate)
    }

    assert told["M1"] == told["A1"] == told["X2"] == told["L3"] == told["L2"] == 1
    assert isinstance(found.dimensions[Dimension.LINK], composite.Dimension | Missing)


def test_the_same_record_and_seed_give_the_same_numbers() -> None:
    once, again = (profile_to_plain(read_profile(lively())) for _ in range(2))

    assert once == again


def test_another_seed_throws_other_dice_and_counts_the_same() -> None:
    seen = lively()
    one, other = (
        profile_to_plain(read_profile(replace(seen, seed=seed)))["indicators"]["A1"]
        for seed in (1, 2)
    )

    assert one["value"] == other["value"]
    assert one["seed"] != other["seed"]


def test_nine_members_have_no_structure() -> None:
    few = measured(INDICATORS["G1"], view("abcdefghi"))

    assert few.value == Missing(NoEstimate.TOO_FEW_MEMBERS, 1)


def test_what_is_kept_can_be_traced_to_rows() -> None:
    kept = profile_to_plain(read_profile(lively()))["indicators"]["X2"]

    assert kept["evidence"]["events"]["count"] == len(CAST)
    assert len(kept["evidence"]["events"]["ids"]) == len(CAST)
    assert len(kept["evidence"]["events"]["digest"]) == 64
    assert (kept["method"], kept["scope"]) == ("block_bootstrap", "period")
    json.dumps(kept, allow_nan=False)


@pytest.mark.parametrize(
    ("members", "most", "redraws"),
    [
        (10, 200, 200),
        (2_500, 200, 200),
        (4_000, 200, 125),
        (100_000, 200, 100),
        (100_000, 25, 25),
    ],
)
def test_of_many_members_networks_are_drawn_again_less_often(
    members: int, most: int, redraws: int
) -> None:
    seen = lively()
    scope = replace(seen.scope, members=np.ones(members, np.bool_))

    assert replace(seen, scope=scope, replicates=most).redraws == redraws
