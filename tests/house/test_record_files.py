"""Nothing that is told is forgotten in a file: every column leaves in one, or says why not."""

from collections.abc import Iterator
from typing import Final

import pytest
from django.apps import apps

from saiyai.domain.carried import CARRIED, NOT_IN_FILES
from saiyai.formats.record_columns import TABLES
from saiyai.queries.carried import kept_in

OF_DRAFTS: Final = {
    "Actor": "actors",
    "Place": "places",
    "Issue": "issues",
    "Goal": "goals",
    "Membership": "memberships",
    "Tie": "ties",
    "TieAssertion": "assertions",
    "Event": "events",
    "Part": "parts",
    "Flow": "flows",
    "Coverage": "coverage",
    "QuietTime": "quiet",
}
"""Tables that have drafts of their own."""

IN_OTHER_WORDS: Final = {
    "Actor.extra": "actors.extra.…",
    "Alias.actor": "actors.aliases",
    "Alias.name": "actors.aliases",
    "ActorIssue.actor": "actors.issues",
    "ActorIssue.issue": "actors.issues",
    "Membership.network": "memberships.network",
    "Tie.a": "ties.source",
    "Tie.b": "ties.target",
    "TieAssertion.earliest": "assertions.said",
    "TieAssertion.latest": "assertions.said",
    "TieAssertion.extra": "assertions.extra.…",
    "Event.earliest": "events.when",
    "Event.latest": "events.when",
    "Event.data": "events.data.…",
    "Coverage.earliest": "coverage.period",
    "Coverage.latest": "coverage.period",
    "QuietTime.earliest": "quiet.period",
    "QuietTime.latest": "quiet.period",
    "Network.clock": "facts.today",
}
"""Columns of the database that a file has under another name."""

CARRIED_MODELS: Final = {table.model: table for table in CARRIED.values()}


def fields() -> Iterator[str]:
    for model in apps.get_app_config("records").get_models():
        yield from (f"{model.__name__}.{field.name}" for field in model._meta.concrete_fields)


def in_files(field: str) -> bool:
    model, _, name = field.partition(".")
    if table := CARRIED_MODELS.get(model):
        kept = {one for pair in table.columns.items() for one in kept_in(*pair)}
        return bool({name, f"{name}_id"} & kept)
    plain = name.removesuffix("_earliest").removesuffix("_latest")
    return field in IN_OTHER_WORDS or (
        model in OF_DRAFTS and plain in TABLES[OF_DRAFTS[model]].columns
    )


def reasons(field: str) -> set[str]:
    model, _, name = field.partition(".")
    return {model, field, f"*.{name}"} & NOT_IN_FILES.keys()


@pytest.mark.parametrize("field", list(fields()))
def test_every_column_leaves_in_a_file_or_says_why_not(field: str) -> None:
    assert in_files(field) or reasons(field)


def test_what_is_said_not_to_leave_does_not_leave_and_is_there() -> None:
    told = list(fields())
    used = {reason for field in told for reason in reasons(field)}
    both = {field for field in told if in_files(field) and reasons(field) - {"*.network"}}

    assert used == NOT_IN_FILES.keys()
    assert both == set()


def test_what_stands_under_another_name_is_there() -> None:
    columns = {
        f"{table.name}.{name}"
        for table in TABLES.values()
        for name in (*table.columns, f"{table.free}.…")
    }

    assert IN_OTHER_WORDS.keys() <= set(fields())
    assert set(IN_OTHER_WORDS.values()) <= columns | {"facts.today"}


@pytest.mark.parametrize("name", list(CARRIED))
def test_what_a_row_cannot_do_without_is_what_the_database_needs(name: str) -> None:
    table = CARRIED[name]
    model = apps.get_model("records", table.model)
    needed = {
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation and not field.null and field.name in table.columns
    }

    assert needed <= {*table.needs, *table.own}


def test_rows_come_after_those_that_they_name() -> None:
    first = {"actors", "places", "issues", "goals", "events"}
    order = list(CARRIED)
    for at, table in enumerate(CARRIED.values()):
        for column in table.columns.values():
            assert not column.to or column.to in first or order.index(column.to) <= at
