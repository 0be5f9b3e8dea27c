"""Sheets of actors: one row each."""

import re
from dataclasses import replace
from typing import Final

from saiyai.domain.actors import ActorKind, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.tables import Problem
from saiyai.domain.thai import has_thai
from saiyai.formats.shapes.rows import Row, Sheet
from saiyai.formats.shapes.words import CONSENTS, KINDS, SECTORS, KindWord, kind_of_name

_BETWEEN: Final = re.compile(r"[|,;/\n]")


def read_actors(sheet: Sheet) -> None:
    """Tell an actor for each row; a row with neither name nor id is named and left out."""
    guessed = 0
    for row in sheet.rows():
        actor = _actor(row)
        if actor is None:
            row.problem("name_missing", value=row.first())
            continue
        if actor.kind is ActorKind.UNSPECIFIED and not row.text("actor.kind"):
            actor = with_guessed_kind(actor)
            guessed += actor.kind is not ActorKind.UNSPECIFIED
        sheet.told.actors.append(actor)
    sheet.told.problems += guessed_kinds(sheet.grid.name, guessed)


def _actor(row: Row) -> ActorDraft | None:
    ref = row.text("actor.ref")
    name_th, name_en = _names(row)
    if not name_th and not name_en:
        if not ref:
            return None
        name_th, name_en = by_language(ref)
    kind = row.word("actor.kind", KINDS) or KindWord(ActorKind.UNSPECIFIED)
    return ActorDraft(
        ref=ref,
        name_th=name_th,
        name_en=name_en,
        kind=kind.kind,
        sector=row.word("actor.sector", SECTORS) or kind.sector or Sector.UNTOLD,
        place=row.text("actor.place"),
        issues=split_list(row.lines("actor.issues")),
        consent=row.word("actor.consent", CONSENTS) or Consent.NOT_ASKED,
        note=row.lines("actor.note"),
        aliases=split_list(row.lines("actor.aliases")),
        extra=row.extra(),
        at=row.at,
    )


def _names(row: Row) -> tuple[str, str]:
    name_th, name_en = by_language(full_name(row, "actor.name"))
    return row.text("actor.name_th") or name_th, row.text("actor.name_en") or name_en


def full_name(row: Row, field_id: str) -> str:
    """A name that may stand in three columns: a Thai title is written without a space."""
    name, last = row.text(field_id), row.text(f"{field_id}_last")
    title = row.text(f"{field_id}_title")
    if name and title and not name.startswith(title):
        name = f"{title}{name}" if has_thai(title) else f"{title} {name}"
    return " ".join(filter(None, (name, last)))


def by_language(name: str) -> tuple[str, str]:
    """A name as the Thai or the English one, by its letters."""
    return (name, "") if has_thai(name) else ("", name)


def split_list(text: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, each once."""
    entries = (" ".join(entry.split()) for entry in _BETWEEN.split(text))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def with_guessed_kind(actor: ActorDraft) -> ActorDraft:
    """The actor with the kind that its name tells of, if it tells of any."""
    return replace(actor, kind=kind_of_name(actor.name))


def guessed_kinds(sheet: str, guessed: int) -> list[Problem]:
    """Say once for a sheet how many kinds were taken from names alone."""
    return [Problem("kind_guessed", sheet, facts=(("actors", guessed),))] if guessed else []
