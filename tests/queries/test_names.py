"""Who may see whom: decided once, the same in lists, pages, maps, readings and measures."""

from dataclasses import replace
from itertools import product

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, is_named
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import UnknownActor
from saiyai.domain.periods import AsOf
from saiyai.domain.verdicts import Matter
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.domain.words import Language, tell
from saiyai.queries.actors import get_actor, get_profile, visible_actors
from saiyai.queries.choices import list_choices, names_to_recognise
from saiyai.queries.events import list_events
from saiyai.queries.maps import get_map
from saiyai.queries.measures import get_measures
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.networks import as_of
from saiyai.queries.ties import list_ties
from saiyai.queries.today import get_evidence, get_today, get_whole, list_matters
from saiyai.records.models import Actor, Network
from saiyai.services.actors import correct_actor, record_actor
from tests.cast import MANAGER, WAY_TO_HEADWATERS

EYES = [Viewer(eye, eye) for eye in Eye]


@pytest.fixture
def everybody(network: Network, keeper: Viewer) -> Network:
    """One actor for each kind and consent."""
    for kind, consent in product(ActorKind, Consent):
        name = f"{kind}-{consent}"
        draft = ActorDraft(ref=name, name_en=name, kind=kind, consent=consent)
        record_actor(keeper, network, draft)
    return network


@pytest.mark.parametrize("viewer", EYES, ids=lambda viewer: viewer.eye)
def test_the_filter_of_lists_says_what_the_rule_says(everybody: Network, viewer: Viewer) -> None:
    listed = set(visible_actors(viewer, everybody).values_list("ref", flat=True))
    ruled = {
        f"{kind}-{consent}"
        for kind, consent in product(ActorKind, Consent)
        if is_named(kind, consent, viewer.eye)
    }

    assert listed == ruled


@pytest.mark.parametrize("viewer", EYES, ids=lambda viewer: viewer.eye)
def test_hidden_and_missing_look_the_same(everybody: Network, viewer: Viewer) -> None:
    for kind, consent in product(ActorKind, Consent):
        ref = f"{kind}-{consent}"
        if is_named(kind, consent, viewer.eye):
            assert get_actor(viewer, everybody, ref).ref == ref
        else:
            with pytest.raises(UnknownActor) as hidden:
                get_actor(viewer, everybody, ref)
            with pytest.raises(UnknownActor) as missing:
                get_actor(viewer, everybody, f"{ref}-nobody")
            assert set(hidden.value.facts) == set(missing.value.facts)


def test_a_person_always_sees_their_own_row(everybody: Network, member: Viewer) -> None:
    row = Actor.objects.get(ref="person-keepers")
    themselves = replace(member, actor=row.pk)

    assert get_actor(themselves, everybody, "person-keepers") == row
    assert row in visible_actors(themselves, everybody)


def test_who_refused_is_in_no_reading_but_the_keepers(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    correct_actor(
        keeper, Actor.objects.get(ref=WAY_TO_HEADWATERS), ActorDraft(consent=Consent.REFUSED)
    )
    when = as_of(sample)

    assert get_measures(keeper, sample, when, ["density"])["network"]["nodes"] == 60
    assert get_measures(member, sample, when, ["density"])["network"]["nodes"] == 59


def test_an_outsider_meets_no_person_anywhere(sample: Network, stranger: Viewer) -> None:
    when = as_of(sample)
    persons = set(Actor.objects.filter(kind="person").values_list("name_th", "name_en"))
    told = repr(
        [
            list_actors(stranger, sample, ActorFilter(), Language.TH),
            get_map(stranger, sample, when, ActorFilter()),
            get_today(stranger, sample, when),
            get_whole(stranger, sample, when)[0],
            [
                get_evidence(stranger, sample, when, one)
                for one in ("good-1", "towards-1", "no_line")
            ],
            list_events(stranger, sample, when),
            list_ties(stranger, sample, when),
            get_measures(stranger, sample, when),
            list_choices(stranger, sample).kinds,
            names_to_recognise(stranger, sample),
        ]
    )

    assert len(persons) == 31
    assert [names for names in persons if names[0] in told or names[1] in told] == []


def test_the_name_of_a_sole_link_is_for_keepers_and_the_person(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    when = as_of(sample)
    person = Actor.objects.get(ref=WAY_TO_HEADWATERS)

    def named(viewer: Viewer) -> str:
        reading = get_today(viewer, sample, when).reading
        assert reading is not None
        way = next(place.first for place in reading.places if place.first.of is Matter.SOLE_LINK)
        return str(way.seen.facts["who"].in_(Language.TH))  # type: ignore[attr-defined]

    assert named(keeper) == person.name_th
    assert named(replace(member, actor=person.pk)) == person.name_th
    assert named(member) == "คนหนึ่งคน"


def test_an_unanswered_call_is_named_to_its_ends_and_keepers(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    when = as_of(sample)
    caller = Actor.objects.get(ref="a42")

    def names(viewer: Viewer) -> list[str]:
        reading = get_today(viewer, sample, when).reading
        assert reading is not None
        call = next(place.first for place in reading.places if place.first.of is Matter.UNANSWERED)
        return [call.seen.facts[end].in_(Language.TH) for end in "ab"]  # type: ignore[attr-defined]

    assert names(keeper) == ["กลุ่มผู้เลี้ยงปลากระชังสบฮอม", "วิทยาลัยชุมชนเวียงฮอม"]
    assert names(replace(member, actor=caller.pk))[0] == "กลุ่มผู้เลี้ยงปลากระชังสบฮอม"
    assert "กลุ่มผู้เลี้ยงปลากระชังสบฮอม" not in names(member)


def test_calls_are_read_as_rows_by_those_in_them_and_keepers(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    when = as_of(sample)
    manager = Actor.objects.get(ref=MANAGER)

    def calls(viewer: Viewer) -> int:
        return len(list_events(viewer, sample, when, kind="contact", limit=500).rows)

    assert calls(keeper) == 214
    assert calls(member) == 0
    assert 0 < calls(replace(member, actor=manager.pk)) < 214


def test_a_number_of_a_person_is_for_keepers_and_the_person(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    when = as_of(sample)
    manager = Actor.objects.get(ref=MANAGER)

    def nodes(viewer: Viewer) -> set[str]:
        return set(get_measures(viewer, sample, when, ["degree"])["measures"]["degree"]["nodes"])

    assert len(nodes(keeper)) == 60
    assert nodes(member) == {f"a{number}" for number in range(32, 61)}
    assert nodes(replace(member, actor=manager.pk)) == nodes(member) | {MANAGER}


def test_members_read_the_same_numbers_as_keepers(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    when = as_of(sample)

    def values(viewer: Viewer) -> list[tuple[str, float | None]]:
        reading = get_today(viewer, sample, when).reading
        assert reading is not None
        return [(one.id, one.value) for one in reading.readings]

    assert values(member) == values(keeper)


def test_a_profile_keeps_back_what_is_for_keepers(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    when: AsOf = as_of(sample)
    correct_actor(
        keeper, Actor.objects.get(ref=MANAGER), ActorDraft(extra={"โทร": "081-000-0000"})
    )

    assert get_profile(keeper, sample, MANAGER, when).extra == {"โทร": "081-000-0000"}
    assert get_profile(member, sample, MANAGER, when).extra == {}


def test_a_practice_is_told_in_its_own_words_to_whom_what_people_wrote_is_shown(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    """An evaluator reads that something hangs on few, and not what it is."""

    def practice(viewer: Viewer) -> str:
        told = list_matters(viewer, sample, as_of(sample))
        assert told is not None
        few = next(one for one in told.shown if one.of is Matter.FEW_CARRIERS)
        return tell(few.seen, Language.TH)

    assert "คำโอกาสเลี้ยงผีฝาย" in practice(keeper)
    assert "คำโอกาสเลี้ยงผีฝาย" in practice(member)
    evaluator = replace(member, role=AccessRole.EVALUATOR)
    assert "คำโอกาสเลี้ยงผีฝาย" not in practice(evaluator)
    assert "ความรู้เรื่องหนึ่ง" in practice(evaluator)
