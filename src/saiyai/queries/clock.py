"""The local day a record lives in: the sample has a day of its own, others that of their zone."""

from datetime import date

from django.utils import timezone

from saiyai.records.models import Network


def today_of(network: Network) -> date:
    """The record's own today."""
    return network.clock or timezone.localdate()
