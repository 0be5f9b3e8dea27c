"""What the lines say: how many answer, who is held together, who has none in the record."""

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.facts import Bools, Facts, LineFacts
from saiyai.assessment.reading import Lack, Reading, Sure, Trail
from saiyai.domain.ties import ANSWERING, AS_READ, NOT_GONE, TieState
from saiyai.domain.words import Say
from saiyai.engine.measures.components import components, connectedness
from saiyai.engine.network import subnetwork
from saiyai.engine.result import Value


def tried_share(lines: LineFacts) -> float:
    """The share of lines, ended ones aside, that anybody ever tried."""
    standing = ~lines.of(TieState.ENDED)
    if not standing.any():
        return 0.0
    return float(1 - lines.of(TieState.LAID)[standing].mean())


def lines_counted(lines: LineFacts, conventions: Conventions = HOUSE) -> Bools:
    """The lines that hold people together, by what the record is good for."""
    tried = tried_share(lines) >= conventions.tried_share
    return lines.of(*ANSWERING) if tried else lines.of(*NOT_GONE)


def basis_of(facts: Facts, conventions: Conventions = HOUSE) -> str:
    """Whether lines can be read as answering, or only as told to be there.

    A file of ties says who is connected, not who answers; read as silence it would show a
    network in pieces that nobody ever called.
    """
    return "answering" if tried_share(facts.lines) >= conventions.tried_share else "told"


def lines_in_use(facts: Facts, basis: str) -> Bools:
    """The lines a basis counts on."""
    return facts.answering if basis == "answering" else facts.not_gone


def how_sure(facts: Facts, conventions: Conventions = HOUSE) -> tuple[Sure, Say]:
    """How sure anything about lines is: by the share of them that is known to answer or not."""
    lines = len(facts.lines.rows)
    unknown = int(facts.lines.of(TieState.LAID, TieState.UNTESTED).sum())
    known = 1 - unknown / lines if lines else 0.0
    because = Say("sure.lines", unknown=unknown, lines=lines)
    if known >= conventions.sure_share:
        return Sure.SURE, because
    return (Sure.FAIRLY if known >= conventions.fair_share else Sure.NOT_YET), because


def read_size(facts: Facts) -> Reading:
    """How many members and partners the record has, and how many of them are persons."""
    persons = int((facts.present & facts.persons).sum())
    return Reading(
        id="size",
        says=Say("reading.size.says", n=facts.n, persons=persons, others=facts.n - persons),
        value=facts.n,
        unit="members",
        sure=Sure.SURE,
        because=Say("sure.counted"),
        cells=(persons, facts.n - persons),
    )


def read_no_line(facts: Facts) -> Reading:
    """Who has no line in the record yet; an invitation to tell, never a warning."""
    lone = np.flatnonzero(facts.present & ~_has_line(facts))
    return Reading(
        id="no_line",
        says=Say("reading.no_line.says" if len(lone) else "reading.no_line.none", n=len(lone)),
        value=len(lone),
        unit="members",
        sure=Sure.FAIRLY if len(lone) else Sure.SURE,
        because=Say("sure.untold") if len(lone) else Say("sure.counted"),
        evidence=Trail({"actors": _ints(lone)}),
        next=Say("reading.no_line.next") if len(lone) else None,
    )


def _has_line(facts: Facts) -> Bools:
    has = np.zeros(len(facts.present), np.bool_)
    has[facts.lines.a] = True
    has[facts.lines.b] = True
    return has


def read_line_states(facts: Facts, basis: str, conventions: Conventions = HOUSE) -> Reading | Lack:
    """How many lines answer, and in which state each is.

    Where most lines were only told of, how many answer would be read as silence; then the lines
    themselves are counted.
    """
    lines = len(facts.lines.rows)
    if not lines:
        return Lack("line_states", conventions.least_lines, Say("lack.lines", n=1))
    answering = int(facts.answering.sum())
    counts = [(f"state.{s.id}", int(facts.lines.of(s).sum())) for s in AS_READ]
    resting = int(facts.lines.resting.sum())
    sure, because = how_sure(facts, conventions)
    untested = facts.lines.of(TieState.UNTESTED)
    return Reading(
        id="line_states",
        says=Say(f"reading.line_states.{basis}", answering=answering, lines=lines),
        value=answering if basis == "answering" else lines,
        unit="lines",
        sure=sure,
        because=because,
        parts=(*((key, n) for key, n in counts if n), *_if(resting, "state.resting")),
        evidence=Trail({"ties": _ints(facts.lines.rows[~facts.answering])}),
        next=Say("reading.line_states.next", n=int(untested.sum())) if untested.any() else None,
    )


def _if(count: int, key: str) -> tuple[tuple[str, int], ...]:
    return ((key, count),) if count else ()


def read_connectedness(
    facts: Facts, basis: str, conventions: Conventions = HOUSE
) -> Reading | Lack:
    """Who is still held together, and the share of pairs that some way joins.

    The number runs from what is known to answer to what it would be if every line that nobody
    has tried answered as well.
    """
    lines = len(facts.lines.rows)
    if lines < conventions.least_lines:
        missing = conventions.least_lines - lines
        return Lack("connectedness", missing, Say("lack.lines", n=missing))
    held, share = _held(facts, lines_in_use(facts, basis))
    _, most = _held(facts, facts.not_gone)
    outside = np.flatnonzero(facts.present & ~held)
    sure, because = how_sure(facts, conventions)
    key = f"reading.connectedness.{basis}"
    return Reading(
        id="connectedness",
        says=Say(key, held=int(held.sum()), n=facts.n),
        value=share,
        unit="share_of_pairs",
        sure=sure,
        because=because,
        low=share,
        high=max(share, most),
        cells=(int(held.sum()), len(outside)),
        evidence=Trail({"actors": _ints(outside)}),
        next=Say("reading.connectedness.next") if len(outside) else None,
    )


def _held(facts: Facts, lines: Bools) -> tuple[Bools, float]:
    """The members of the largest part, and the share of pairs joined by some way."""
    network = subnetwork(facts.network_of(lines), facts.present)
    share = connectedness(network)
    held = np.zeros(len(facts.present), np.bool_)
    held[np.flatnonzero(facts.present)[components(network).values == 0]] = True
    return held, float(share.value) if isinstance(share, Value) else 0.0


def _ints(positions: object) -> tuple[int, ...]:
    return tuple(int(position) for position in np.asarray(positions))
