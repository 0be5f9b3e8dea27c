"""`areas load`: official areas from an open list."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from saiyai.cli.command import Command, open_records, read_in, tell_person


def _arguments(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    load = verbs.add_parser("load", help="load a list of areas, or set what it tells anew")
    load.add_argument("file", type=Path, metavar="FILE", help="CSV or JSON, packed or not")


def _areas(given: Namespace) -> None:
    content = read_in(given.file)
    open_records()
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415 - Django has to be ready
    from saiyai.services.areas.loading import load_areas  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    found = load_areas(LOCAL_KEEPER, content, given.file.name)
    tell_person("cli.areas_loaded", new=found.new, changed=found.changed, same=found.same)


AREAS = Command("areas", "official areas: load a list", _arguments, _areas)
