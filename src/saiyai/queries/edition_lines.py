"""The lines of an edition: who is joined, and what was said of it by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.db.models import Q, QuerySet
from numpy.typing import NDArray

from saiyai.assessment.look.line_history import RHYTHMS
from saiyai.assessment.look.record import UNTOLD
from saiyai.domain.tie_kinds import LISTENS_TO
from saiyai.domain.ties import Stance
from saiyai.engine.events import Code
from saiyai.engine.hits import QuietTimes, Words
from saiyai.engine.standings import Spoken, Voice, Word, spoken_of_lines, withdrawn_lines
from saiyai.queries.around import Around
from saiyai.queries.columns import (
    Coded,
    DayNumber,
    Real,
    among,
    columns,
    positions_of,
    standing_at,
)
from saiyai.queries.identities import Who
from saiyai.records.connections import alias
from saiyai.records.models import Network, QuietTime, Tie, TieAssertion, TieKind

Ints = NDArray[np.int64]
ANSWERS: Final = Q(kind__in=TieKind.objects.filter(name=LISTENS_TO).values("pk"))
"""Rows of lines that say whom somebody listens to. No join: it would begin with the kinds."""

_STANCES: Final = tuple(Stance)
_WORDS: Final = {Stance.DISPUTED: Word.NO, Stance.WITHDRAWN: Word.BACK}


@dataclass(frozen=True, slots=True, eq=False)
class LineColumns:
    """Lines that count. Shapes: all (lines,), but `ended` and `spoken`, which are (words,).

    `a` and `b` are positions of actors; `rhythms` positions in RHYTHMS. `answers` are those that
    say whom somebody listens to.
    """

    ids: Ints
    a: Ints
    b: Ints
    directed: NDArray[np.bool_]
    answers: NDArray[np.bool_]
    weights: NDArray[np.float64]
    rhythms: Ints
    laid: Ints
    ended: Words
    spoken: Spoken


def load_lines(
    network: Network, who: Who, seq: int, only: Sequence[int] | None = None
) -> LineColumns:
    """Lines as known at a Change, but those withdrawn and those with an end that is not here.

    `only` are row ids of lines, where not all are wanted.

    A line between two rows that are one actor is none, and of two that are one line the first.
    """
    rows = Tie.objects.using(alias()).filter(standing_at(seq), network=network).order_by("pk")
    rows = rows if only is None else rows.filter(among(only))
    arrow = Coded("directed", {True: 1}, 0)
    ids, a, b, kinds, directed = columns(
        rows, "pk", "a_id", "b_id", "kind_id", arrow, few=only is not None
    )
    ends = who.at(a), who.at(b)
    first = who.same.first_rows(kinds, directed, *ends)
    told = TieAssertion.objects.using(alias()).filter(
        standing_at(seq), standing_at(seq, "tie__"), tie__network=network
    )
    told = told if only is None else told.filter(among(only, "tie_id"))
    said = _Said.load(told, _Rows(ids, first, ends), who, few=only is not None)
    counts = (ends[0] >= 0) & (ends[1] >= 0) & (ends[0] != ends[1]) & ~said.withdrawn
    counts &= first == np.arange(len(ids))
    kept = np.flatnonzero(counts)
    number = np.cumsum(counts) - 1
    gone = counts[said.ended_lines]
    return LineColumns(
        ids=ids[kept],
        a=ends[0][kept],
        b=ends[1][kept],
        directed=directed[kept] > 0,
        answers=np.isin(kinds[kept], _answering(network)),
        weights=said.weight[kept],
        rhythms=said.rhythm[kept],
        laid=said.laid[kept],
        ended=Words(
            number[said.ended_lines[gone]],
            said.ended_days[gone],
            np.full(int(gone.sum()), Code.ENDED),
        ),
        spoken=spoken_of_lines(said.spoken, kept, len(ids)),
    )


def _answering(network: Network) -> list[int]:
    """Kinds by which somebody says whom they listen to."""
    kinds = TieKind.objects.using(alias()).filter(network=network, name=LISTENS_TO)
    return list(kinds.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Rows of lines: of each the first that is one with it, and the positions of its ends."""

    ids: Ints
    first: Ints
    ends: tuple[Ints, Ints]


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What the assertions say of each line. Shapes: (lines,), but the `ended_*` (ends,)."""

    laid: Ints
    rhythm: Ints
    weight: NDArray[np.float64]
    withdrawn: NDArray[np.bool_]
    ended_lines: Ints
    ended_days: Ints
    spoken: Spoken

    @staticmethod
    def load(rows: QuerySet[TieAssertion], ties: _Rows, who: Who, *, few: bool) -> "_Said":
        """By line: laid since the earliest day told, rhythm and weight as told last."""
        dated = rows.annotate(
            day=DayNumber("latest"),
            since=DayNumber("since_latest"),
        ).order_by("latest", "pk")
        told = columns(
            dated,
            *("tie_id", "day", "since", Coded("rhythm", _codes(RHYTHMS), 0)),
            *(Coded("stance", _codes(_STANCES), 0), "said_by_id", Real("weight")),
            few=few,
        )
        line = ties.first[positions_of(ties.ids, told[0])]
        order = np.argsort(line, kind="stable")
        line, day, since, rhythm, stance, by, weights = (one[order] for one in (line, *told[1:]))
        ended = stance == _STANCES.index(Stance.ENDED)
        begun = np.where(since == UNTOLD, day, since)
        lines = len(ties.ids)
        laid = np.full(lines, np.iinfo(np.int32).max, np.int64)
        np.minimum.at(laid, line[~ended], begun[~ended])
        spoken = _spoken(line, day, stance, who.at(by), ties.ends)
        return _Said(
            laid=laid,
            rhythm=_last(rhythm, line, rhythm > 0, lines, 0),
            weight=_last(weights, line, ~np.isnan(weights), lines, np.nan),
            withdrawn=withdrawn_lines(spoken, lines),
            ended_lines=line[ended],
            ended_days=day[ended],
            spoken=spoken,
        )


def _spoken(line: Ints, day: Ints, stance: Ints, by: Ints, ends: tuple[Ints, Ints]) -> Spoken:
    voices = np.full(len(line), Voice.OTHER)
    for voice, end in zip((Voice.A, Voice.B), ends, strict=True):
        voices[(by >= 0) & (by == end[line])] = voice
    meaning = np.array([_WORDS.get(one, Word.YES) for one in _STANCES], dtype=np.int64)
    return Spoken(line, day, voices, meaning[stance])


def _codes(words: tuple[Any, ...]) -> dict[str, int]:
    return {str(word): code for code, word in enumerate(words)}


def _last(
    values: NDArray[Any], line: Ints, told: NDArray[np.bool_], lines: int, default: float
) -> NDArray[Any]:
    """The last value told of each line; rows come by line and then in order of telling."""
    found = np.full(lines, default, values.dtype)
    found[line[told]] = values[told]  # numpy keeps the last of repeated positions
    return found


def load_quiet(network: Network, who: Who, seq: int, around: Around | None) -> QuietTimes:
    """When which actors are not to be called, as known at a Change."""
    rows = QuietTime.objects.using(alias()).filter(standing_at(seq), actor__network=network)
    rows = rows.filter(among(around.actors, "actor_id")) if around else rows
    dated = rows.annotate(first=DayNumber("earliest"), last=DayNumber("latest")).order_by("pk")
    actor, first, last = columns(dated, "actor_id", "first", "last", few=around is not None)
    at = who.at(actor)
    return QuietTimes(at[at >= 0], first[at >= 0], last[at >= 0])
