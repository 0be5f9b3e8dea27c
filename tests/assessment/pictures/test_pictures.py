"""What pages with a picture begin from, on records drawn by hand, on none and on one of one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest

from saiyai.assessment.compared.bases import bases_to_plain, read_bases
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.record import OWN
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import PictureOf, PictureRead
from saiyai.assessment.pictures.catalogue import (
    PICTURES,
    picture_from,
    pictures_of,
    read_pictures,
)
from saiyai.assessment.pictures.months import by_month, ends_told, month_ends, ordinals
from saiyai.assessment.profile import profile_to_plain, read_profile
from saiyai.domain.library import library
from saiyai.domain.words import Language, Say, tell
from tests.assessment.records import DAY, TODAY, Told, often, record


def look(actors: str, events: Sequence[Told] = (), **told: Any) -> View:
    drawn = record(actors, events, **told)
    return View(drawn, own_scope(drawn), replicates=10)


def read(which: PictureOf, view: View, **told: Any) -> PictureRead:
    return PICTURES[which].read(view, told)


def profile_of(view: View) -> dict[str, Any]:
    return profile_to_plain(read_profile(view)) | {"bases": bases_to_plain(read_bases(view))}


def test_months_end_on_the_day_of_the_reading_or_where_a_month_has_none_on_its_last() -> None:
    ends = month_ends(date(2026, 3, 31), 4)

    assert ends == (date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31))


def test_a_day_counts_in_the_month_that_it_ends_and_not_before_the_first() -> None:
    ends = (date(2026, 9, 30), date(2026, 10, 31))
    days = [date(2026, 8, 30), date(2026, 8, 31), *ends, date(2026, 11, 1)]

    assert by_month(np.array(ordinals(days)), ends).tolist() == [2, 1]


def test_months_before_anything_was_told_are_not_there() -> None:
    assert len(ends_told(look("ab", [Told("activity", 70, "ab")]))) == 3
    assert ends_told(look("ab")) == ()


def test_rhythm_lays_what_was_agreed_against_what_came_loose() -> None:
    found = read(
        PictureOf.RHYTHM,
        look(
            "abc",
            [
                *often("decision", (3, 40), "a proposer, bc voter", step="adopted"),
                Told("decision", 3, "a proposer", data={"step": "proposed"}),
                Told("tension", 5, data={"type": "conflict"}),
                Told("activity", 2, "abc"),
            ],
        ),
    )

    assert found.months["order"] == (1, 1)
    assert found.months["loose"] == (0, 1)
    assert found.says.facts == {"order": 2, "loose": 1, "acts": 1}
    assert (found.counts["adopted"], found.counts["tension"]) == (2, 1)


def test_growth_counts_members_and_those_who_took_part_each_month() -> None:
    since = {"joined_earliest": TODAY - 10, "joined_latest": TODAY - 10}
    memberships = [
        {"network": OWN, "member": 0},
        {"network": OWN, "member": 1},
        {"network": OWN, "member": 2, **since},
    ]
    acts = [Told("activity", 40, "ab"), Told("activity", 1, "abc")]
    found = read(PictureOf.GROWTH, look("abc", acts, memberships=memberships))

    assert found.months == {"members": (2, 3), "active": (2, 3), "joint": (1, 1)}
    assert found.ends == (date(2026, 9, 30).toordinal(), DAY.toordinal())


def test_the_load_of_the_manager_is_told_first_and_of_posts_only() -> None:
    memberships = [
        {"network": OWN, "member": at, "role": role}
        for at, role in enumerate(("manager", "hub", "member", "member", "deputy"))
    ]
    calls = often("activity", (5,), "abcde")
    lines = "a-b monthly, a-c monthly, a-d monthly, b-e monthly"
    found = read(PictureOf.HUBS, look("abcde", calls, lines=lines, memberships=memberships))

    assert found.says == Say("picture.hubs.says", post=Say("role.manager"), n=3, lines=4)
    assert (found.counts["lines_manager"], found.counts["lines_hub"]) == (3, 2)
    assert Say("picture.hubs.deputies", n=1, posts=2) in found.notes
    assert not any("Who" in repr(one) for one in (found.says, *found.notes))


def test_a_need_that_none_can_meet_alone_is_what_a_network_is_for() -> None:
    needs = [
        {"actor": at, "alone": alone, "since_latest": TODAY - 9, "since_earliest": TODAY - 9}
        for at, alone in enumerate(("no", "yes", "no"))
    ]
    found = read(PictureOf.FIT, look("abc", needs=needs))

    assert found.says == Say("picture.fit.says", n=2, said=3)
    assert found.counts["alone_untold"] == 0


def test_a_public_face_is_what_happened_and_was_told() -> None:
    acts = [
        Told("activity", 4, "ab", data={"open_to_all": True, "type": "study_visit"}),
        Told("activity", 400, "ab", data={"open_to_all": True}),
        Told("recognition", 9, "a", data={"type": "media"}),
    ]
    counts = read(PictureOf.SPACES, look("ab", acts)).counts

    assert {name: n for name, n in counts.items() if n} == {
        "acts": 1,
        "face_open": 1,
        "face_study_visit": 1,
        "face_media": 1,
    }


@pytest.mark.parametrize("view", [look("a"), look("ab", lines="a-b")], ids=["one", "two"])
def test_where_little_was_told_each_page_has_a_sentence_and_can_be_kept(view: View) -> None:
    profile = profile_of(view)
    kept = read_pictures(view, profile)

    for one, card in PICTURES.items():
        found = card.read(view, profile)
        assert picture_from(kept[one]) == found
        assert all(
            tell(say, language) for say in (found.says, *found.notes) for language in Language
        )


def test_every_page_is_read_and_names_what_is_there() -> None:
    assert set(PICTURES) == set(PictureOf)
    for card in PICTURES.values():
        assert set(card.indicators) <= INDICATORS.keys()
        assert set(card.concepts) <= library().keys()
        assert card.id in pictures_of(INDICATORS[card.indicators[0]].dimension)
