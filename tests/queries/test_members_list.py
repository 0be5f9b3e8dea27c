"""The list of members: cut down, in four orders, paged by key, counted so far and no further."""

from typing import Any

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, TieDraft
from saiyai.domain.errors import KeepersOnly, UnknownPage, UnknownWord
from saiyai.domain.lists import ActorSort, Counted
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries import choices, members, paging
from saiyai.queries.actors import ActorRow
from saiyai.queries.choices import list_choices
from saiyai.queries.members import ActorFilter, count_actors, list_actors
from saiyai.records.models import Actor, Network
from saiyai.services.actors import record_actor
from saiyai.services.merging import merge_actors
from saiyai.services.ties import record_tie
from tests.cast import WITHOUT_LINE


def refs(viewer: Viewer, network: Network, **wanted: Any) -> set[str]:
    found = list_actors(viewer, network, ActorFilter(**wanted), Language.TH, limit=500)
    return {row.ref for row in found.rows}


def whole(viewer: Viewer, network: Network, sort: ActorSort, limit: int) -> list[ActorRow]:
    """Every page of a list, one after the other."""
    rows: list[ActorRow] = []
    after = ""
    while True:
        page = list_actors(
            viewer, network, ActorFilter(), Language.TH, sort=sort, after=after, limit=limit
        )
        rows += page.rows
        after = page.after
        if not after:
            return rows


@pytest.mark.parametrize("sort", ActorSort)
def test_pages_of_every_order_join_without_gap_or_repeat(
    sample: Network, keeper: Viewer, sort: ActorSort
) -> None:
    at_once = [row.ref for row in whole(keeper, sample, sort, 500)]

    assert [row.ref for row in whole(keeper, sample, sort, 7)] == at_once
    assert len(at_once) == len(set(at_once)) == 60


def test_by_kind_each_kind_comes_whole_and_in_it_names_in_order(
    sample: Network, keeper: Viewer
) -> None:
    rows = whole(keeper, sample, ActorSort.KIND, 500)
    by_name = [row.ref for row in whole(keeper, sample, ActorSort.NAME, 500)]
    kinds = list(dict.fromkeys(row.kind for row in rows))

    assert [row.kind for row in rows] == sorted((row.kind for row in rows), key=kinds.index)
    for kind in kinds:
        of_kind = [row.ref for row in rows if row.kind == kind]
        assert of_kind == sorted(of_kind, key=by_name.index)


def test_by_place_each_place_comes_whole_and_who_has_none_last(
    sample: Network, keeper: Viewer
) -> None:
    record_actor(keeper, sample, ActorDraft(ref="nowhere", name_th="ก", kind=ActorKind.GROUP))
    places = [row.place_ref for row in whole(keeper, sample, ActorSort.PLACE, 9)]
    once = list(dict.fromkeys(places))

    assert places == sorted(places, key=once.index)
    assert once[-1] == ""


def test_who_was_told_last_comes_first(sample: Network, keeper: Viewer) -> None:
    record_actor(keeper, sample, ActorDraft(ref="new", name_th="ฮ", kind=ActorKind.GROUP))

    assert whole(keeper, sample, ActorSort.NEWEST, 7)[0].ref == "new"


@pytest.mark.parametrize(
    ("sort", "after"),
    [
        (ActorSort.NAME, "x"),
        (ActorSort.KIND, "x~3"),
        (ActorSort.PLACE, "999999~x~3"),
        (ActorSort.NEWEST, "yesterday~3"),
    ],
)
def test_a_key_that_no_page_has_given_is_refused(
    sample: Network, keeper: Viewer, sort: ActorSort, after: str
) -> None:
    with pytest.raises(UnknownPage):
        list_actors(keeper, sample, ActorFilter(), Language.TH, sort=sort, after=after)


def test_a_list_is_cut_by_sector_and_role(sample: Network, keeper: Viewer) -> None:
    state = refs(keeper, sample, sector="state")
    told = Actor.objects.filter(network=sample, sector="state")

    assert state == set(told.values_list("ref", flat=True)) != set()
    assert "a01" in refs(keeper, sample, role="manager")
    assert refs(keeper, sample, role="delegate") == set()


@pytest.mark.parametrize("field", ["kind", "sector", "role", "consent"])
def test_a_word_of_no_list_is_refused(sample: Network, keeper: Viewer, field: str) -> None:
    with pytest.raises(UnknownWord):
        refs(keeper, sample, **{field: "strange"})


def test_consent_is_for_keepers_and_in_a_part_for_its_rows(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    asked = {"consent": Consent.NOT_ASKED}
    one = Actor.objects.filter(network=sample, consent=Consent.NOT_ASKED).exclude(
        kind=ActorKind.PERSON
    )[0]
    of_part = Viewer(Eye.MEMBER, "keeper of a part", keeps=frozenset({one.pk}))

    assert len(refs(keeper, sample, **asked)) > 1
    assert refs(of_part, sample, **asked) == {one.ref}
    with pytest.raises(KeepersOnly):
        refs(member, sample, **asked)


def test_without_a_line_stand_persons_to_keepers_only(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    for ref, kind in (("lone", ActorKind.GROUP), ("pim", ActorKind.PERSON)):
        draft = ActorDraft(ref=ref, name_th=ref, kind=kind, consent=Consent.ANYONE)
        record_actor(keeper, sample, draft)

    assert refs(keeper, sample, no_line=True) == {*WITHOUT_LINE, "lone", "pim"}
    assert "lone" in refs(member, sample, no_line=True)
    for viewer in (member, stranger):
        found = list_actors(viewer, sample, ActorFilter(no_line=True), Language.TH, limit=500)
        assert ActorKind.PERSON not in {row.kind for row in found.rows}


def test_a_line_that_waits_for_a_word_is_none_to_members(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    """Who is left out of "no line yet" would be known to have one."""
    for ref, kind in (("a", ActorKind.GROUP), ("pim", ActorKind.PERSON)):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=kind))
    record_tie(keeper, network, TieDraft("a", "pim"))

    assert refs(keeper, network, no_line=True) == set()
    assert refs(member, network, no_line=True) == {"a"}


def test_the_line_of_a_merged_row_is_a_line_of_who_it_is(network: Network, keeper: Viewer) -> None:
    for ref in ("a", "b", "c"):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    record_tie(keeper, network, TieDraft("b", "c"))
    a, b = (Actor.objects.get(network=network, ref=ref) for ref in "ab")
    merge_actors(keeper, network, a, b)

    assert refs(keeper, network, no_line=True) == set()


def test_a_list_is_counted_as_the_viewer_sees_it_and_no_further_than_agreed(
    sample: Network, keeper: Viewer, stranger: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = len(refs(stranger, sample))

    assert count_actors(keeper, sample, ActorFilter()) == Counted(60)
    assert count_actors(keeper, sample, ActorFilter(kind="network")) == Counted(2)
    assert count_actors(stranger, sample, ActorFilter()) == Counted(seen)
    monkeypatch.setattr(paging, "MOST_COUNTED", 10)
    assert count_actors(keeper, sample, ActorFilter()) == Counted(11, 10)
    assert Counted(10_001).is_more
    assert not Counted(10_000).is_more


def test_what_a_search_finds_is_counted_no_further_than_agreed(
    sample: Network, keeper: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = count_actors(keeper, sample, ActorFilter("ก"))
    monkeypatch.setattr(members, "MOST_FOUND", 5)

    assert (every.most, every.is_more) == (1_000, False)
    assert every.count > 6
    found = count_actors(keeper, sample, ActorFilter("ก"))
    assert (found, found.is_more) == (Counted(6, 5), True)


def test_a_large_record_offers_its_choices_without_numbers(
    sample: Network, keeper: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choices, "counted_rows", lambda _: Counted(10_001))
    offered = list_choices(keeper, sample)

    assert {count for _, count in offered.kinds} == {None}
    assert {one.count for one in (*offered.places, *offered.issues)} == {None}
    assert len(offered.places) == 18
