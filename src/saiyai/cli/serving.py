"""`demo`, `serve`, `work`, `upgrade`: a local installation and what keeps it running."""

from argparse import ArgumentParser, Namespace

from saiyai.cli.command import Command, open_records, tell_person
from saiyai.cli.supervisor import supervise


def _port(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8123, help="port on 127.0.0.1 (8123)")


def _nothing(_: ArgumentParser) -> None:
    """A command without arguments."""


def _demo(given: Namespace) -> None:
    open_records()
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415 - Django has to be ready
    from saiyai.services.installation import upgrade_installation  # noqa: PLC0415
    from saiyai.services.readings import ask_profiles  # noqa: PLC0415
    from saiyai.services.sample.loading import load_sample  # noqa: PLC0415

    tell_person("cli.preparing")
    upgrade_installation()
    ask_profiles(LOCAL_KEEPER, load_sample(LOCAL_KEEPER))
    supervise(given.port)


def _serve(given: Namespace) -> None:
    open_records()
    from saiyai.services.upgrade import require_prepared  # noqa: PLC0415 - Django has to be ready

    require_prepared()
    supervise(given.port)


def _work(_: Namespace) -> None:
    open_records()
    from django.utils.module_loading import import_string  # noqa: PLC0415 - Django has to be ready

    import_string("saiyai.jobs.worker.work")()  # by name: rooms of one rank do not know each other


def _upgrade(_: Namespace) -> None:
    open_records()
    from saiyai.services.installation import upgrade_installation  # noqa: PLC0415 - Django has to be ready

    upgrade_installation()
    tell_person("cli.upgraded")


DEMO = Command("demo", "serve a local installation that holds the sample network", _port, _demo)
SERVE = Command("serve", "serve this installation on 127.0.0.1", _port, _serve)
WORK = Command("work", "run jobs only; `serve` starts this by itself", _nothing, _work)
UPGRADE = Command("upgrade", "bring the database to this version", _nothing, _upgrade)
