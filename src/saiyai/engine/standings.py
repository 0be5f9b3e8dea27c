"""How a line stands between those it joins: who has said yes to it, who no, who nothing yet."""

from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Int8s, Int32s, Int64s, Numbers, seal
from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code
from saiyai.engine.hits import Hits
from saiyai.engine.lines import FOREVER, NEVER
from saiyai.engine.ops.columns import column, marks, positions, same_length


class Voice(IntEnum):
    """Who speaks of a line."""

    A = 0
    """One end."""
    B = 1
    """The other end."""
    OTHER = 2
    """Anybody else: the record, a file, a third."""


class Word(IntEnum):
    """What somebody says of a line; a later word of the same voice takes the place of it."""

    YES = 0
    """It is there, or it was there until it ended."""
    NO = 1
    BACK = 2
    """What I said of it I take back."""


class Standing(IntEnum):
    """How a line stands on a day; the order is part of the promise."""

    PROPOSED = 0
    CONFIRMED = 1
    DISPUTED = 2
    WITHDRAWN = 3
    EXPIRED = 4


class Spoken(NamedTuple):
    """What was said of lines. Shapes: all (words,); in order of saying within each line."""

    lines: Numbers
    days: Numbers
    voices: Numbers
    words: Numbers


_SILENT: Final = -1


def standings(spoken: Spoken, public: Numbers, proved: Numbers, day: int, term: int) -> Int8s:
    """The standing of each line by what was said and proved up to a day.

    - withdrawn: the record took it back last, or nobody stands by it and somebody took it back;
    - disputed: an end says no, or another does while not both ends say yes;
    - confirmed: both ends say yes, or the record does of a public line, or both were in a proof;
    - expired: otherwise, once the last yes is more than `term` days old;
    - proposed: otherwise.

    Shapes: public and proved (lines,): lines between parties that are no persons, and the day of
    the first proof or NEVER. Raises: MalformedEvents.
    Cost: O(lines + words).
    """
    said = _heard(spoken, len(np.asarray(proved)), day)
    in_public, proof = marks("public", public), np.asarray(proved)
    same_length(public=in_public, proved=proof)
    if term < 0:
        raise MalformedEvents(problem="out_of_range", column="term")
    yes, no = said.last == Word.YES, said.last == Word.NO
    both = yes[Voice.A] & yes[Voice.B]
    proven = (proof != NEVER) & (proof <= day)
    confirmed = both | (in_public & yes[Voice.OTHER]) | proven
    disputed = no[Voice.A] | no[Voice.B] | (no[Voice.OTHER] & ~both)
    late = (said.last_yes != NEVER) & (said.last_yes.astype(np.int64) + term < day)
    found = np.select(
        [_withdrawn(said), disputed, confirmed, late],
        [Standing.WITHDRAWN, Standing.DISPUTED, Standing.CONFIRMED, Standing.EXPIRED],
        Standing.PROPOSED,
    )
    return seal(found.astype(np.int8))


def withdrawn_lines(spoken: Spoken, lines: int) -> Bools:
    """Lines that are withdrawn by everything said of them. Cost: O(lines + words)."""
    return seal(_withdrawn(_heard(spoken, lines, FOREVER)))


def silent_ends(spoken: Spoken, lines: int, day: int) -> Bools:
    """Whether each end has said nothing yet by a day. Shapes: (voices, lines)."""
    return seal(_heard(spoken, lines, day).last == _SILENT)


def spoken_of_lines(spoken: Spoken, kept: Int64s, lines: int) -> Spoken:
    """What was said of some of so many lines, by their positions, which are counted anew."""
    number = np.full(lines, _SILENT, np.int64)
    number[kept] = np.arange(len(kept))
    of = number[np.asarray(spoken.lines, dtype=np.int64)]
    here = of >= 0
    return Spoken(
        seal(of[here]),
        seal(np.asarray(spoken.days)[here]),
        seal(np.asarray(spoken.voices)[here]),
        seal(np.asarray(spoken.words)[here]),
    )


def first_proofs(hits: Hits) -> Int32s:
    """The day of the first act or answer of each line, or NEVER. Cost: O(hits)."""
    found = np.full(len(hits.indptr) - 1, NEVER, np.int32)
    proof = (hits.codes == Code.ACT) | (hits.codes == Code.ANSWER)
    found[hits.lines[proof][::-1]] = hits.days[proof][::-1]  # numpy keeps the last: the first day
    return seal(found)


class _Heard(NamedTuple):
    """The last word of each voice, (voices, lines); whether the record took it back last."""

    last: Int8s
    taken_back: Bools
    last_yes: Int32s


def _withdrawn(said: _Heard) -> Bools:
    back, silent = said.last == Word.BACK, said.last == _SILENT
    nobody = back.any(axis=0) & (back | silent).all(axis=0)
    return np.asarray(said.taken_back | nobody)


def _heard(spoken: Spoken, lines: int, day: int) -> _Heard:
    of = positions("lines", spoken.lines, lines)
    days = column("days", spoken.days)
    voices = column("voices", spoken.voices, Voice.A, Voice.OTHER)
    words = column("words", spoken.words, Word.YES, Word.BACK)
    same_length(lines=of, days=days, voices=voices, words=words)
    heard = days <= day
    of, days, voices, words = of[heard], days[heard], voices[heard], words[heard]
    last = np.full((len(Voice), lines), _SILENT, np.int8)
    last[voices, of] = words  # of repeated places numpy keeps the last
    taken_back = np.zeros(lines, np.bool_)
    taken_back[of] = (voices == Voice.OTHER) & (words == Word.BACK)
    last_yes = np.full(lines, NEVER, np.int32)
    yes = words == Word.YES
    np.maximum.at(last_yes, of[yes], days[yes])
    return _Heard(last, taken_back, last_yes)
