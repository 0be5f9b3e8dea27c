"""Starting a job: by name, since what runs it stands in a room above this one."""

from django.utils.module_loading import import_string


def start(job: str, *args: int | str) -> None:
    """Have a job of `saiyai.jobs.tasks` run, once the transaction that asks has committed.

    The row of the job is written in that transaction, so there is no job without its reason.
    """
    import_string(f"saiyai.jobs.tasks.{job}").enqueue(*args)
