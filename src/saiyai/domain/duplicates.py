"""Whom the record may hold twice: pairs of actors with the reasons why, for a person to decide.

Rows are looked up under keys made of their names, telephone numbers and mail addresses, and only
those that meet under one are compared. A reason adds points or takes some away; a pair is shown
from LEAST points. That two bear one given name is never enough.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import is_private
from saiyai.domain.likeness import NameForms, forms_of_group, forms_of_person, without_generic

LEAST: Final = 50
"""Points from which a pair is shown."""

MOST_TOGETHER: Final = 20
"""A key that more rows share tells nobody from the others."""

RARE: Final = 3
"""A name that so few bear is nearly a name of one."""

POINTS: Final[dict[str, int]] = {
    "same_name": 70,
    "without_title": 65,
    "spelled_alike": 60,
    "same_word": 40,
    "nickname": 38,
    "given_only": 30,
    "same_given": 10,
    "latin_alike": 50,
    "one_letter": 50,
    "one_letter_word": 40,
    "one_letter_given": 35,
    "without_generic": 50,
    "rare_name": 12,
    "same_phone": 40,
    "same_mail": 45,
    "same_place": 10,
    "other_place": -10,
    "other_kind": -40,
    "other_title": -30,
}
"""What each reason adds. `tests/datasets/duplicates.toml` holds the cases they were set by."""

_SHORTEST: Final = 6
"""Shorter names lie one letter apart by chance."""

_LONG: Final = 10
"""One word must be so long: "ลุงมา" and "ลุงตา" are two."""

_KEY: Final = (1 << 60) - 1
_ROW: Final = (1 << 32) - 1
_NUMBER: Final = re.compile(r"(?<![\d๐-๙])(?:\+|0|๐)[\d๐-๙][\d๐-๙ ().-]{6,16}[\d๐-๙](?![\d๐-๙])")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor as far as finding it twice needs it; `id` is whatever the caller knows it by."""

    id: int
    kind: ActorKind
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    place: int | None = None
    told: tuple[str, ...] = ()
    """Texts in which telephone numbers and mail addresses may stand."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two actors that may be one, and why. The reasons are ids, the weightiest first."""

    one: int
    other: int
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    forms: tuple[NameForms, ...]
    others: frozenset[str]
    phones: frozenset[str]
    mails: frozenset[str]


def find_likenesses(
    entries: Iterable[Entry], but: Iterable[tuple[int, int]] = (), about: Iterable[int] = ()
) -> list[Likeness]:
    """Pairs of actors that may be one, the surest first; `but` are pairs told to be two.

    With `about` only pairs that hold one of these.
    Cost: one pass to make about 40 keys of each row, a sort of them, then one comparison per pair
    that meets: 2.6 s of one core for 20,000 actors, and growing with them.
    """
    rows = [_row(entry) for entry in entries]
    settled = {frozenset(pair) for pair in but}
    wanted = frozenset(about)
    bearers = _bearers(rows)
    found = []
    for one, other in sorted(_met(rows)):
        ids = (rows[one].entry.id, rows[other].entry.id)
        if frozenset(ids) in settled or (wanted and not wanted & {*ids}):
            continue
        reasons = _reasons(rows[one], rows[other], bearers)
        points = sum(POINTS[reason] for reason in reasons)
        if points >= LEAST:
            found.append(Likeness(*ids, points, tuple(sorted(reasons, key=_weight))))
    return sorted(found, key=lambda pair: (-pair.points, pair.one, pair.other))


def phones_in(text: str) -> frozenset[str]:
    """Thai telephone numbers in a text as nine or ten digits from 0; +66 stands for the 0.

    Other runs of digits, such as the thirteen of an identity card, are none.
    """
    found = set()
    for number in _NUMBER.findall(text):
        digits = re.sub(r"\D", "", number.translate(_DIGITS))
        digits = re.sub("^(?:0{0,2}66)0?", "0", digits) if digits[:4].find("66") >= 0 else digits
        if digits.startswith("0") and len(digits) in {9, 10}:
            found.add(digits)
    return frozenset(found)


def mails_in(text: str) -> frozenset[str]:
    """Mail addresses in a text, in small letters."""
    return frozenset(mail.casefold() for mail in _MAIL.findall(text))


# --- keys ---------------------------------------------------------------------------------------


def _row(entry: Entry) -> _Row:
    make = forms_of_person if is_private(entry.kind) else forms_of_group
    forms = tuple(make(name) for name in entry.names if name)
    called = [make(name) for name in entry.aliases]
    others = {nick for form in (*forms, *called) for nick in form.nicknames}
    others |= {form.whole for form in called if form.whole}
    told = "\n".join(entry.told)
    return _Row(entry, forms, frozenset(others), phones_in(told), mails_in(told))


def _met(rows: Sequence[_Row]) -> set[tuple[int, int]]:
    """Positions of rows that share a key which one of them asks for, the smaller first."""
    # One number holds key, row and whether it asks: sorted, equal keys stand side by side, in a
    # tenth of the memory that lists by key would take.
    marks = sorted(
        (hash(key) & _KEY) << 33 | at << 1 | asks
        for at, row in enumerate(rows)
        for key, asks in _keys(row)
    )
    met: set[tuple[int, int]] = set()
    for _, group in groupby(marks, key=lambda mark: mark >> 33):
        together = list(group)
        if len(together) > 1:
            met.update(_pairs(together))
    return met


def _pairs(marks: list[int]) -> Iterator[tuple[int, int]]:
    asking = sorted({mark >> 1 & _ROW for mark in marks if mark & 1})
    bearing = sorted({mark >> 1 & _ROW for mark in marks})
    if len(bearing) <= MOST_TOGETHER:
        found = ((min(pair), max(pair)) for pair in product(asking, bearing))
        yield from (pair for pair in found if pair[0] < pair[1])
    elif asking == bearing:
        # Of very many with one name each meets its neighbour: pairs, not their square.
        yield from pairwise(bearing)


def _keys(row: _Row) -> Iterator[tuple[tuple[str, str], bool]]:
    """Keys of a row, and whether it asks who else bears them or only answers."""
    yield from ((("phone", phone), True) for phone in row.phones)
    yield from ((("mail", mail), True) for mail in row.mails)
    yield from ((("called", nick), True) for nick in row.others)
    for form in row.forms:
        if not form.folded:
            continue
        yield ("whole", form.whole), True
        yield ("called", form.whole), len(form.folded) == 1
        yield ("called", form.folded[0]), False
        if short := without_generic(form.whole):
            yield ("called", short), True
        yield from ((("letter", key), True) for key in _less_one(form.whole))
        if len(form.sound) >= _SHORTEST - 2:
            # Two in Thai letters are compared as they are written, not as they sound.
            latin = form.written.isascii()
            yield ("sound", form.sound), latin
            yield from ((("sound", key), latin) for key in _less_one(form.sound))


def _less_one(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two that lie one apart share one."""
    if len(word) >= _SHORTEST:
        yield word
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _bearers(rows: Sequence[_Row]) -> dict[str, int]:
    """How many rows may be called so, by folded word."""
    count: dict[str, int] = defaultdict(int)
    for row in rows:
        called = set(row.others)
        called |= {word for form in row.forms for word in (form.whole, *form.folded[:1])}
        for word in called:
            count[word] += 1
    return count


# --- reasons ------------------------------------------------------------------------------------


def _weight(reason: str) -> tuple[int, str]:
    return -POINTS[reason], reason


def _reasons(one: _Row, other: _Row, bearers: dict[str, int]) -> list[str]:
    found = [_names(one, other, bearers)]
    if one.phones & other.phones:
        found.append(("same_phone",))
    if one.mails & other.mails:
        found.append(("same_mail",))
    places = {one.entry.place, other.entry.place}
    if None not in places:
        found.append(("same_place",) if len(places) == 1 else ("other_place",))
    kinds = {one.entry.kind, other.entry.kind}
    if len(kinds) > 1 and ActorKind.UNSPECIFIED not in kinds:
        found.append(("other_kind",))
    sexes = {form.sex for row in (one, other) for form in row.forms if form.sex}
    if len(sexes) > 1:
        found.append(("other_title",))
    return [reason for reasons in found for reason in reasons]


def _names(one: _Row, other: _Row, bearers: dict[str, int]) -> tuple[str, ...]:
    """The weightiest reasons that any two of their names give."""
    found = [_called(one, other, bearers), _called(other, one, bearers)]
    found += [_alike(a, b, bearers) for a, b in product(one.forms, other.forms)]
    return max(found, key=lambda reasons: sum(POINTS[reason] for reason in reasons))


def _alike(a: NameForms, b: NameForms, bearers: dict[str, int]) -> tuple[str, ...]:
    if not (a.folded and b.folded):
        return ()
    if a.whole == b.whole:
        return _same(a, b, bearers)
    if a.whole == without_generic(b.whole) or b.whole == without_generic(a.whole):
        return ("without_generic",)
    return max(
        (_one_letter(a, b), _heard(a, b), _given(a, b, bearers)),
        key=lambda reasons: sum(POINTS[reason] for reason in reasons),
    )


def _same(a: NameForms, b: NameForms, bearers: dict[str, int]) -> tuple[str, ...]:
    if len(a.folded) == 1 and len(a.whole) < _LONG:
        # One short word is a given name or a nickname, which more than one may have.
        return ("same_word", *_rare(a.whole, bearers))
    if a.written == b.written:
        return ("same_name",)
    return ("without_title",) if "".join(a.bare) == "".join(b.bare) else ("spelled_alike",)


def _rare(word: str, bearers: dict[str, int]) -> tuple[str, ...]:
    return ("rare_name",) if bearers.get(word, 0) <= RARE else ()


def _called(one: _Row, other: _Row, bearers: dict[str, int]) -> tuple[str, ...]:
    """One's nickname or other name is what the other is called by."""
    wholes = {form.whole for form in other.forms} | other.others
    shared = one.others & wholes
    if given := one.others & {form.folded[0] for form in other.forms if form.folded} - wholes:
        word = min(given)
        single = any(len(form.folded) == 1 for form in one.forms)
        return ("given_only", *_rare(word, bearers)) if single else ("same_given",)
    if not shared:
        return ()
    word = min(shared, key=lambda name: (bearers.get(name, 0), name))
    both_named = all(len(form.folded) > 1 for row in (one, other) for form in row.forms)
    # Two with family names who only share a nickname are two people named Daeng.
    if both_named and word not in {form.whole for form in other.forms}:
        return ("same_given",)
    return ("nickname", *_rare(word, bearers))


def _given(a: NameForms, b: NameForms, bearers: dict[str, int]) -> tuple[str, ...]:
    if a.folded[0] != b.folded[0]:
        return ()
    if min(len(a.folded), len(b.folded)) == 1:
        return ("given_only", *_rare(a.folded[0], bearers))
    return ("same_given",)


def _one_letter(a: NameForms, b: NameForms) -> tuple[str, ...]:
    if min(len(a.whole), len(b.whole)) < _SHORTEST or not _one_apart(a.whole, b.whole):
        return ()
    if _figures(a.whole) != _figures(b.whole):  # village 1 is not village 2
        return ()
    if min(len(a.folded), len(b.folded)) == 1:
        return ("one_letter_word",) if min(len(a.whole), len(b.whole)) >= _LONG else ()
    if min(len(a.folded[-1]), len(b.folded[-1])) < 3:
        return ()
    # Brothers and sisters are often one letter apart in the given name.
    return ("one_letter",) if a.folded[0] == b.folded[0] else ("one_letter_given",)


def _heard(a: NameForms, b: NameForms) -> tuple[str, ...]:
    """Alike in Latin letters, where one of the two is written in them."""
    if min(len(a.latin), len(b.latin)) < 2 or min(len(a.sound), len(b.sound)) < 4:
        return ()
    if not (a.written.isascii() or b.written.isascii()):
        return ()
    same = a.latin == b.latin
    near = min(len(a.sound), len(b.sound)) >= _SHORTEST and _one_apart(a.sound, b.sound)
    near = near and (a.latin[0] == b.latin[0] or a.latin[-1] == b.latin[-1])
    return ("latin_alike",) if same or near else ()


def _figures(word: str) -> list[str]:
    return re.findall(r"\d+", word)


def _one_apart(a: str, b: str) -> bool:
    """Whether one letter more, less, or another makes the one the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] or a[at + 1 :] == b[at + 1 :]
