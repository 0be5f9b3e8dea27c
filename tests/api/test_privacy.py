"""What leaves by the API: numbers that are numbers, and never the name of a person for outside."""

import math

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.records.models import Actor, Network
from saiyai.services.actors import correct_actor
from tests.api.knocks import ASKED
from tests.cast import MANAGER, NONG_BUA
from tests.doors import API, Reader, numbers_in, read_json

EYES = (Eye.KEEPER, Eye.MEMBER, Eye.OUTSIDE)


def answers(eye: Eye) -> str:
    """Everything that one eye is answered about the sample, in both languages."""
    return "\n".join(
        Reader(eye, language).get(knock.address).content.decode("unicode-escape")
        for language in Language
        for knock in ASKED
        if knock.statuses[EYES.index(eye)] == 200
    )


@pytest.mark.parametrize("eye", EYES)
def test_every_number_in_every_answer_is_finite(told_sample: Network, eye: Eye) -> None:
    for knock in ASKED:
        answer = Reader(eye).get(knock.address)
        numbers = list(numbers_in(read_json(answer.content)))

        assert all(map(math.isfinite, numbers)), knock.name


def test_no_person_and_no_group_that_did_not_agree_is_named_to_outside(
    told_sample: Network,
) -> None:
    said = answers(Eye.OUTSIDE)
    rows = Actor.objects.filter(network=told_sample).values_list("name_th", "name_en")
    named = {name for names in rows for name in names if name and name in said}

    assert len(rows) == 60
    assert named == set()


def test_the_same_search_finds_every_person_in_what_keepers_are_told(
    told_sample: Network,
) -> None:
    """What would otherwise prove nothing: the names are where the search looks for them."""
    said = answers(Eye.KEEPER)
    persons = Actor.objects.filter(network=told_sample, kind=ActorKind.PERSON)
    names = {name for row in persons for name in (row.name_th, row.name_en)}

    assert {name for name in names if name not in said} == set()


def test_whoever_agreed_to_be_seen_by_anyone_is_named_to_outside(
    told_sample: Network, keeper: Viewer
) -> None:
    row = Actor.objects.get(network=told_sample, ref=NONG_BUA)
    correct_actor(keeper, row, ActorDraft(consent=Consent.ANYONE))
    outsider = Reader(Eye.OUTSIDE)

    listed = outsider.ask(f"/{told_sample.slug}/actors/")["actors"]
    shown = outsider.ask(f"/{told_sample.slug}/map")["actors"]
    assert [one["id"] for one in listed] == [one["id"] for one in shown] == [NONG_BUA]
    assert shown[0]["lines"] is None


def test_who_asked_to_be_seen_by_keepers_only_is_nobody_to_members(
    told_sample: Network, keeper: Viewer
) -> None:
    row = Actor.objects.get(network=told_sample, ref=MANAGER)
    correct_actor(keeper, row, ActorDraft(consent=Consent.KEEPERS))
    said = answers_about(Eye.MEMBER, told_sample)

    assert row.name_th not in said
    assert row.name_en.split()[0] not in said
    assert f'"{MANAGER}"' not in said


def answers_about(eye: Eye, network: Network) -> str:
    paths = ["actors/?limit=500", "ties/", "events/?limit=500", "map", "analyses/today"]
    paths += ["analyses/measures", "analyses/evidence/against-1", "changes"]
    return "\n".join(
        Reader(eye).get(f"{API}/{network.slug}/{path}").content.decode("unicode-escape")
        for path in paths
    )


def test_a_measure_of_a_person_is_for_keepers(told_sample: Network) -> None:
    def nodes(eye: Eye) -> tuple[int, int]:
        path = f"/{told_sample.slug}/analyses/measures"
        found = Reader(eye).ask(path, ids="degree")["measures"]["degree"]
        return len(found["nodes"]), found.get("hidden", 0)

    assert nodes(Eye.KEEPER) == (60, 0)
    assert nodes(Eye.MEMBER) == (29, 31)
    assert nodes(Eye.OUTSIDE) == (0, 60)


def test_a_measure_of_a_line_is_for_who_may_see_numbers_of_both_its_ends(
    told_sample: Network,
) -> None:
    def lines(eye: Eye) -> tuple[dict[str, float], int]:
        path = f"/{told_sample.slug}/analyses/measures"
        found = Reader(eye).ask(path, ids="edge_betweenness")["measures"]["edge_betweenness"]
        return found["ties"], found.get("hidden", 0)

    every, none = lines(Eye.KEEPER)
    told = {row["id"]: row for row in Reader().ask(f"/{told_sample.slug}/ties/?limit=500")["ties"]}
    some, hidden = lines(Eye.MEMBER)
    assert none == 0
    assert 0 < len(some) < len(every)
    assert some.items() <= every.items()
    assert every.keys() <= told.keys()
    persons = {
        ref
        for ref, row in told.items()
        if "person" in {row["source"]["kind"], row["target"]["kind"]}
    }
    assert some.keys() == every.keys() - persons
    assert hidden == len(every) - len(some)
    assert lines(Eye.OUTSIDE) == ({}, len(every))


def test_outside_no_reading_counts_fewer_than_five(told_sample: Network) -> None:
    today = Reader(Eye.OUTSIDE).ask(f"/{told_sample.slug}/analyses/today")
    path = f"/{told_sample.slug}/analyses/measures"
    few = {eye: Reader(eye).ask(path, ids="articulation_points,isolates") for eye in EYES}

    assert (today["heading"], today["good"], today["places"]) == (None, [], [])
    assert today["nearest"] is None
    whole = Reader(Eye.OUTSIDE).ask(f"/{told_sample.slug}/analyses/reading")
    assert (whole["hidden"], whole["reading"]) == (True, None)
    assert {one["id"] for one in today["readings"]} <= {"size", "connectedness", "line_states"}
    assert all(one["parts"] == {} for one in today["readings"])
    assert few[Eye.KEEPER]["measures"]["articulation_points"]["value"] > 0
    for found in few[Eye.OUTSIDE]["measures"].values():
        assert found.get("why") == "fewer_than_five" or found["value"] >= 5
