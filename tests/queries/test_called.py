"""A search reads the names in memory, and finds what a pass over the rows would find."""

import pytest

from saiyai.domain.drafts import ActorDraft
from saiyai.domain.periods import AsOf
from saiyai.domain.thai import search_key
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries import called, columns
from saiyai.queries.actors import visible_actors
from saiyai.queries.called import ids_called, ids_in_order
from saiyai.queries.columns import among
from saiyai.queries.editions import forget_editions
from saiyai.queries.members import ActorFilter, count_actors, list_actors
from saiyai.queries.networks import as_of, newest_seq
from saiyai.records.connections import writing
from saiyai.records.models import Actor, Network
from saiyai.services.actors import correct_actor, record_actor, record_alias, withdraw_actor
from saiyai.services.undo import undo_change

TEXTS = ["ก", "ป่า", "a01", "|", ".", "nobody is called so"]
SORTS = {Language.TH: "sort_th", Language.EN: "sort_en"}


@pytest.fixture(params=["kept", "read anew", "one by one"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ways to an answer: with what was told since, without, and with few ids at a time."""
    if request.param == "read anew":
        monkeypatch.setattr(called, "_MANY", 0)
    if request.param == "one by one":
        monkeypatch.setattr(columns, "_FEW", 0)
    return str(request.param)


def pages(viewer: Viewer, network: Network, text: str, language: Language) -> list[str]:
    """Every page of what a search finds, seven at a time."""
    found: list[str] = []
    after = ""
    while True:
        page = list_actors(viewer, network, ActorFilter(text), language, after=after, limit=7)
        found += [row.ref for row in page.rows]
        if not page.after:
            return found
        after = page.after


def expected(viewer: Viewer, network: Network, text: str, language: Language) -> list[str]:
    """The same by a pass over the rows, one by one."""
    rows = visible_actors(viewer, network).order_by(SORTS[language], "pk")
    key = search_key(text)
    return [row.ref for row in rows if not key or key in row.search or row.ref == text]


@pytest.mark.parametrize("text", TEXTS)
def test_pages_and_counts_of_a_search_are_those_of_a_pass_over_the_rows(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer, text: str, way: str
) -> None:
    for viewer in (keeper, member, stranger):
        for language in Language:
            wanted = expected(viewer, sample, text, language)

            assert pages(viewer, sample, text, language) == wanted, way
            assert count_actors(viewer, sample, ActorFilter(text)).count == len(wanted)


def test_whoever_is_told_corrected_or_taken_out_since_is_found_as_it_stands(
    network: Network, keeper: Viewer, way: str
) -> None:
    for ref, name in (("a", "สมชาย"), ("b", "สมศรี"), ("c", "อรทัย")):
        record_actor(keeper, network, ActorDraft(ref, name_th=name))

    def found(text: str) -> list[str]:
        return pages(keeper, network, text, Language.TH)

    assert found("สม") == ["a", "b"]
    correct_actor(keeper, Actor.objects.get(ref="a"), ActorDraft(name_th="มานี"))
    assert (found("สม"), found("มานี")) == (["b"], ["a"]), way
    record_actor(keeper, network, ActorDraft("d", name_th="สมพร"))
    assert found("สม") == ["d", "b"]
    withdraw_actor(keeper, Actor.objects.get(ref="b"))
    assert found("สม") == ["d"]
    undo_change(keeper, network, newest_seq(network))
    assert found("สม") == ["d", "b"]
    record_alias(keeper, Actor.objects.get(ref="c"), "ป้าสมใจ")
    assert found("สม") == ["d", "b", "c"]
    forget_editions()
    assert found("สม") == ["d", "b", "c"]


def test_what_is_found_of_the_past_goes_by_the_names_of_then(
    network: Network, keeper: Viewer, way: str
) -> None:
    record_actor(keeper, network, ActorDraft("a", name_th="สมชาย"))
    record_actor(keeper, network, ActorDraft("b", name_th="สมศรี"))
    then = AsOf(as_of(network).day, newest_seq(network))
    correct_actor(keeper, Actor.objects.get(ref="a"), ActorDraft(name_th="มานี"))
    withdraw_actor(keeper, Actor.objects.get(ref="b"))
    record_actor(keeper, network, ActorDraft("c", name_th="สมพร"))

    def found(text: str, when: AsOf | None) -> list[str]:
        page = list_actors(keeper, network, ActorFilter(text), Language.TH, when=when)
        return [row.ref for row in page.rows]

    assert (found("สม", then), found("มานี", then)) == (["a", "b"], []), way
    assert (found("สม", None), found("มานี", None)) == (["c"], ["a"])


def test_a_page_after_one_who_was_renamed_goes_on_from_where_they_stood(
    network: Network, keeper: Viewer
) -> None:
    for ref, name in (("a", "กก"), ("b", "กข"), ("c", "กค"), ("d", "กง")):
        record_actor(keeper, network, ActorDraft(ref, name_th=name))
    first = list_actors(keeper, network, ActorFilter("ก"), Language.TH, limit=2)
    correct_actor(keeper, Actor.objects.get(ref="b"), ActorDraft(name_th="กฮ"))
    record_actor(keeper, network, ActorDraft("e", name_th="กขข"))
    rest = list_actors(keeper, network, ActorFilter("ก"), Language.TH, after=first.after)

    assert [row.ref for row in first.rows] == ["a", "b"]
    assert [row.ref for row in rest.rows] == ["e", "c", "d", "b"]


def test_a_name_that_came_to_nothing_is_not_kept(network: Network, keeper: Viewer) -> None:
    def tell_and_fail() -> None:
        with writing():
            record_actor(keeper, network, ActorDraft("a", name_th="สมชาย"))
            assert len(ids_called(network, "สม", None) or ()) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tell_and_fail()
    assert ids_called(network, "สม", None) == frozenset()


def test_nothing_is_searched_where_nothing_is_written(network: Network) -> None:
    assert ids_called(network, "", None) is None
    assert ids_called(network, " . ", None) is None


def test_those_whose_place_is_not_known_are_told_apart(network: Network, keeper: Viewer) -> None:
    known = record_actor(keeper, network, ActorDraft("a", name_th="ก"))
    assert ids_called(network, "ก", None) == frozenset({known.pk})
    new = record_actor(keeper, network, ActorDraft("b", name_th="กข"))

    found = ids_called(network, "ก", None) or frozenset()
    assert ids_in_order(network, found, Language.TH, ()) == ([known.pk], [new.pk])
    assert ids_in_order(network, found, Language.TH, (known.sort_th, known.pk)) == ([], [new.pk])


@pytest.mark.parametrize("few", [0, 1_000])
def test_many_row_ids_are_those_that_few_are(
    sample: Network, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(columns, "_FEW", few)
    ids = set(Actor.objects.filter(network=sample).values_list("pk", flat=True)[:20])

    assert set(Actor.objects.filter(among(ids)).values_list("pk", flat=True)) == ids
    assert not Actor.objects.filter(among([])).exists()
    assert Actor.objects.filter(among([sample.pk], "network_id")).count() >= 60
