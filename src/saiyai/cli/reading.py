"""`import`, `export`, `assess`: files in, files out, and what can be read of them."""

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from saiyai.cli.command import (
    Command,
    language,
    open_records,
    print_out,
    read_in,
    stop_saying,
    tell_problem,
    write_out,
)
from saiyai.domain.problems import problem_from_json
from saiyai.domain.refusals import refusal_from_json
from saiyai.domain.viewers import LOCAL_KEEPER


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--network", help="short name of the record; without it a new one begins")
    parser.add_argument("--name", default="", help="name of a new network")


def _import(given: Namespace) -> None:
    open_records()
    from saiyai.queries.networks import get_network  # noqa: PLC0415 - Django has to be ready
    from saiyai.services.imports.batches import tell_import, upload_files  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    network = get_network(LOCAL_KEEPER, given.network) if given.network else None
    files = [(path.name, read_in(path)) for path in given.files]
    batch = upload_files(LOCAL_KEEPER, network, files, at_once=True)
    for problem in batch.problems:
        tell_problem(problem_from_json(problem))
    batch = tell_import(LOCAL_KEEPER, batch, given.name, at_once=True)
    if batch.error:
        stop_saying(*refusal_from_json(batch.error))
    told = {
        "network": batch.network.slug if batch.network else None,
        "batch": batch.pk,
        "told": batch.counts,
    }
    print_out(json.dumps(told, ensure_ascii=False))


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("network", help="short name of the record")
    parser.add_argument("--format", default="xlsx", help="xlsx, csv_zip, json, graphml or gexf")
    parser.add_argument("-o", "--output", type=Path, help="file; without it NETWORK.SUFFIX")


def _export(given: Namespace) -> None:
    open_records()
    from saiyai.formats.catalogue import write_record  # noqa: PLC0415 - with Django, it is quick
    from saiyai.queries.exports import load_record  # noqa: PLC0415 - Django has to be ready
    from saiyai.queries.networks import get_network  # noqa: PLC0415

    record = load_record(LOCAL_KEEPER, get_network(LOCAL_KEEPER, given.network))
    content, suffix, _ = write_record(given.format, record)
    write_out(given.output or Path(f"{given.network}{suffix}"), content)


def _assess_arguments(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "what",
        nargs="?",
        metavar="FILE|NETWORK",
        help="a file, or a record's short name; not with --story",
    )
    what.add_argument(
        "--story", type=Path, metavar="STORY", help="a constructed history, and what it expects"
    )
    parser.add_argument("--as-of", default="", help="a day, as people write it")
    parser.add_argument("-o", "--output", type=Path, help="file; without it standard output")


def _assess(given: Namespace) -> None:
    if given.story:
        _assess_story(given)
        return
    path = Path(given.what)
    if path.suffix or len(path.parts) > 1 or path.is_file():  # no short name has a dot or a slash
        _assess_file(given, path)
        return
    open_records()
    from saiyai.cli.assessing import assessed  # noqa: PLC0415 - Django has to be ready

    text = json.dumps(assessed(given.what, given.as_of, language()), ensure_ascii=False, indent=1)
    if given.output:
        write_out(given.output, f"{text}\n".encode())
    else:
        print_out(text)


def _assess_file(given: Namespace, path: Path) -> None:
    """Read a file in a record of its own, which is gone afterwards."""
    read_in(path)  # a file that does not open is refused here, not two processes further on
    with tempfile.TemporaryDirectory(prefix="saiyai-") as home:
        env = os.environ | {"SAIYAI_HOME": home, "SAIYAI_DATABASE_URL": ""}
        saiyai = [sys.executable, "-m", "saiyai"]
        read = [*saiyai, "import", str(path)]
        done = subprocess.run(read, env=env, stdout=subprocess.PIPE, check=False)  # noqa: S603
        if done.returncode:
            raise SystemExit(done.returncode)
        slug = json.loads(done.stdout)["network"]
        then = [*saiyai, "assess", slug, "--as-of", given.as_of]
        then += ["-o", str(given.output.resolve())] if given.output else []
        raise SystemExit(subprocess.run(then, env=env, check=False).returncode)  # noqa: S603


def _assess_story(given: Namespace) -> None:
    """Read a story in a database of its own, which is gone afterwards; exit code 1 if not met."""
    content = read_in(given.story)
    with tempfile.TemporaryDirectory(prefix="saiyai-") as home:
        os.environ |= {"SAIYAI_HOME": home, "SAIYAI_DATABASE_URL": ""}
        open_records()
        from django.db import connections  # noqa: PLC0415 - Django has to be ready

        from saiyai.cli.story_reading import story_read  # noqa: PLC0415
        from saiyai.formats.decoding import decode  # noqa: PLC0415
        from saiyai.formats.stories import read_story  # noqa: PLC0415
        from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

        story = read_story(decode(content, given.story.name))
        upgrade_database()
        read = story_read(story, language())
        connections.close_all()
    text = json.dumps(read, ensure_ascii=False, indent=1, allow_nan=False)
    if given.output:
        write_out(given.output, f"{text}\n".encode())
    else:
        print_out(text)
    raise SystemExit(0 if read["met"] else 1)


IMPORT = Command("import", "bring files into a record", _import_arguments, _import)
EXPORT = Command("export", "take a whole record out as a file", _export_arguments, _export)
ASSESS = Command("assess", "read a record or a file as of a day", _assess_arguments, _assess)
