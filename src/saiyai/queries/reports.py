"""A report of a network on a day: what stands in readings elsewhere, gathered for an edition.

Every part is asked for where pages ask for it. What a job has to read first is waited for; a
report of a past that is given by day and Change is the same for ever, as the readings are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from saiyai.assessment import profile as profiles
from saiyai.assessment import today as todays
from saiyai.assessment.indicators.card import Dimension
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import (
    Block,
    Edition,
    Figures,
    Lead,
    Length,
    Points,
    Report,
    Section,
    Text,
    Wanted,
)
from saiyai.domain.verdicts import Networkhood
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries import map_places
from saiyai.queries.findings import is_old
from saiyai.queries.networks import name_of_network, seq_known
from saiyai.queries.profiles import get_profile
from saiyai.queries.pulse import list_surveys
from saiyai.queries.report_names import Keeps, codes_of, keeps_of, naming_of, reader_of
from saiyai.queries.report_numbers import (
    dimensions_of,
    indicators_of,
    readings_of,
    since_of,
)
from saiyai.queries.report_picture import picture_of
from saiyai.queries.thresholds import conventions_of
from saiyai.queries.today import SMALLEST_CELL, Heading, MatterTold, TodayTold, get_today
from saiyai.records.connections import snapshot
from saiyai.records.models import Network

_STAYS_INSIDE: Final = frozenset({
    Networkhood.PAPER_NETWORK,
    Networkhood.VERTICAL_RELIEF,
    Networkhood.SET_UP,
    Networkhood.GATHERING,
})  # fmt: skip
"""Words for what is no network yet: they never leave as labels, only the facts behind them."""

_SHORT_GOOD, _FULL_GOOD = 3, 20
LIMITS: Final = ("outcomes", "record", "unknown", "compare", "persons")
"""What no report can say, whatever its edition, by text id."""

SECTIONS: Final = (
    *("standing", "map", "dimensions", "good", "attention", "since"),
    *("numbers", "method", "limits"),
)
"""The parts of a report in their order; numbers stand in the full one only."""


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report, or what it `waits` for: methods whose jobs are to be asked for by `reader`.

    `hidden`: to outsiders there is none but what was released.
    """

    known: int
    report: Report | None = None
    waits: Sequence[str] = ()
    done: int = 0
    hidden: bool = False


def get_report(
    viewer: Viewer, network: Network, when: AsOf, wanted: Wanted, *, at_once: bool = False
) -> ReportRead:
    """A report as everybody inside may make it; for outsiders see `queries.releases`.

    Raises: ReadingFailed where a job could not make what it is read from.
    Cost: milliseconds beyond the readings; with `at_once`, for who has time to wait, theirs too.
    """
    if viewer.eye is Eye.OUTSIDE:
        return ReportRead(seq_known(network, when.known), hidden=True)
    return make_report(reader_of(viewer), network, when, wanted, at_once=at_once)


def make_report(
    reader: Viewer, network: Network, when: AsOf, wanted: Wanted, *, at_once: bool = False
) -> ReportRead:
    """The report with the eyes of members, whoever asked."""
    with snapshot():
        known = seq_known(network, when.known)
        when = AsOf(when.day, known)
        codes = {} if wanted.edition is Edition.NAMED else codes_of(network, when)
        naming = naming_of(wanted.edition, codes)
        today = get_today(reader, network, when, at_once=at_once, naming=naming)
        profile = get_profile(reader, network, when, at_once=at_once)
        picture = picture_of(reader, network, when, wanted.edition, codes)
        waits = []
        if today.reading is None or is_old(today):
            waits.append(todays.METHOD)
        if profile.value is None or is_old(profile):
            waits.append(profiles.METHOD)
        if picture is None:
            waits.append(map_places.METHOD)
        if waits or today.reading is None or profile.value is None or picture is None:
            return ReportRead(known, waits=waits, done=today.done or profile.done)
        written = _Writer(reader, network, when, wanted, today.reading, profile.value, picture)
        return ReportRead(known, written.report())


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts one report together."""

    reader: Viewer
    network: Network
    when: AsOf
    wanted: Wanted
    today: TodayTold
    profile: dict[str, Any]
    picture: Block

    @property
    def _is_full(self) -> bool:
        return self.wanted.length is Length.FULL

    @property
    def _leaves(self) -> bool:
        """Whether it is an edition for outsiders."""
        return self.wanted.edition is not Edition.NAMED

    @property
    def _hides_few(self) -> bool:
        return self.wanted.edition is Edition.ANONYMOUS

    @property
    def _keeps(self) -> Keeps:
        return keeps_of(self.wanted.edition)

    def report(self) -> Report:
        known = self.when.known or 0
        return Report(
            network=name_of_network(self.network),
            day=self.when.day,
            known=known,
            wanted=self.wanted,
            about=[
                Say(f"report.about.{self.wanted.edition}"),
                Say("report.read", day=self.when.day, known=known),
                Say("report.relations"),
            ],
            sections=list(self._sections()),
        )

    def _sections(self) -> Iterator[Section]:
        for name in SECTIONS:
            if name != "numbers" or self._is_full:
                yield Section(name, Say(f"report.section.{name}"), list(self._blocks(name)))

    def _blocks(self, name: str) -> Iterable[Block]:
        told: dict[str, Callable[[], Iterable[Block]]] = {
            "standing": self._standing,
            "map": lambda: [self.picture],
            "dimensions": self._dimensions,
            "good": self._good,
            "attention": self._attention,
            "since": lambda: since_of(self.profile, hide_few=self._hides_few),
            "numbers": lambda: [self._numbers()],
            "method": self._method,
            "limits": self._limits,
        }
        return told[name]()

    def _standing(self) -> Iterator[Block]:
        heading = self.today.heading
        if heading is None:
            yield Text([Say("report.nothing_yet")])
            return
        if not (self._leaves and heading.verdict in _STAYS_INSIDE):
            yield Lead(heading.title)
            yield Text([heading.says, Say("report.sure", sure=Say(f"sure.{heading.sure}"))])
        yield from self._why(heading)

    def _why(self, heading: Heading) -> Iterator[Block]:
        towards = Say("heading.towards"), heading.towards
        against = Say("heading.against"), heading.against
        for under, facts in (towards, against):
            kept = self._kept([one.says for one in facts])
            if kept:
                yield Points(kept, under)
        if self._is_full and (kept := self._kept(heading.would_change)):
            yield Points(kept, Say("heading.would_change"))

    def _dimensions(self) -> Iterator[Block]:
        yield Text([Say("dimensions.lead")])
        yield dimensions_of(self.profile)
        if not self._is_full:
            return
        bounds = conventions_of(self.network, self.when.known)
        for one in Dimension:
            leaves, hide = self._leaves, self._hides_few
            found = indicators_of(self.profile, one, bounds, leaves=leaves, hide_few=hide)
            if found:
                yield found

    def _good(self) -> Iterator[Block]:
        kept = self._kept([one.says for one in self.today.good])
        kept = kept[: _FULL_GOOD if self._is_full else _SHORT_GOOD]
        yield Points(kept) if kept else Text([Say("report.none_told")])

    def _attention(self) -> Iterator[Block]:
        told = [one for place in self.today.places for one in place.matters]
        told = [one for one in told if self._keeps(one.seen)]
        if not told:
            yield Text([Say("report.none_told")])
        elif self._is_full:
            for one in told:
                yield Points(self._kept(self._whole(one)), one.seen)
        else:
            yield Points([self._brief(one) for one in told])
        if self.today.more and not self._leaves:
            yield Text([Say("report.more_matters", n=self.today.more)], is_small=True)

    def _brief(self, one: MatterTold) -> Say:
        tries = self._kept([a_try.says for a_try in one.tries])
        return Say("report.try", seen=one.seen, then=tries[0]) if tries else one.seen

    def _whole(self, one: MatterTold) -> Iterator[Say]:
        yield one.unknown
        if one.loss:
            yield one.loss
        for a_try in one.tries:
            yield Say("report.to_try", then=a_try.says)
        if one.after:
            yield one.after
        yield Say("report.sure", sure=Say(f"sure.{one.sure}"))

    def _numbers(self) -> Figures:
        found = readings_of(self.today, hide_few=self._hides_few)
        return Figures([one for one in found.rows if self._keeps_words(one.says)])

    def _keeps_words(self, says: object) -> bool:
        return not isinstance(says, Say) or self._keeps(says)

    def _method(self) -> Iterator[Block]:
        yield Text([Say("report.method.read"), Say("report.method.interval")])
        yield Text([*self._size(), *self._answered()])
        versions = {
            "today": todays.VERSION,
            "profile": profiles.VERSION,
            "thresholds": conventions_of(self.network, self.when.known).version,
        }
        yield Text([Say("report.method.versions", **versions)], is_small=True)

    def _size(self) -> Iterator[Say]:
        for one in self.today.readings:
            if one.id == "size" and self._keeps(one.says):
                yield one.says
            if one.id == "line_states":
                yield one.because

    def _answered(self) -> Iterator[Say]:
        """How many answered the newest survey that is over."""
        surveys = list_surveys(self.reader, self.network, self.when)
        last = next((one for one in surveys if one.is_over and one.answered is not None), None)
        if last is None or last.closed is None:
            yield Say("report.no_survey")
        elif self._hides_few and (last.answered or 0) < SMALLEST_CELL:
            yield Say("report.few_answered")
        else:
            facts = {"answered": last.answered, "asked": last.asked, "share": last.share}
            yield Say("report.answered", **facts, day=last.closed)

    def _limits(self) -> Iterator[Block]:
        yield Points([
            *(Say(f"report.limit.{one}") for one in LIMITS),
            Say(f"report.limit.{self.wanted.edition}"),
        ])  # fmt: skip

    def _kept(self, says: Iterable[Say]) -> list[Say]:
        return [one for one in says if self._keeps(one)]
