"""`areas load` and `areas shapes`: official areas, and where they lie, from open files."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from saiyai.cli.command import Command, open_records, read_in, tell_person

_SAID: Final = ("title", "source", "licence")


def _arguments(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    load = verbs.add_parser("load", help="load a list of areas, or set what it tells anew")
    load.add_argument("file", type=Path, metavar="FILE", help="CSV or JSON, packed or not")
    shapes = verbs.add_parser("shapes", help="load outlines of areas for the map of places")
    shapes.add_argument("file", type=Path, metavar="FILE", help="GeoJSON, packed or not")
    for one in _SAID:
        shapes.add_argument(f"--{one}", default="", help="where the file does not say it")


def _areas(given: Namespace) -> None:
    content = read_in(given.file)
    open_records()
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415 - Django has to be ready
    from saiyai.services.areas.loading import load_areas  # noqa: PLC0415
    from saiyai.services.areas.shapes import load_shapes  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    if given.verb == "shapes":
        said = {one: getattr(given, one) for one in _SAID}
        found = load_shapes(LOCAL_KEEPER, content, given.file.name, said)
    else:
        found = load_areas(LOCAL_KEEPER, content, given.file.name)
    tell_person("cli.areas_loaded", new=found.new, changed=found.changed, same=found.same)


AREAS = Command("areas", "official areas: load a list, or where they lie", _arguments, _areas)
