"""By what a network reads its record: thresholds set by those who keep it, and withdrawn."""

from math import isfinite
from typing import Any, Final

from django.db.models import QuerySet

from saiyai.assessment.thresholds import crossing, fits, house_value, span_of, told_values
from saiyai.domain.errors import (
    ThresholdFixed,
    ThresholdOutOfBounds,
    ThresholdsCross,
    UnknownThreshold,
)
from saiyai.domain.thresholds import FIXED, THRESHOLDS, ThresholdDraft
from saiyai.domain.thresholds import Threshold as Card
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.thresholds import in_unit, values_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Network, Threshold
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import check_word, malformed, reason_of
from saiyai.services.rows import Told
from saiyai.services.said import said_columns

_ABOUT: Final = "malformed.threshold"


def record_threshold(by: Viewer, network: Network, draft: ThresholdDraft) -> Threshold:
    """Set a threshold of this network, in place of the one it had of this name.

    Raises: UnknownWord, ThresholdFixed, MalformedData for no reason or no number,
        ThresholdOutOfBounds, ThresholdsCross, FutureDay, UnknownActor, NotYours, KeepersOnly.
    """
    require_keeper(by)
    card = _card(draft.name)
    reason, value = reason_of(_ABOUT, draft.reason), _checked(card, draft.value)
    with telling(by, Action("record_threshold", card.name), network) as now:
        _require_order(network, card, value)
        row = Threshold(
            network=network,
            name=card.name,
            value=card.kept(value),
            reason=reason,
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        now.untell(_standing(network, card.name))
        row.save(using=WRITING)
    return row


def withdraw_threshold(by: Viewer, network: Network, name: str) -> int:
    """Go back to a threshold of the house. Returns: the number of the Change.

    Raises: UnknownThreshold where the network has set none of this name; KeepersOnly,
        ThresholdsCross where one that is still set would contradict the house's.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_threshold", name), network) as now:
        if not now.untell(_standing(network, name)):
            raise UnknownThreshold(name=name)
        _require_order(network, THRESHOLDS[name], house_value(name))
    return now.seq


def _standing(network: Network, name: str) -> QuerySet[Any]:
    return Threshold.objects.using(WRITING).filter(
        network=network, name=name, told__isnull=False, untold__isnull=True
    )


def _card(name: str) -> Card:
    if name in FIXED:
        raise ThresholdFixed(name=name, why=Say(f"threshold_fixed.{FIXED[name]}"))
    check_word("name", name, THRESHOLDS)
    return THRESHOLDS[name]


def _checked(card: Card, value: float) -> float:
    """One value as it will be kept, if it may be set by itself."""
    if not isfinite(value):
        raise malformed(_ABOUT, "value", "no_number")
    if card.is_whole and value != int(value):
        raise malformed(_ABOUT, "value", "int_from_float")
    kept = card.told(card.kept(value))
    if not fits(card, kept):
        raise _out_of_bounds(card)
    return kept


def _out_of_bounds(card: Card) -> ThresholdOutOfBounds:
    least, most = span_of(card)
    return ThresholdOutOfBounds(
        what=Say(f"threshold.{card.name}"),
        least=in_unit(card, least),
        most=in_unit(card, most),
        because=Say(f"threshold_floor.{card.floor or 'none'}"),
    )


def _require_order(network: Network, card: Card, value: float) -> None:
    """Whether it stands beside the others that hold now."""
    own = told_values(values_of(network)) | {card.name: value}
    if pair := crossing(card.name, own):
        low, high = pair
        raise ThresholdsCross(
            low=Say(f"threshold.{low}"),
            low_value=in_unit(THRESHOLDS[low], own.get(low, house_value(low))),
            high=Say(f"threshold.{high}"),
            high_value=in_unit(THRESHOLDS[high], own.get(high, house_value(high))),
        )
