"""The jobs, by the names under which `services.tasks.start` starts them."""

from django_tasks import task

from saiyai.services import readings
from saiyai.services.imports.batches import read_batch, tell_batch


@task()
def make_finding(finding_id: int) -> None:
    """Read a day of a large record, or lay out its map."""
    readings.make_finding(finding_id)


@task()
def read_import(batch_id: int) -> None:
    """Read a large file and guess its columns."""
    read_batch(batch_id)


@task()
def tell_import(batch_id: int, by: str) -> None:
    """Tell a large file that was checked."""
    tell_batch(batch_id, by)
