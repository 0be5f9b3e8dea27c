"""A zip of comma separated tables, one file for each: what every program of the world can read."""

from saiyai.domain.drafts import Draft
from saiyai.formats.archives import pack
from saiyai.formats.delimited import write_delimited
from saiyai.formats.record_tables import to_tables


def write_csv_zip(draft: Draft) -> bytes:
    """A record as a zip of CSV files; equal records give equal bytes."""
    return pack([(f"{table.name}.csv", write_delimited(table)) for table in to_tables(draft)])
