"""The roster over REST: one's own link, consent, and that no answer tells who named whom."""

from typing import Any

import pytest

from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.models import Network, RosterNaming
from tests.doors import Reader, read_json
from tests.services.test_surveys import REFS, tell_members

HERE = "/trial/rosters"
NAMINGS = "/api/v1/namings"


@pytest.fixture
def ref(network: Network, keeper: Viewer) -> str:
    """A roster among ten, opened here."""
    tell_members(keeper, network)
    return str(Reader().tell("POST", f"{HERE}/", {"closes": "14 พ.ย. 2569"})["id"])


def name(token: str, *, agrees: bool, **namings: list[str]) -> Any:
    body = {"agrees": agrees, "namings": namings}
    return Reader(Eye.OUTSIDE).put(f"{NAMINGS}/{token}", body, "application/json")


def test_a_link_is_answered_again_and_taken_back(ref: str) -> None:
    token = Reader().tell("POST", f"{HERE}/links/{ref}", {"actor": "a"})["token"]
    sheet = read_json(Reader(Eye.OUTSIDE).get(f"{NAMINGS}/{token}").content)

    assert [one["id"] for one in sheet["questions"]] == list(RosterQuestion)
    assert (sheet["who"]["id"], sheet["open"], sheet["agreed"]) == ("a", True, None)
    assert [one["id"] for one in sheet["others"]] == list(REFS[1:])
    assert name(token, agrees=False, view=["b"]).status_code == 400
    assert name(token, agrees=True, against=["b"]).status_code == 422
    assert name(token, agrees=True, view=["b"], asked=["c"]).status_code == 204
    assert name(token, agrees=True, view=["d"]).status_code == 204
    assert list(RosterNaming.objects.values_list("named__actor__ref", flat=True)) == ["d"]
    again = read_json(Reader(Eye.OUTSIDE).get(f"{NAMINGS}/{token}").content)
    assert again == sheet | {"agreed": "2026-10-31"}  # and not whom they named
    Reader().tell("POST", f"{HERE}/endings/{ref}")
    assert name(token, agrees=True, view=["d"]).status_code == 409
    assert Reader(Eye.OUTSIDE).delete(f"{NAMINGS}/{token}").status_code == 204
    assert not RosterNaming.objects.exists()


def test_a_keeper_types_in_and_all_that_is_told_is_how_many_answered(ref: str) -> None:
    told = {"actor": "a", "agrees": True, "namings": {"view": ["b", "c"]}}
    Reader().tell("POST", f"{HERE}/answers/{ref}", told)
    assert Reader().tell("POST", f"{HERE}/withdrawals/{ref}", {"actor": "a"})["answered"] == 0
    Reader().tell("POST", f"{HERE}/answers/{ref}", told)
    kept, read = (Reader(eye).ask(f"{HERE}/{ref}") for eye in (Eye.KEEPER, Eye.MEMBER))

    assert kept == read
    assert set(read) == {"id", "opened", "closes", "closed", "asked", "answered", "takes_answers"}
    assert (read["asked"], read["answered"]) == (10, 1)
    assert Reader(Eye.MEMBER).ask(f"{HERE}/") == [read]
    assert Reader(Eye.OUTSIDE).ask(f"{HERE}/") == []
    assert Reader(Eye.MEMBER).refused("POST", f"{HERE}/answers/{ref}", told)[0] == 403
