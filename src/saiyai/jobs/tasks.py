"""The jobs, by the names under which `services.tasks.start` starts them."""

from collections.abc import Callable
from typing import Any, Final

from django_tasks import task

from saiyai.services import readings
from saiyai.services.imports.batches import fail_batch, read_batch, tell_batch


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


GIVE_UP: Final[dict[str, Callable[[Any], None]]] = {
    make_finding.module_path: readings.fail_finding,
    read_import.module_path: fail_batch,
    tell_import.module_path: fail_batch,
}
"""What is told to whoever waits for a job, once every worker that took it up has died."""
