"""`report`: the report of a record as a PDF."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from saiyai.cli.command import Command, language, open_records, write_out
from saiyai.domain.dates import parse_when
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.reports import Edition, Length, Wanted
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.domain.words import Language


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("network", help="short name of the record")
    parser.add_argument("--edition", choices=[*map(str, Edition)], default=str(Edition.NAMED))
    parser.add_argument("--length", choices=[*map(str, Length)], default=str(Length.SHORT))
    parser.add_argument("--language", choices=[*map(str, Language)], help="else the terminal's")
    parser.add_argument("--as-of", default="", help="a day, as people write it")
    parser.add_argument("-o", "--output", type=Path, help="file; without it NETWORK.pdf")


def _run(given: Namespace) -> None:
    open_records()
    from saiyai.adapters.report_pdf import pdf_of  # noqa: PLC0415 - loads slowly
    from saiyai.queries.clock import today_of  # noqa: PLC0415 - Django has to be ready
    from saiyai.queries.networks import as_of, get_network  # noqa: PLC0415
    from saiyai.queries.reports import get_report  # noqa: PLC0415

    network = get_network(LOCAL_KEEPER, given.network)
    day = parse_when(given.as_of, today_of(network)).latest if given.as_of else None
    wanted = Wanted(Edition(given.edition), Length(given.length))
    report = get_report(LOCAL_KEEPER, network, as_of(network, day), wanted, at_once=True).report
    if report is None:  # a large map waits for a job even here
        raise ReadingFailed
    told = Language(given.language) if given.language else language()
    write_out(given.output or Path(f"{given.network}.pdf"), pdf_of(report, told))


REPORT: Final = Command("report", "the members' report as PDF", _arguments, _run)
