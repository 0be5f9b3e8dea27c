"""From rows to a draft: what a file repeats is joined, whom it names without listing is said.

- Two rows with the same id (or, without ids, the same name) are one actor: the first stands, what
  it left untold is filled from the second, and the second is named.
- Rows about the same tie (its ends, kind and direction) become one tie. Those that speak of the
  same day in the same name become one assertion: their weights are added, where a row without a
  weight counts one if another has one. Where else they differ, the first stands and the other is
  named. Other days and other voices are further assertions.
- A file that lists no actors anywhere has those it names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields, replace
from itertools import chain
from typing import Final, TypeVar

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, AssertionDraft, At, Draft, TieDraft
from saiyai.domain.tables import Problem
from saiyai.formats.shapes.actors import by_language, guessed_kinds, with_guessed_kind
from saiyai.formats.shapes.directory import Directory, mentions, name_key
from saiyai.formats.shapes.rows import Told

T = TypeVar("T", ActorDraft, AssertionDraft)
_BETWEEN_NOTES: Final = " · "
_BETWEEN_VALUES: Final = " | "
_JOINED_APART: Final = frozenset({"weight", "note", "extra"})
_Said = tuple[At, AssertionDraft]
_Named = dict[str, tuple[At, int]]


def join(told: Told, *, lists_actors: bool) -> Draft:
    """The draft that rows make together. `lists_actors`: some sheet is a list of them."""
    problems = list(told.problems)
    actors = _join_actors(told.actors, problems)
    directory = Directory(actors)
    groups = _group_ties(told.ties, directory, problems)
    problems += _both_ways(told, directory)
    named = _named(told)
    if lists_actors:
        problems += _unknown(named, directory)
    else:
        actors = _actors_named(named, problems)
    ties = tuple(_one_tie(group, problems) for group in groups)
    return Draft(
        actors=tuple(actors),
        memberships=tuple(told.memberships),
        ties=ties,
        events=tuple(told.events),
        problems=tuple(problems),
        repeated=sum(len(group) - 1 for group in groups),
    )


# --- actors ----------------------------------------------------------------------------------


def _join_actors(rows: Iterable[ActorDraft], problems: list[Problem]) -> list[ActorDraft]:
    actors: dict[tuple[str, str], ActorDraft] = {}
    for row in rows:
        key = ("ref", row.ref) if row.ref else ("name", name_key(row.name))
        first = actors.get(key)
        actors[key] = row if first is None else _filled(first, row)
        if first is not None:
            facts = (("first_row", first.at.row),)
            problems.append(
                Problem("repeated_actor", row.at.sheet, row.at.row, "", row.name, facts)
            )
    return list(actors.values())


def _filled(first: T, second: T) -> T:
    """The first with whatever it left untold taken from the second."""
    untold = {
        field.name: getattr(second, field.name)
        for field in fields(first)
        if field.default is not MISSING and getattr(first, field.name) == field.default
    }
    return replace(first, **untold, extra={**second.extra, **first.extra})


def _actors_named(named: _Named, problems: list[Problem]) -> list[ActorDraft]:
    found: dict[str, ActorDraft] = {}
    for name, (at, _) in named.items():
        if (key := name_key(name)) not in found:
            name_th, name_en = by_language(name)
            found[key] = with_guessed_kind(ActorDraft(name_th=name_th, name_en=name_en, at=at))
    kinds = [actor.kind for actor in found.values()]
    problems += guessed_kinds("", len(kinds) - kinds.count(ActorKind.UNSPECIFIED))
    return list(found.values())


def _unknown(named: _Named, directory: Directory) -> list[Problem]:
    """Say once of each name that nobody, or more than one, on the list has."""
    found: dict[str, tuple[str, At, int]] = {}
    for name, (at, times) in named.items():
        if not directory.knows(name):
            first, where, before = found.get(name_key(name), (name, at, 0))
            found[name_key(name)] = (first, where, before + times)
    return [
        Problem("ambiguous_name", at.sheet, at.row, "", name, (("times", times),))
        if directory.is_shared(name)
        else Problem("unknown_end", at.sheet, at.row, "", name, (("times", times),))
        for name, at, times in found.values()
    ]


def _named(told: Told) -> _Named:
    """Every name that the sheets use, as written, with where it stands first and how often."""
    named: _Named = {}
    rows = mentions(told.ties, told.events, told.memberships)
    for name, at in chain(told.named, rows):
        first, times = named.get(name, (at, 0))
        named[name] = (first, times + 1)
    return named


# --- ties ------------------------------------------------------------------------------------


def _group_ties(
    rows: Iterable[TieDraft], directory: Directory, problems: list[Problem]
) -> list[list[TieDraft]]:
    """The rows by the tie they are about; those of an actor to itself are left out."""
    groups: dict[tuple[str, str, str, bool], list[TieDraft]] = {}
    for row in rows:
        source, target = directory.key_of(row.source), directory.key_of(row.target)
        if source == target:
            if row.source != row.target:  # one actor under two names
                problems.append(Problem("self_loop", row.at.sheet, row.at.row, "", row.target))
            continue
        if not row.directed and target < source:
            source, target = target, source
        groups.setdefault((source, target, row.kind, row.directed), []).append(row)
    return list(groups.values())


def _both_ways(told: Told, directory: Directory) -> list[Problem]:
    """Say of a sheet without directions how many pairs it writes in both orders."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    for tie in told.ties:
        if tie.at.sheet in told.undecided:
            ends = directory.key_of(tie.source), directory.key_of(tie.target)
            pairs.setdefault(tie.at.sheet, set()).add(ends)
    both = {sheet: sum(p[::-1] in found for p in found) // 2 for sheet, found in pairs.items()}
    return [
        Problem("both_directions", sheet, facts=(("pairs", count),))
        for sheet, count in both.items()
        if count
    ]


def _one_tie(rows: Sequence[TieDraft], problems: list[Problem]) -> TieDraft:
    if len(rows) == 1:
        return rows[0]
    voices: dict[object, list[_Said]] = {}
    for row in rows:
        for said in row.assertions:
            voices.setdefault((said.said, said.said_by), []).append((row.at, said))
    first, *others = (_one_assertion(voice, problems) for voice in voices.values())
    refs = list(dict.fromkeys(row.ref for row in rows if row.ref))
    if len(refs) > 1:
        first = replace(first, extra={**first.extra, "ref": _BETWEEN_VALUES.join(refs[1:])})
    return replace(rows[0], ref=refs[0] if refs else "", assertions=(first, *others))


def _one_assertion(rows: Sequence[_Said], problems: list[Problem]) -> AssertionDraft:
    at, first = rows[0]
    for here, other in rows[1:]:
        problems += _differences(first, at, other, here)
        first = _filled(first, other)
    said = [assertion for _, assertion in rows]
    notes = dict.fromkeys(assertion.note for assertion in said if assertion.note)
    return replace(
        first,
        weight=_added(said),
        note=_BETWEEN_NOTES.join(notes),
        extra=_joined_extra(said),
    )


def _added(said: Iterable[AssertionDraft]) -> float | None:
    weights = [assertion.weight for assertion in said]
    if all(weight is None for weight in weights):
        return None
    return sum(1.0 if weight is None else weight for weight in weights)


def _joined_extra(said: Iterable[AssertionDraft]) -> dict[str, str]:
    values: dict[str, dict[str, None]] = {}
    for assertion in said:
        for heading, value in assertion.extra.items():
            values.setdefault(heading, {})[value] = None
    return {heading: _BETWEEN_VALUES.join(found) for heading, found in values.items()}


def _differences(
    first: AssertionDraft, first_at: At, other: AssertionDraft, at: At
) -> list[Problem]:
    facts = ("first_row", first_at.row)
    return [
        Problem("rows_differ", at.sheet, at.row, "", str(said), (("field", field.name), facts))
        for field in fields(AssertionDraft)
        if field.name not in _JOINED_APART
        and (said := getattr(other, field.name)) != field.default
        and getattr(first, field.name) not in {field.default, said}
    ]
