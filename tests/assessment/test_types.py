"""Around what a network gathers, in what form, out of what it arose, whose it is now."""

from typing import Any

from saiyai.assessment.look.record import OWN, Record
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.nature.types import TypeReading, read_type
from saiyai.domain.actors import Role
from saiyai.domain.verdicts import Birth, Form, NetworkType, Ownership, Stage
from tests.assessment.records import TODAY, Told, often, record

MONTHS = range(10, 360, 30)


def read(made: Record) -> TypeReading:
    return read_type(made, own_scope(made))


def worked(**told: Any) -> TypeReading:
    return read(record("ABCD", often("activity", MONTHS, "AB co_act, CD co_act"), **told))


def test_what_was_not_told_is_unknown() -> None:
    found = read(record("ABCD"))

    assert (found.declared, found.observed) == (NetworkType.UNKNOWN, NetworkType.UNKNOWN)
    assert (found.born, found.now, found.stage) == (
        Birth.UNKNOWN,
        Ownership.UNKNOWN,
        Stage.UNKNOWN,
    )
    assert found.form_observed is Form.UNKNOWN


def test_work_without_roles_or_rules_is_loose() -> None:
    assert worked().form_observed is Form.LOOSE


def test_roles_and_regular_work_are_a_structure() -> None:
    roles = [
        {"network": OWN, "member": 0, "role": Role.LEADER},
        {"network": OWN, "member": 1, "role": Role.TREASURER},
        *({"network": OWN, "member": at} for at in range(4)),
    ]

    assert worked(memberships=roles).form_observed is Form.STRUCTURED


def test_form_and_origin_are_those_of_the_charter() -> None:
    charter = [
        {"number": 1, "form": "loose", "origin": "need", "latest": TODAY - 900},
        {"number": 2, "form": "structured", "origin": "promoted", "latest": TODAY - 90},
    ]
    found = worked(charter_versions=charter)

    assert found.form_declared is Form.STRUCTURED
    assert found.born is Birth.NEED


def office(*organisers: str) -> TypeReading:
    promoter: list[Any] = [{"network": OWN, "member": 0, "role": Role.PROMOTER}]
    joined = [*promoter, *({"network": OWN, "member": at} for at in (1, 2, 3))]
    events = [
        one
        for at, organiser in enumerate(organisers)
        for one in often("activity", [20 + 30 * at], f"{organiser} organiser, BC co_act")
    ]
    return read(record("OBCD", events, memberships=joined))


def test_whoever_calls_decides_whose_it_is() -> None:
    assert office("O", "O", "O", "O").now is Ownership.PROMOTER
    assert office("B", "B", "C", "C").now is Ownership.MEMBERS
    assert office("B", "O", "C", "O").now is Ownership.SHARED


def test_pushing_for_something_is_bargaining_and_with_allies_civil_society() -> None:
    pushed = Told("advocacy", 90, "AB advocate", data={"stage": "negotiated"})
    adopted = Told("advocacy", 30, "AB advocate", data={"stage": "adopted"})
    grew = Told("expansion", 20, "A through, B through", data={"into": "alliance"})

    assert read(record("ABC", [pushed])).stage is Stage.BARGAINING
    assert read(record("ABC", [pushed, adopted, grew])).stage is Stage.CIVIL_SOCIETY


def test_a_declared_type_that_work_does_not_show_is_said() -> None:
    found = worked(
        actor_places=[{"actor": OWN, "place": 0, "purpose": "seat"}],
        places=[{"kind": "subdistrict"}],
    )

    assert found.declared is NetworkType.AREA
    assert not any(say.key == "type.differs" for say in found.says)
