"""A database is brought to this version with its rows, and guarded again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import pre_migrate  # noqa: TID251 - Django says when it migrates
from django.db.utils import ConnectionHandler

from saiyai.domain.viewers import Viewer
from saiyai.records import guards
from saiyai.records.connections import WRITING
from saiyai.records.models import Network
from saiyai.services import upgrade
from saiyai.services.sample import loading
from saiyai.services.sample.sheets import TODAY
from saiyai.services.upgrade import make_tables, upgrade_database


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


@pytest.fixture
def made(committed: None) -> BaseDatabaseWrapper:
    """The database of tests, made from models."""
    return connections[WRITING]


@pytest.fixture
def empty(made: BaseDatabaseWrapper, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database of the same kind that has no tables, in the place of the one of tests."""
    own = made
    name = "saiyai_empty" if own.vendor == "postgresql" else str(tmp_path / "empty.sqlite3")
    if own.vendor == "postgresql":
        with own.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    found = ConnectionHandler({WRITING: {**own.settings_dict, "NAME": name}})[WRITING]
    connections[WRITING] = found  # a transaction is of the connection that has the name
    yield found
    connections[WRITING] = own
    found.close()
    if own.vendor == "postgresql":
        with own.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def test_tables_made_at_once_are_those_that_all_migrations_come_to(
    made: BaseDatabaseWrapper, empty: BaseDatabaseWrapper
) -> None:
    call_command("migrate", database=WRITING, interactive=False, verbosity=0)
    found, expected = look(made), look(empty)

    assert len(expected) > 1_000
    assert {row[:2] for row in found ^ expected} <= _AS_DJANGO_HAS_IT


def test_tables_made_at_once_need_no_migration(
    made: BaseDatabaseWrapper, empty: BaseDatabaseWrapper
) -> None:
    make_tables(empty)

    executor = MigrationExecutor(empty)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert look(empty) == look(made)


def test_tables_that_could_not_all_be_made_are_not_made_at_all(
    empty: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_editor: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(upgrade, "order_and_search", fail)
    with pytest.raises(RuntimeError):
        make_tables(empty)

    assert empty.introspection.table_names() == []


_AS_DJANGO_HAS_IT = {("auth_group_permissions", "id")}
"""Its own models and migrations differ in how wide this number is."""


def look(connection: BaseDatabaseWrapper) -> set[tuple[object, ...]]:
    """Every column, constraint and index of a database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return {row for query in _OF_POSTGRES for row in _rows(cursor, query)}
        found = {("index", *row) for row in _rows(cursor, _INDEXES)}
        for table, told in _rows(cursor, _TABLES):
            keys = _rows(cursor, f'PRAGMA foreign_key_list("{table}")')
            # Clauses stand in any order: in a table made at once, those of columns come first.
            found |= {(table, clause) for clause in _clauses(told)}
            found |= {(table, *key[2:]) for key in keys}
        return found


def _rows(cursor: Any, query: str) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    return list(cursor.fetchall())


def _clauses(told: str) -> Iterator[str]:
    """What stands between commas in the brackets of a statement that makes a table."""
    depth, clause = 0, ""
    for sign in told[told.index("(") + 1 : told.rindex(")")]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield clause.strip()
            clause = ""
        else:
            clause += sign
    yield clause.strip()


_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
_OF_POSTGRES = (
    """SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name,
    character_maximum_length FROM information_schema.columns WHERE table_schema = 'public'""",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace""",
)


def test_a_sample_that_could_not_all_be_told_is_not_told_at_all(
    db: None, keeper: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(loading, "close_survey", fail)
        with pytest.raises(RuntimeError):
            loading.load_sample(keeper)
    assert not Network.objects.exists()

    sample = loading.load_sample(keeper)
    assert sample.clock == TODAY
    assert loading.load_sample(keeper) == sample
