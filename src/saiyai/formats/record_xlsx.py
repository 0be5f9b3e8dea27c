"""A record as a workbook, one sheet for each table."""

from saiyai.domain.drafts import Draft
from saiyai.formats.record_tables import to_tables
from saiyai.formats.workbook import write_workbook


def write_record_xlsx(draft: Draft) -> bytes:
    """A record as a workbook; equal records give equal bytes.

    Raises: FileTooLarge where a text is longer than a spreadsheet's cell.
    """
    return write_workbook(to_tables(draft))
