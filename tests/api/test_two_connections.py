"""The API as an installation runs it: what it writes by one connection it reads by another."""

import pytest

from saiyai.domain.viewers import Viewer
from saiyai.records.models import Event
from saiyai.services.networks import record_network
from tests.api.knocks import CALL
from tests.doors import Reader

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("committed")]
HERE = "/trial"


def test_a_morning_of_telling_is_read_back_at_once(keeper: Viewer) -> None:
    record_network(keeper, name_en="Trial", slug="trial")
    program = Reader()
    for ref in "abc":
        program.tell("POST", f"{HERE}/actors/", {"id": ref, "name_en": ref, "kind": "group"})
    program.tell("PATCH", f"{HERE}/actors/a", {"note": "x"}, 200)
    program.tell("POST", f"{HERE}/ties/", {"source": "a", "target": "b", "id": "ab"})
    program.tell("POST", f"{HERE}/ties/assertions/ab", {"stance": "confirmed"})
    program.tell("POST", f"{HERE}/ties/attempts/ab", {"answered": True})
    event = program.tell("POST", f"{HERE}/events/", CALL)
    program.tell("PUT", f"{HERE}/events/{event['id']}", CALL | {"when": "2026-10-02"}, 200)
    program.tell("DELETE", f"{HERE}/actors/c", status=204)
    newest = program.ask(f"{HERE}/changes")[0]["seq"]
    program.tell("POST", f"{HERE}/changes/{newest}/undo")

    assert {one["id"] for one in program.ask(f"{HERE}/actors/")["actors"]} == {"a", "b", "c"}
    assert program.ask(f"{HERE}/ties/ab")["state"] == "active"
    assert program.ask(f"{HERE}/analyses/today")["seq"] == newest + 1
    assert len(program.ask(f"{HERE}/events/")["events"]) == 2
    assert Event.objects.using("reading").count() == 3
