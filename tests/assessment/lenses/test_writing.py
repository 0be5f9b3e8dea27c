"""A lens written as a file reads as the lens it was."""

import tomllib
from dataclasses import replace
from itertools import chain

import pytest

from saiyai.assessment.lenses.loading import MOST_CHARACTERS, lenses, read_lens
from saiyai.assessment.lenses.writing import FIELDS, lens_to_toml
from saiyai.domain.words import Language, say


@pytest.mark.parametrize("lens", lenses())
def test_a_lens_of_the_house_can_be_begun_from(lens: str) -> None:
    text = lens_to_toml(lenses()[lens], "ours")

    assert read_lens(text) == replace(lenses()[lens], id="ours")
    assert len(text) < MOST_CHARACTERS / 2
    assert all(say("lens_file.note", language) in text for language in Language)


def test_a_lens_that_was_written_is_written_the_same_again() -> None:
    text = lens_to_toml(lenses()["equation"], "ours")

    assert lens_to_toml(read_lens(text), "ours") == text


def test_every_field_that_a_lens_may_have_is_told_of() -> None:
    """Those that the lenses of the house use, and all of them are used."""
    files = [tomllib.loads(lens_to_toml(lens, "ours")) for lens in lenses().values()]
    statements = chain.from_iterable(file["statement"].values() for file in files)
    used = {*chain.from_iterable(files), *chain.from_iterable(statements)} - {"statement"}

    both = {"title_th": "title", "title_en": "title", "th": "words", "en": "words"}
    assert {both.get(one, one) for one in used} | {"low"} == set(FIELDS)
