"""Short forms of a story: one text for a row, or for several alike, of a table of the record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from saiyai.domain.actors import Role
from saiyai.domain.facet_words import Origin
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span
from saiyai.domain.ties import Rhythm
from saiyai.formats.record_cells import write_span
from saiyai.formats.record_columns import TABLES
from saiyai.formats.refusals import wrong_story
from saiyai.formats.story_cells import (
    LEFT_OUT,
    Known,
    Row,
    actors_of,
    days_of,
    in_its_language,
    row_of,
)
from saiyai.formats.story_entries import KEY, Entry, list_first

EVERYTHING: Final = "everything"
NOBODY: Final = "nobody"
OWN: Final = "network"
"""The record's own network, where something is told of it and not of an actor."""
EACH: Final = "each"
GOES_ON: Final = {"goes_on": True, "stopped": False}
RHYTHMS: Final = {
    "weekly": Rhythm.WEEKLY,
    "monthly": Rhythm.MONTHLY,
    "quarterly": Rhythm.QUARTERLY,
    "seasonal": Rhythm.SEASONAL,
    "yearly": Rhythm.YEARLY,
    "on_call": Rhythm.ON_CALL,
}
"""How often two hear from one another, as people say it."""

SAID: Final = {n for n, t in TABLES.items() if "said" in t.columns and n != "assertions"}
"""Tables of what somebody said on a day: without one, when the story was told."""

Told = Iterator[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Form:
    """How a text of a list is written, and the rows that it tells."""

    written: str
    read: Callable[[Sequence[str], Known, str], Told]
    least: int
    """Words without which it says nothing."""


def rows_of(entry: Entry, known: Known) -> Iterator[tuple[str, Row]]:
    """The rows that an entry tells, each with its table. Raises: UnreadableStory."""
    for told in _told(entry, known):
        if entry.list == "ties":
            yield from _tie_rows(told, known, entry.place)
            continue
        said = {} if entry.list not in SAID else {"said": write_span(known.told)}
        yield entry.list, row_of(entry.list, {**said, **told}, known, entry.place)


def _told(entry: Entry, known: Known) -> Told:
    fields = {name: value for name, value in entry.fields.items() if name != KEY}
    if entry.words is None:
        has_key = KEY in TABLES[entry.list].columns
        yield entry.fields if has_key else fields
        return
    form = FORMS.get(entry.list)
    if form is None:
        raise wrong_story(entry.place, "no_short_form", list=entry.list)
    if len(entry.words) < form.least:
        raise wrong_story(entry.place, "too_short", form=form.written)
    for told in form.read(entry.words, known, entry.place):
        yield {**told, **fields}


# --- lines --------------------------------------------------------------------------------------


def _tie_rows(told: Mapping[str, object], known: Known, place: str) -> Iterator[tuple[str, Row]]:
    """A line, and that both ends confirm it; who else says so stands in `said_by`."""
    columns = TABLES["ties"].columns
    tie = {name: value for name, value in told.items() if name in columns}
    said = {name: value for name, value in told.items() if name not in columns}
    if tie.get("source") == tie.get("target"):
        raise wrong_story(place, "same_ends", ref=str(tie.get("source", "")))
    tie = {KEY: f"{place} {tie.get('source')} {tie.get('target')}"} | tie
    yield "ties", row_of("ties", tie, known, place)
    day = write_span(known.told)
    said = {"tie": tie[KEY], "stance": "confirmed", "said": day, "since": day} | said
    said["rhythm"] = _rhythm(str(said.get("rhythm", "")), place)
    said["foundation"] = str(said.get("foundation", "")).replace("_", " ")
    for voice in [said["said_by"]] if "said_by" in said else [tie["source"], tie["target"]]:
        yield "assertions", row_of("assertions", {**said, "said_by": voice}, known, place)


def _rhythm(word: str, place: str) -> str:
    letters = tuple(filter(None, Rhythm))
    if word and word not in RHYTHMS and word not in letters:
        known = ", ".join((*RHYTHMS, *letters))
        raise wrong_story(place, "unknown_word", field="rhythm", value=word, known=known)
    return RHYTHMS.get(word, word)


def _ties(words: Sequence[str], known: Known, place: str) -> Told:
    if words[0] == EACH:
        names, rest = list_first(words[1:])
        pairs = combinations(actors_of(names, known, place), 2)
        directed = False
    else:
        names, rest = list_first(words)
        if not rest or rest[0] not in {"-", ">"}:
            raise wrong_story(place, "too_short", form=FORMS["ties"].written)
        directed = rest[0] == ">"
        others, rest = list_first(rest[1:])
        firsts = actors_of(names, known, place)
        seconds = actors_of(others, known, place)
        pairs = iter([(a, b) for a in firsts for b in seconds])  # type: ignore[assignment]
    if rest:
        raise wrong_story(place, "too_long", word=rest[0], form=FORMS["ties"].written)
    for a, b in pairs:
        yield {"source": a, "target": b, "directed": directed}


# --- what is told of actors ---------------------------------------------------------------------


def _named(*first: str) -> Callable[[Sequence[str], Known, str], Told]:
    """So many words, then a name to the end."""

    def read(words: Sequence[str], _known: Known, _place: str) -> Told:
        name = " ".join(words[len(first) :])
        named = in_its_language("name", name) if name else {}
        yield dict(zip(first, words, strict=False)) | named

    return read


def _owners(names: Sequence[str], known: Known, place: str) -> list[str]:
    """Of whom something is told: actors, or the record's own network, which has no ref."""
    return [""] if list(names) == [OWN] else actors_of(names, known, place)


def _memberships(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    roles, rest = list_first(rest)
    if rest:
        raise wrong_story(place, "too_long", word=rest[0], form=FORMS["memberships"].written)
    for ref in actors_of(names, known, place):
        for role in roles or [Role.MEMBER]:
            yield {"member": ref, "role": str(role)}


def _statements(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    if not rest:
        raise wrong_story(place, "too_short", form=FORMS["statements"].written)
    kind, *rest = rest
    origin = ""
    if rest and rest[0] in set(filter(None, Origin)):
        origin, *rest = rest
    for ref in _owners(names, known, place):
        text = in_its_language("text", " ".join(rest))
        yield {"actor": ref, "kind": kind, "origin": origin, **text}


def _own_work(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    state = rest[0] if rest else ""
    if state not in GOES_ON:
        known_words = ", ".join(GOES_ON)
        raise wrong_story(place, "unknown_word", field="goes_on", value=state, known=known_words)
    for ref in _owners(names, known, place):
        yield {"actor": ref, "goes_on": GOES_ON[state], "words": " ".join(rest[1:])}


def _had(words: Sequence[str], known: Known, place: str) -> Told:
    """Needs and capabilities."""
    names, rest = list_first(words)
    for ref in _owners(names, known, place):
        text = in_its_language("text", " ".join(rest[1:]))
        yield {"actor": ref, "kind": rest[0] if rest else "", **text}


def _positions(words: Sequence[str], _known: Known, _place: str) -> Told:
    key, actor, kind, *title = words
    text = in_its_language("title", " ".join(title))
    yield {KEY: key, "actor": actor, "kind": kind, **text}


def _holdings(words: Sequence[str], _known: Known, _place: str) -> Told:
    position, holder = words[:2]
    yield {"position": position, "holder": "" if holder == NOBODY else holder}


def _actor_places(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    where, purpose = [*rest, "", ""][:2]
    for ref in _owners(names, known, place):
        yield {"actor": ref, "place": where, "purpose": purpose}


def _backings(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    for ref in _owners(names, known, place):
        yield {"actor": ref, "parent": rest[0] if rest else ""}


def _quiet(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    for ref in actors_of(names, known, place):
        yield {"actor": ref, "period": " ".join(rest)}


# --- goals and what was agreed ------------------------------------------------------------------


def _goals(words: Sequence[str], _known: Known, _place: str) -> Told:
    ref, of, *name = words
    told: dict[str, object] = {"ref": ref, **in_its_language("name", " ".join(name))}
    if of == "main":
        told |= {"main": True, "kind": "main"}
    elif of != "network":
        told |= {"owner": of, "kind": "sub"}
    yield told


def _goal_stances(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    stances, rest = list_first(rest)
    if len(rest) != 1:
        raise wrong_story(place, "too_short", form=FORMS["goal_stances"].written)
    for ref in actors_of(names, known, place):
        for stance in stances:
            yield {"actor": ref, "stance": stance, "goal": rest[0], "holds": True}


def _goal_fits(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words)
    if len(rest) != 3:
        raise wrong_story(place, "too_short", form=FORMS["goal_fits"].written)
    for ref in actors_of(names, known, place):
        yield {"actor": ref, **dict(zip(("goal", "fit", "towards"), rest, strict=True))}


def _steps(of: str) -> Callable[[Sequence[str], Known, str], Told]:
    def read(words: Sequence[str], _known: Known, _place: str) -> Told:
        yield {of: words[0], "step": words[1], "words": " ".join(words[2:])}

    return read


def _parties(words: Sequence[str], known: Known, place: str) -> Told:
    names, rest = list_first(words[1:])
    for ref in actors_of(names, known, place):
        yield {"agreement": words[0], "actor": ref, "step": rest[0] if rest else "entered"}


def _coverage(words: Sequence[str], known: Known, place: str) -> Told:
    kinds, rest = list_first(words)
    if len(rest) < 2:
        raise wrong_story(place, "too_short", form=FORMS["coverage"].written)
    period: Span = days_of(" ".join(rest[1:]), known, place)
    left_out = {kind.removeprefix(LEFT_OUT) for kind in kinds if kind.startswith(LEFT_OUT)}
    named = [kind for kind in kinds if kind.removeprefix(LEFT_OUT) not in left_out]
    for kind in [k for k in KINDS if k not in left_out] if EVERYTHING in named else named:
        yield {"kind": kind, "share": rest[0], "period": write_span(period)}


FORMS: Final[Mapping[str, Form]] = {
    "places": Form("REF KIND NAME…", _named("ref", "kind"), 2),
    "issues": Form("REF NAME…", _named("ref"), 2),
    "actors": Form("REF KIND NAME…", _named("ref", "kind"), 3),
    "memberships": Form("ACTORS [ROLES]", _memberships, 1),
    "ties": Form("ACTORS - ACTORS, ACTORS > ACTORS, or each ACTORS", _ties, 2),
    "goals": Form("REF main|network|OWNER NAME…", _goals, 3),
    "goal_steps": Form("GOAL STEP [WORDS…]", _steps("goal"), 2),
    "goal_stances": Form("ACTORS STANCES GOAL", _goal_stances, 3),
    "goal_fits": Form("ACTORS GOAL FIT MAIN_GOAL", _goal_fits, 4),
    "statements": Form("ACTORS|network KIND [ORIGIN] TEXT…", _statements, 3),
    "own_work": Form("ACTORS|network goes_on|stopped [WORDS…]", _own_work, 2),
    "needs": Form("ACTORS|network KIND TEXT…", _had, 3),
    "capabilities": Form("ACTORS|network KIND TEXT…", _had, 3),
    "actor_places": Form("ACTORS|network PLACE PURPOSE", _actor_places, 3),
    "backings": Form("ACTORS|network PARENT", _backings, 2),
    "positions": Form("KEY ACTOR KIND TITLE…", _positions, 4),
    "holdings": Form("POSITION ACTOR|nobody", _holdings, 2),
    "quiet": Form("ACTORS DAYS", _quiet, 2),
    "coverage": Form("KINDS|everything SHARE DAYS", _coverage, 3),
    "agreements": Form("REF KIND NAME…", _named("ref", "kind"), 3),
    "agreement_parties": Form("AGREEMENT ACTORS [STEP]", _parties, 2),
    "commitments": Form("REF AGREEMENT OWED_BY NAME…", _named("ref", "agreement", "owed_by"), 4),
    "commitment_steps": Form("COMMITMENT STEP [WORDS…]", _steps("commitment"), 2),
    "problems": Form("REF NAME…", _named("ref"), 2),
}
"""How a text is written, by the list it stands in; a list without one takes tables."""
