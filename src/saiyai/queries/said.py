"""What was said by a day, as known at a Change: in order, and the last of each."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from django.db.models import QuerySet

from saiyai.domain.consent import Consent, counts_for
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.identities import rows_as_one
from saiyai.queries.names import Someone, people_of
from saiyai.records.connections import alias
from saiyai.records.models import Actor
from saiyai.records.models.said import SaidFact

R = TypeVar("R", bound=SaidFact)
K = TypeVar("K", bound=Hashable)

FEWEST: Final = 5
"""Outside, nothing is counted that fewer have said."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """When something was said, in which words, and who told it; None: the recorder."""

    when: Span
    words: str
    told_by: Someone | None


def said_on(rows: QuerySet[R], when: AsOf) -> list[R]:
    """What was said by the day, in the order in which it counts: by day, then as it was told."""
    found = rows.known(when.known).by(when.day)  # type: ignore[attr-defined]
    return rows_as_one(found.order_by("latest", "told", "pk"), when.known)


def newest_of(rows: Iterable[R], key: Callable[[R], K]) -> dict[K, R]:
    """The last that was said under each key, of rows in order."""
    return {key(row): row for row in rows}


def said_row(viewer: Viewer, row: SaidFact, people: Mapping[int, Someone]) -> SaidRow:
    """A step as it is shown; its words to whom what people wrote is shown."""
    told_by = people.get(row.said_by_id) if row.said_by_id else None
    words = row.words if viewer.reads_rows or viewer.is_close_to(row.said_by_id or 0) else ""
    return SaidRow(Span(row.earliest, row.latest), words, told_by)


def people_in(
    viewer: Viewer, rows: Iterable[SaidFact], when: AsOf, *columns: str
) -> Mapping[int, Someone]:
    """Everybody whom rows name in these columns or who said them, by row id, as known then."""
    wanted = [getattr(row, name) for row in rows for name in ("said_by_id", *columns)]
    return people_of(viewer, (pk for pk in wanted if pk), when.known)


def counted_ids(ids: Iterable[int]) -> set[int]:
    """Of these actors, those whose word counts: all but who refused, the same for every eye."""
    rows = Actor.objects.using(alias()).filter(pk__in=set(ids))
    told = rows.values_list("pk", "consent")
    return {pk for pk, consent in told if counts_for(Consent(consent), Eye.MEMBER)}


def count_for(viewer: Viewer, number: int) -> int | None:
    """A count as this viewer may see it; None where too few stand behind it for outside."""
    return None if viewer.eye is Eye.OUTSIDE and number < FEWEST else number
