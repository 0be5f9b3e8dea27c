"""The history of one thing: what each Change told, corrected or took back of it, newest first.

Nothing is kept for it: told and taken back are two numbers of a row, what stood before stands in
the Change that corrected it. A reader reads no more than the page of the thing shows now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, QuerySet

from saiyai.domain.pasts import THE_CHARTER, PastOf
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.past_deeds import PastDeed, list_past_deeds
from saiyai.queries.past_reading import is_closed
from saiyai.queries.past_rows import STRANDS, Strand, Whole, whole_of
from saiyai.queries.things import Thing, things_by_rows
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Edit, Network

PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class PastPage:
    """One page of a history, newest first; `before` asks for the next, 0 on the last."""

    of: PastOf
    ref: str
    thing: Thing
    deeds: Sequence[PastDeed]
    before: int
    actor: Actor | None
    """Whose history it is, for who notes that it was read."""


def list_past_of(  # noqa: PLR0913 - the key and the size of a page
    viewer: Viewer,
    network: Network,
    of: PastOf,
    ref: str,
    when: AsOf,
    *,
    before: int = 0,
    limit: int = PAGE,
) -> PastPage:
    """What Changes told, corrected and took back of a thing, newest first; of no one outside.

    What the reader may not read is left out, and with it the Changes that did nothing else.
    Raises: an `Unknown…` of its kind if there is none, or none that this viewer may see.
    Cost: by indexes a walk over what is told of the thing, a few queries for each of its tables;
    whatever the size of the record.
    """
    whole = whole_of(viewer, network, of, ref, when)
    strands = [one for one in STRANDS[of] if not is_closed(whole, one.table)]
    found: list[PastDeed] = []
    while len(found) <= limit:
        seqs = _newest(whole, strands, before, limit + 1)
        if not seqs:
            break
        found += list_past_deeds(whole, network, strands, seqs, when.day)
        before = seqs[-1]
    return PastPage(
        of=of,
        ref=_ref_of(whole),
        thing=_thing_of(whole),
        deeds=found[:limit],
        before=found[limit - 1].change.seq if len(found) > limit else 0,
        actor=whole.row if of is PastOf.ACTOR else None,
    )


def _ref_of(whole: Whole) -> str:
    if whole.of is PastOf.CHARTER:
        return THE_CHARTER
    return str(whole.row.pk) if whole.of is PastOf.TIE_KIND else str(whole.row.ref)


def _thing_of(whole: Whole) -> Thing:
    table = type(whole.row).__name__
    if whole.of is PastOf.CHARTER:
        return Thing(table, (Say("charter.heading"),), whole.of, THE_CHARTER)
    found = things_by_rows(whole.reader, [whole.row], whole.known)
    return found.get((table, whole.row.pk)) or Thing(table)


def _newest(whole: Whole, strands: Sequence[Strand], before: int, limit: int) -> list[int]:
    """The newest Changes before one that did something to these rows, in one query."""
    bounds = {"seq__lt": before} if before else {}
    bounds |= {} if whole.known is None else {"seq__lte": whole.known}
    parts: list[QuerySet[Any, Any]] = []
    for strand in strands:
        rows = strand.rows(whole.ids)
        for column in ("told", "untold"):
            told = rows.filter(**{f"{column}__isnull": False})
            parts.append(told.values(seq=F(column)).filter(**bounds))
        if strand.is_edited:
            edits = Edit.objects.using(alias()).filter(table=strand.table.__name__)
            edited = edits.filter(row__in=rows.values("pk"))
            parts.append(edited.values(seq=F("change_id")).filter(**bounds))
    first, *rest = parts
    found = first.union(*rest).order_by("-seq")[:limit]
    return [row["seq"] for row in found]
