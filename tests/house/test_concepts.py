"""Every concept of the theory that the record answers for is held, by something that exists."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, Q

from saiyai.domain.concepts import TABLES, holders
from saiyai.domain.kinds.catalogue import KINDS

REQUIRED = {
    *(f"ACTOR-{number:02}" for number in range(1, 26)),
    *(f"LEVEL-{one}" for one in ("UNIT", "AREA", "GOAL", "WORK", "STAGE", "KNOW", "LEARN")),
    *("LEVEL-STRUCT", "LEVEL-COOP", "TYPE-01", "TYPE-A", "TYPE-I", "TYPE-S"),
    *(f"TYPE-{family}{number}" for family in "AI" for number in range(1, 10)),
    *(f"SECTOR-{one}" for one in ("STATE", "BIZ", "NGO", "PEOPLE")),
    *(f"COM-{number:02}" for number in range(1, 11)),
    *(f"HELP-{number:02}" for number in range(1, 6)),
    "DEF-02",
}
"""The ids of the inventory that the record answers for."""


def is_there(holder: str) -> bool:
    """Whether a table, its field, and the word in the closed list of that field exist."""
    table, _, rest = holder.partition(".")
    field, _, word = rest.partition(":")
    try:
        model = apps.get_model("records", table)
    except LookupError:
        return False
    names = {name for one in model._meta.concrete_fields for name in (one.name, one.attname)}
    if field and field not in names:
        return False
    return not word or word in allowed(table, field)


def allowed(table: str, field: str) -> set[str]:
    """The words that the database lets a column hold."""
    found: set[str] = set()
    for one in apps.get_model("records", table)._meta.constraints:
        if isinstance(one, CheckConstraint) and isinstance(one.condition, Q):
            for child in one.condition.children:
                if isinstance(child, tuple) and child[0] == f"{field}__in":
                    found |= set(child[1])
    return found


def test_every_required_concept_is_listed_and_no_other() -> None:
    assert set(TABLES) == REQUIRED


@pytest.mark.parametrize("concept", sorted(REQUIRED))
def test_a_concept_is_held(concept: str) -> None:
    tables, kinds = holders(concept)

    assert tables or kinds
    assert [one for one in tables if not is_there(one)] == []


def test_kinds_of_event_are_read_from_their_cards() -> None:
    assert holders("COM-03")[1] == tuple(
        kind.id for kind in KINDS.values() if "COM-03" in kind.concepts
    )


@pytest.mark.parametrize(
    "holder", ["Actress", "Actor.colour", "Actor.kind:ghost", "Membership.role:king"]
)
def test_a_holder_that_does_not_exist_is_found(holder: str) -> None:
    assert not is_there(holder)
