"""Bring a database to this version: migrations, guards, and the roles of the cards."""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from saiyai.domain.errors import NotPrepared
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.records import guards
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Head, KindRole
from saiyai.records.text_order import order_and_search


def upgrade_database() -> None:
    """Migrate, write every card's roles into the table the database checks, install guards.

    Sessions that have ended are forgotten.

    Note: SQLite rebuilds a table by another name, which a guard of a second table does not bear.
    Cost: a second on an empty database; safe to repeat.
    """
    guards.remove(connections[WRITING])
    if not connections[WRITING].introspection.table_names():
        make_tables(connections[WRITING])
    call_command("migrate", database=WRITING, interactive=False, verbosity=0)
    call_command("clearsessions")
    prepare_record()


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Make every table of an empty database as models have it, and note what that spares.

    The same tables as by all migrations one after another, of which each renders every model anew;
    of rows there are none to move. All of it or, where it is broken off, nothing.
    Cost: half a second.
    """
    models: list[type[Any]] = [*apps.get_models(), MigrationRecorder.Migration]
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
        make_tables_whole(editor)


def make_tables_whole(editor: BaseDatabaseSchemaEditor) -> None:
    """What migrations bring beside the tables of models: order of texts, and their own names."""
    order_and_search(editor)
    executor = MigrationExecutor(editor.connection)
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        executor.recorder.record_applied(migration.app_label, migration.name)


def prepare_record() -> None:
    """What a migrated database still needs: the head, the roles of the cards, the guards."""
    with writing():
        Head.objects.using(WRITING).get_or_create(pk=1)
        for kind in KINDS.values():
            for role in kind.roles:
                KindRole.objects.using(WRITING).get_or_create(kind=kind.id, role=role)
        guards.install(connections[WRITING])


def require_prepared() -> None:
    """Raises: NotPrepared unless the database has tables, guards and roles of this version."""
    connection = connections[WRITING]
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotPrepared
    told = set(KindRole.objects.using(WRITING).values_list("kind", "role"))
    needed = {(kind.id, role) for kind in KINDS.values() for role in kind.roles}
    if not (guards.expected(connection) <= guards.names(connection) and needed <= told):
        raise NotPrepared
