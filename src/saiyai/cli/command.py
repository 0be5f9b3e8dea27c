"""The card of a command, and what all commands do alike."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from saiyai.domain.errors import UnwritableFile
from saiyai.domain.problems import problem_in_words
from saiyai.domain.refusals import refusal_says
from saiyai.domain.tables import Problem
from saiyai.domain.words import Language, Say, say, tell


@dataclass(frozen=True, slots=True)
class Command:
    """One verb of the command line; its reference page is made from this."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], None]


def language() -> Language:
    """The language of messages: that of the terminal, English where it is not Thai."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return Language.TH if (locale or "").startswith("th") else Language.EN


def tell_person(key: str, **facts: object) -> None:
    """Say something to the person at the terminal, beside what a command prints."""
    print(say(key, language(), **facts), file=sys.stderr, flush=True)  # noqa: T201


def tell_problem(problem: Problem) -> None:
    """Say what of a file could not be read, and how to mend it."""
    print(problem_in_words(problem, language()), file=sys.stderr, flush=True)  # noqa: T201


def print_out(text: str) -> None:
    """Print what a command was asked for."""
    print(text)  # noqa: T201


def read_in(path: Path) -> bytes:
    """A file that a command was given. Raises: UnknownFile, UnreadableFile."""
    from saiyai.formats.long_tables import open_file  # noqa: PLC0415 - formats load slowly

    return open_file(path).content()


def write_out(path: Path, content: bytes) -> None:
    """Write what a command made, and say where. Raises: UnwritableFile."""
    try:
        path.write_bytes(content)
    except OSError as wrong:
        raise UnwritableFile(path=path, problem=wrong.strerror or str(wrong)) from wrong
    tell_person("cli.written", path=path)


def stop(code: str, facts: dict[str, object]) -> NoReturn:
    """End with what was refused and what to do about it; exit code 2."""
    stop_saying(*refusal_says(code, facts))


def stop_saying(*sentences: Say) -> NoReturn:
    """The same for what a job was refused before."""
    for said in sentences:
        print(tell(said, language()), file=sys.stderr)  # noqa: T201
    raise SystemExit(2)


def open_records() -> None:
    """Make Django ready; commands without a database never do this."""
    import django  # noqa: PLC0415 - costs a third of a second that `measure` need not pay

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
    django.setup()
