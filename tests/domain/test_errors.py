"""Every refusal can be told, at once and later, in both languages."""

from datetime import date

import pytest

from saiyai.domain import errors
from saiyai.domain.errors import FutureDay, Refused, TooFewParts, UnreadableFile
from saiyai.domain.refusals import refusal_from_json, refusal_says, refusal_to_json
from saiyai.domain.words import Language, Say, tell, texts

REFUSALS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, Refused) and kind is not Refused
}


@pytest.mark.parametrize("name", REFUSALS)
def test_every_refusal_has_a_sentence_and_a_next_step(name: str) -> None:
    key = f"error.{REFUSALS[name].code}"

    assert {key, f"{key}.next"} <= set(texts())


def test_codes_are_told_apart() -> None:
    codes = [kind.code for kind in REFUSALS.values()]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    "wrong",
    [
        TooFewParts(kind="activity", needed=2),
        FutureDay(day=date(2026, 11, 1), today=date(2026, 10, 31)),
        UnreadableFile(file="a.csv", why=Say("unreadable.open_quote", line=1200)),
    ],
    ids=lambda wrong: wrong.code,
)
def test_a_refusal_kept_by_a_job_reads_the_same_later(wrong: Refused) -> None:
    kept = refusal_from_json(refusal_to_json(wrong))

    for language in Language:
        at_once = [tell(said, language) for said in refusal_says(wrong.code, wrong.facts)]
        assert [tell(said, language) for said in kept] == at_once
