"""The living record: tables, constraints, migrations. Touched by queries and services only."""
