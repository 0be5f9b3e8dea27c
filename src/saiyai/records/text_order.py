"""Thai sort order and search on PostgreSQL, which no field of a model can say."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def order_and_search(editor: BaseDatabaseSchemaEditor) -> None:
    """Sort keys compare by code point (SQLite does so anyway); search by trigram."""
    if editor.connection.vendor != "postgresql":
        return
    editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for column in ("sort_th", "sort_en"):
        editor.execute(f'ALTER TABLE records_actor ALTER COLUMN {column} TYPE text COLLATE "C"')
    editor.execute(
        "CREATE INDEX actor_by_any_part_of_name ON records_actor USING gin (search gin_trgm_ops)"
    )
