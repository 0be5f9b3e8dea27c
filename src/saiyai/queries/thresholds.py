"""By what a network reads its record: the house's conventions, and what it set for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.thresholds import house_value, span_of, with_own
from saiyai.domain.periods import AsOf
from saiyai.domain.thresholds import THRESHOLDS, ThresholdUnit
from saiyai.domain.thresholds import Threshold as Card
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.identities import rows_as_one
from saiyai.queries.said import SaidRow, people_in, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Network, Threshold


@dataclass(frozen=True, slots=True)
class OwnThreshold:
    """What a network set: the value, since when and by whom, and why.

    `is_read` is false for one that may not be set so, or contradicts another: the house's holds.
    """

    value: float
    says: Say
    reason: str
    said: SaidRow
    is_read: bool


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """A threshold that can be set: the house's value, between what, and the network's own."""

    card: Card
    house: float
    least: float
    most: float
    own: OwnThreshold | None

    @property
    def house_says(self) -> Say:
        """The house's value with its unit."""
        return in_unit(self.card, self.house)

    @property
    def span_says(self) -> Say:
        """From what to what it can be set."""
        least, most = (in_unit(self.card, one) for one in (self.least, self.most))
        return Say("thresholds.span", least=least, most=most)


@dataclass(frozen=True, slots=True)
class ThresholdsRead:
    """Every threshold that can be set, in the order of lists; none where it is `hidden`."""

    rows: Sequence[ThresholdRow]
    hidden: bool = False

    @property
    def own(self) -> Sequence[ThresholdRow]:
        """Those that the network set for itself."""
        return [one for one in self.rows if one.own]


def conventions_of(network: Network, known: int | None = None) -> Conventions:
    """What a network is read by as known at a Change, on whatever day; None is now.

    Cost: a query for a handful of rows.
    """
    return with_own(values_of(network, known))


def values_of(network: Network, known: int | None = None) -> dict[str, int]:
    """By name, what a network set, as it is kept."""
    return dict(_standing(network, known).values_list("name", "value"))


def list_thresholds(viewer: Viewer, network: Network, when: AsOf) -> ThresholdsRead:
    """Which thresholds a network set, since when and why, beside those of the house.

    Everybody inside reads the same; outsiders are told of none.
    """
    if viewer.eye is Eye.OUTSIDE:
        return ThresholdsRead((), hidden=True)
    rows = rows_as_one(_standing(network, when.known).order_by("pk"), when.known)
    people = people_in(viewer, rows, when)
    read = with_own({row.name: row.value for row in rows})
    own = {row.name: _own(row, said_row(viewer, row, people), read) for row in rows}
    return ThresholdsRead([_row(card, own) for card in THRESHOLDS.values()])


def in_unit(card: Card, value: float) -> Say:
    """A value with what it counts; a share in percent."""
    of_hundred = card.unit is ThresholdUnit.SHARE
    return Say(f"threshold_unit.{card.unit}", n=round(100 * value, 1) if of_hundred else value)


def _standing(network: Network, known: int | None) -> QuerySet[Any]:
    rows: QuerySet[Any] = Threshold.objects.using(alias()).filter(network=network).known(known)
    return rows


def _own(row: Threshold, said: SaidRow, read: Conventions) -> OwnThreshold:
    card = THRESHOLDS[row.name]
    value = card.told(row.value)
    is_read = value == getattr(read, row.name)
    return OwnThreshold(value, in_unit(card, value), row.reason, said, is_read)


def _row(card: Card, own: Mapping[str, OwnThreshold]) -> ThresholdRow:
    least, most = span_of(card)
    return ThresholdRow(card, house_value(card.name), least, most, own.get(card.name))
