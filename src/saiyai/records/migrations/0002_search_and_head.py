"""Thai sort order and search on PostgreSQL, and the one row of the head."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from saiyai.records.text_order import order_and_search


def _order_and_search(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - as Django calls it
    order_and_search(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_record")]
    operations = [
        migrations.RunPython(_order_and_search, migrations.RunPython.noop),
        migrations.RunSQL(
            "INSERT INTO records_head (id, seq, chain) VALUES (1, 0, '')",
            "DELETE FROM records_head",
        ),
    ]
