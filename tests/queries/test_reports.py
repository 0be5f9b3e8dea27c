"""Reports: gathered from readings that stand elsewhere, and of nobody where nobody is named."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from saiyai.adapters.map_picture import drawing_of, svg_of
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import (
    OTHERS,
    Edition,
    Facts,
    Figures,
    Length,
    Picture,
    Report,
    Wanted,
    merged_cells,
)
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.domain.words import Language, Say, Spoken, in_words
from saiyai.queries.networks import newest_seq
from saiyai.queries.profiles import get_profile
from saiyai.queries.report_names import is_of_nobody
from saiyai.queries.reports import SECTIONS, get_report
from saiyai.records.models import Actor, Finding, Network, Place
from tests.queries.test_records import TODAY

WHEN = AsOf(TODAY)


def report_of(viewer: Viewer, network: Network, wanted: Wanted, when: AsOf = WHEN) -> Report:
    report = get_report(viewer, network, when, wanted, at_once=True).report
    assert report is not None
    return report


def said_in(value: object, language: Language) -> Iterator[str]:
    """Every sentence, name and own words of a report."""
    if isinstance(value, Say | Spoken):
        yield in_words(value, language)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from said_in(one, language)
    elif is_dataclass(value):
        for one in fields(value):
            yield from said_in(getattr(value, one.name), language)


def words_in(report: Report, language: Language) -> str:
    drawn = [svg_of(drawing_of(one, language)) for one in blocks(report, Picture)]
    return "\n".join([*said_in(report, language), *drawn])


def blocks(report: Report, kind: type[Any]) -> list[Any]:
    return [one for section in report.sections for one in section.blocks if isinstance(one, kind)]


@pytest.mark.parametrize("edition", [Edition.CODED, Edition.ANONYMOUS])
def test_no_name_and_no_ref_stands_in_an_edition_without_names(
    sample: Network, keeper: Viewer, edition: Edition
) -> None:
    report = report_of(keeper, sample, Wanted(edition, Length.FULL))
    told = "\n".join(words_in(report, language) for language in Language)
    told = told.replace(sample.actor.name_th, "").replace(sample.actor.name_en, "")
    rows: list[Any] = [*Actor.objects.filter(network=sample).exclude(pk=sample.actor_id)]
    rows += [*Place.objects.filter(network=sample)]

    assert len(rows) > 60
    for row in rows:
        for name in filter(None, (row.name_th, row.name_en)):
            assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) is None, name
        if not re.fullmatch(r"[a-z]\d+", row.ref):
            assert row.ref not in told
        assert re.search(rf"(?<![A-Za-z0-9]){re.escape(row.ref)}(?![A-Za-z0-9])", told) is None


def test_codes_are_the_same_throughout_one_report_and_others_in_another(
    sample: Network, keeper: Viewer
) -> None:
    now = report_of(keeper, sample, Wanted(Edition.CODED))
    (picture,) = blocks(now, Picture)
    codes = [in_words(dot.name, Language.EN) for dot in picture.dots]
    past = report_of(keeper, sample, Wanted(Edition.CODED), AsOf(TODAY, newest_seq(sample) - 1))
    (earlier,) = blocks(past, Picture)

    assert len(set(codes)) == len(codes) == 60
    attention = next(one for one in now.sections if one.id == "attention")
    spoken_of = set(re.findall(r"\bA\d+\b", " ".join(said_in(attention, Language.EN))))
    assert spoken_of
    assert spoken_of <= set(codes)
    assert codes != [in_words(dot.name, Language.EN) for dot in earlier.dots]


def test_of_nobody_there_is_no_picture_and_no_number_of_a_few(
    sample: Network, keeper: Viewer
) -> None:
    report = report_of(keeper, sample, Wanted(Edition.ANONYMOUS, Length.FULL))
    counts = next(one for one in report.sections if one.id == "map").blocks[0]

    assert blocks(report, Picture) == []
    assert isinstance(counts, Facts)
    told = [one.facts["n"] for _, one in counts.rows if isinstance(one, Say)]
    assert all(isinstance(n, int) and n >= 5 for n in told)
    for name in ("good", "attention", "standing"):
        section = next(one for one in report.sections if one.id == name)
        for said in section.blocks:
            for one in getattr(said, "rows", ()):
                assert is_of_nobody(one), one


def test_what_is_no_network_yet_and_the_mark_of_power_stay_inside(
    sample: Network, keeper: Viewer
) -> None:
    power = Say("indicator.E4")
    for edition in Edition:
        report = report_of(keeper, sample, Wanted(edition, Length.FULL))
        of = [one.of for figures in blocks(report, Figures) for one in figures.rows]
        assert (power in of) is (edition is Edition.NAMED)


def test_every_number_is_that_of_the_profile(sample: Network, member: Viewer) -> None:
    report = report_of(member, sample, Wanted(Edition.NAMED, Length.FULL))
    profile = get_profile(member, sample, WHEN, at_once=True).value
    assert profile is not None
    kept = profile["dimensions"] | profile["indicators"]
    told = {
        one.of.key.partition(".")[2]: one.number
        for figures in blocks(report, Figures)
        for one in figures.rows
        if one.number and one.of.key.startswith(("dimension.", "indicator."))
    }

    assert len(told) > 30
    for name, one in told.items():
        assert (one.value, one.low, one.high) == tuple(
            kept[name][part] for part in ("value", "low", "high")
        )


def test_keepers_and_members_make_the_same_report(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    for_keeper, for_member = (report_of(one, sample, Wanted()) for one in (keeper, member))
    evaluator = Viewer(Eye.MEMBER, "an evaluator", role=AccessRole.EVALUATOR)
    unnamed = report_of(evaluator, sample, Wanted())
    outside = get_report(stranger, sample, WHEN, Wanted(), at_once=True)

    assert words_in(for_keeper, Language.TH) == words_in(for_member, Language.TH)
    assert [one.id for one in for_member.sections] == [s for s in SECTIONS if s != "numbers"]
    persons = [
        [dot.name for dot in blocks(one, Picture)[0].dots if dot.kind == "person"]
        for one in (for_member, unnamed)
    ]
    assert any(persons[0])
    assert not any(persons[1])
    assert (outside.report, outside.hidden) == (None, True)


def test_it_waits_for_the_jobs_that_read(sample: Network, keeper: Viewer) -> None:
    read = get_report(keeper, sample, WHEN, Wanted())

    assert (read.report, read.waits, read.hidden) == (None, ["profile"], False)
    assert not Finding.objects.filter(method="profile", state="asked").exists()


def test_an_empty_network_and_one_of_one_have_a_report(network: Network, keeper: Viewer) -> None:
    for count in (0, 1):
        if count:
            from saiyai.domain.actors import ActorKind  # noqa: PLC0415
            from saiyai.domain.drafts import ActorDraft  # noqa: PLC0415
            from saiyai.services.actors import record_actor  # noqa: PLC0415

            draft = ActorDraft("a", name_th="กลุ่มเดียว", kind=ActorKind.GROUP)
            record_actor(keeper, network, draft)
        for edition in Edition:
            report = report_of(keeper, network, Wanted(edition, Length.FULL))
            assert "NaN" not in words_in(report, Language.EN)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 9, "b": 6}, {"a": 9, "b": 6}),
        ({"a": 9, "b": 3, "c": 2}, {"a": 9, OTHERS: 5}),
        ({"a": 9, "b": 6, "c": 2}, {"a": 9, OTHERS: 8}),
        ({"a": 9, "c": 2}, {OTHERS: 11}),
        ({"a": 3}, {}),
        ({}, {}),
    ],
)
def test_small_cells_are_counted_together(counts: dict[str, int], told: dict[str, int]) -> None:
    assert merged_cells(counts, 5) == told
