"""A database is brought to this version with its rows, and guarded again."""

import pytest
from django.db import connections
from django.db.models.signals import pre_migrate  # noqa: TID251 - Django says when it migrates

from saiyai.records import guards
from saiyai.records.connections import WRITING
from saiyai.services.upgrade import upgrade_database


@pytest.mark.usefixtures("committed")
def test_tables_are_rebuilt_without_guards_and_guarded_afterwards() -> None:
    standing: list[set[str]] = []

    def look(**_told: object) -> None:
        standing.append(guards.names(connections[WRITING]))

    pre_migrate.connect(look)
    try:
        upgrade_database()
    finally:
        pre_migrate.disconnect(look)

    assert standing
    assert not any(standing)
    assert guards.names(connections[WRITING]) == guards.expected(connections[WRITING])
