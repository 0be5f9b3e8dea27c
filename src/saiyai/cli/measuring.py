"""`measure`: a file in, its measures out; no record and no database."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

from saiyai.cli.command import (
    Command,
    language,
    print_out,
    tell_person,
    tell_problem,
    write_out,
)
from saiyai.cli.memory import keep_memory
from saiyai.domain.reasons import with_reasons
from saiyai.formats.refusals import unknown_format

_SUFFIXES: Final = (".json", ".csv", ".parquet")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "-m",
        "--measure",
        action="append",
        default=[],
        metavar="ID",
        help="all without any, none with --keep alone",
    )
    parser.add_argument("--nodes", type=Path, metavar="FILE", help="nodes, in a column `id`")
    direction = parser.add_mutually_exclusive_group()
    direction.add_argument(
        "--directed", dest="directed", action="store_true", default=None, help="ties point"
    )
    direction.add_argument(
        "--undirected", dest="directed", action="store_false", help="ties do not point"
    )
    parser.add_argument("--weight", metavar="COLUMN", help="the column of weights")
    parser.add_argument(
        "--keep", type=Path, metavar="KEPT", help="the network as a file that opens at once"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help=".json holds all; .csv and .parquet a table of nodes, the rest is printed",
    )


def _measure(given: Namespace) -> None:
    # Reading and kernels take half a second to load, which other commands need not pay.
    from saiyai.formats.result_tables import write_results  # noqa: PLC0415
    from saiyai.queries.files import read_file  # noqa: PLC0415

    keep_memory()
    output: Path | None = given.output
    if output and output.suffix not in _SUFFIXES:
        raise unknown_format(output.name, "not_written", formats=", ".join(_SUFFIXES))
    file = read_file(given.file, nodes=given.nodes, directed=given.directed, weight=given.weight)
    for problem in file.problems:
        tell_problem(problem)
    if given.keep:
        file.keep(given.keep)
        tell_person("cli.written", path=given.keep)
    results = [] if given.keep and not given.measure else file.measures(given.measure)
    found = with_reasons(file.to_plain(results), language())
    if output is None:
        print_out(_json(found))
        return
    if output.suffix == ".json":
        write_out(output, f"{_json(found)}\n".encode())
    else:
        write_out(output, write_results(output.suffix[1:], file.ids, results))
        print_out(_json(_of_the_whole(found)))


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, allow_nan=False)


def _of_the_whole(found: dict[str, Any]) -> dict[str, Any]:
    """What a table of nodes cannot hold."""
    whole = {
        name: {key: value for key, value in one.items() if key != "nodes"}
        for name, one in found["measures"].items()
    }
    return found | {"measures": {name: one for name, one in whole.items() if one}}


MEASURE = Command("measure", "measure the network in a file", _arguments, _measure)
