"""Who may ask and tell what: keeper, member, outside, on every route."""

from collections.abc import Iterator

import pytest

from saiyai.domain.viewers import Eye
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Change, Network, TieKind
from tests.api.knocks import ALONE, ASKED, CALL, TOLD, Knock, routes
from tests.conftest import Once
from tests.doors import API, Reader, read_json

pytestmark = pytest.mark.either

EYES = (Eye.KEEPER, Eye.MEMBER, Eye.OUTSIDE)


@pytest.fixture(scope="module")
def all_events(once: Once, told_trial: Network) -> Iterator[Network]:
    with once():
        yield tell_events(told_trial)


@pytest.fixture
def told_events(all_events: Network, db: None) -> Network:
    """The small record with events, told once for this module."""
    return all_events


def tell_events(trial: Network) -> Network:
    """The small record with a lesson, a proposal, a request, an activity and a call."""
    for told in (
        {"kind": "learning", "id": "lesson", "data": {"lesson": "x"}, "role": "learner"},
        {"kind": "decision", "id": "plan", "data": {"what": "x", "step": "proposed"}},
    ):
        parts = [{"actor": "a", "role": told.pop("role", "proposer")}]
        Reader().tell("POST", "/trial/events/", told | {"when": "2026-07-01", "parts": parts})
    ask = {"kind": "request", "when": "2026-08-01", "data": {"what": "ยืมรถไถ"}}
    asker = {"parts": [{"actor": "a", "role": "requester"}], "id": "ask"}
    Reader().tell("POST", "/trial/events/", ask | asker)
    there = [{"actor": ref, "role": "participant"} for ref in ("a", "b", "pim")]
    walk = {"kind": "activity", "when": "2026-09-01", "data": {"title": "เดินป่า"}, "parts": there}
    Reader().tell("POST", "/trial/events/", walk | {"id": "walk"})
    Reader().tell("POST", "/trial/events/", CALL | {"id": "call"})
    return trial


def test_every_route_is_knocked_at() -> None:
    assert {(one.method, one.route) for one in (*ASKED, *TOLD)} | ALONE == routes()


@pytest.mark.parametrize("knock", ASKED, ids=lambda knock: knock.name)
def test_each_eye_may_ask_what_is_for_it(told_sample: Network, knock: Knock) -> None:
    answers = [Reader(eye).get(knock.address) for eye in EYES]

    assert tuple(answer.status_code for answer in answers) == knock.statuses
    assert all(answer["Content-Type"].startswith("application/json") for answer in answers)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("knock", TOLD, ids=lambda knock: knock.name)
def test_only_the_keeper_tells_and_refusals_write_nothing(
    told_events: Network, knock: Knock, eye: Eye
) -> None:
    path = knock.path.replace("{newest}", str(newest_seq(told_events)))
    path = path.replace("{kind}", str(TieKind.objects.get(network=told_events).pk))
    changes = Change.objects.count()
    expected = knock.statuses[EYES.index(eye)]
    if expected < 300:
        Reader(eye).tell(knock.method, path, knock.body, expected)

        assert Change.objects.count() == changes + 1
        return
    status, error = Reader(eye).refused(knock.method, path, knock.body)

    assert status == expected
    assert (error["code"] in {"keepers_only", "not_yours"}) == (status == 403)
    assert Change.objects.count() == changes


@pytest.mark.parametrize("eye", [Eye.MEMBER, Eye.OUTSIDE])
@pytest.mark.parametrize(
    ("method", "of", "body"),
    [
        *(("GET", "actors", None), ("PATCH", "actors", {"note": "x"}), ("DELETE", "actors", None)),
        *(("GET", "events", None), ("PUT", "events", CALL), ("DELETE", "events", None)),
    ],
)
def test_hidden_and_missing_look_the_same(
    told_events: Network, eye: Eye, method: str, of: str, body: object
) -> None:
    hidden, missing = ("pim", "pom") if of == "actors" else ("call", "cull")
    there = Reader(eye).refused(method, f"/trial/{of}/{hidden}", body)
    nowhere = Reader(eye).refused(method, f"/trial/{of}/{missing}", body)

    assert there[0] == nowhere[0] == 404
    assert repr(there[1]).replace(hidden, missing) == repr(nowhere[1])


def test_a_line_is_hidden_from_outside_as_if_it_were_not(told_events: Network) -> None:
    outsider = Reader(Eye.OUTSIDE)

    assert outsider.refused("GET", "/trial/ties/ab")[0] == 404
    assert outsider.refused("GET", "/trial/ties/xy")[0] == 404
    assert read_json(outsider.get(f"{API}/trial/ties/").content) == {"ties": [], "after": None}


def test_members_read_activities_but_calls_of_others_not(told_events: Network) -> None:
    def seen(eye: Eye) -> list[str]:
        return [one["id"] for one in Reader(eye).ask("/trial/events/")["events"]]

    assert seen(Eye.KEEPER) == ["call", "walk", "ask", "plan", "lesson"]
    assert seen(Eye.MEMBER) == ["walk", "ask", "plan", "lesson"]
    assert seen(Eye.OUTSIDE) == []
