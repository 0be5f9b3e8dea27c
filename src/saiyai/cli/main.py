"""`saiyai`: the command line."""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from saiyai import __version__
from saiyai.cli.areas import AREAS
from saiyai.cli.benching import BENCH
from saiyai.cli.command import Command, stop
from saiyai.cli.inviting import INVITE
from saiyai.cli.measuring import MEASURE
from saiyai.cli.reading import ASSESS, EXPORT, IMPORT
from saiyai.cli.reporting import REPORT
from saiyai.cli.serving import DEMO, SERVE, UPGRADE, WORK
from saiyai.domain.errors import Refused
from saiyai.engine.errors import EngineError

COMMANDS: Final[dict[str, Command]] = {
    command.name: command
    for command in (
        DEMO,
        SERVE,
        WORK,
        UPGRADE,
        IMPORT,
        EXPORT,
        AREAS,
        ASSESS,
        REPORT,
        MEASURE,
        BENCH,
        INVITE,
    )
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. What is refused is told in a sentence, with exit code 2."""
    given = parser().parse_args(arguments)
    try:
        COMMANDS[given.command].run(given)
    except (Refused, EngineError) as wrong:
        stop(wrong.code, wrong.facts)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    made = argparse.ArgumentParser(prog="saiyai", description="Saiyai (สายใย)")
    made.add_argument("--version", action="version", version=f"saiyai {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS.values():
        command.arguments(commands.add_parser(command.name, help=command.help))
    return made
