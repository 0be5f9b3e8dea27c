"""Who is to be asked: the register of a ballot or of a survey, as it is written once."""

from datetime import date

from django.db.models import Q

from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Membership, Network


def members_on(network: Network, day: date) -> set[int]:
    """Whoever is in the network on a day; everybody in the record, where no membership is told.

    Row ids of actors; of several rows that are one, whichever is the member.
    """
    rows = Membership.objects.using(WRITING).filter(network_id=network.pk).known(None)
    open_still = Q(left_latest__isnull=True) | Q(left_latest__gt=day)
    found = set(rows.filter(open_still).values_list("member_id", flat=True))
    everybody = Actor.objects.using(WRITING).filter(network=network).known(None)
    return found or set(everybody.values_list("pk", flat=True))
