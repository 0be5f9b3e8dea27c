"""Thai sort order and search on PostgreSQL, and the one row of the head."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def _order_and_search(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Sort keys compare by code point (SQLite does so anyway); search by trigram."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for column in ("sort_th", "sort_en"):
        schema_editor.execute(
            f'ALTER TABLE records_actor ALTER COLUMN {column} TYPE text COLLATE "C"'
        )
    schema_editor.execute(
        "CREATE INDEX actor_by_any_part_of_name ON records_actor USING gin (search gin_trgm_ops)"
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0001_record")]
    operations = [
        migrations.RunPython(_order_and_search, migrations.RunPython.noop),
        migrations.RunSQL(
            "INSERT INTO records_head (id, seq, chain) VALUES (1, 0, '')",
            "DELETE FROM records_head",
        ),
    ]
