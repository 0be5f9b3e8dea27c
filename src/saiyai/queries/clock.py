"""The local day a record lives in: the sample has a day of its own, others that of their zone."""

from datetime import date

from django.utils import timezone

from saiyai.domain.periods import AsOf
from saiyai.records.models import Network


def today_of(network: Network) -> date:
    """The record's own today."""
    return network.clock or timezone.localdate()


def is_now(network: Network, when: AsOf) -> bool:
    """Whether a record is read on its own today, with everything that is known of it."""
    return when.known is None and when.day == today_of(network)
