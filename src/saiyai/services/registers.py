"""Who is to be asked: the register of a ballot, a survey or a roster, as it is written once."""

from datetime import date

from django.db.models import Q

from saiyai.domain.actors import BESIDE, NO_PARTY
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Membership, Network


def members_on(network: Network, day: date) -> set[int]:
    """Whoever is in the network on a day; everybody in the record, where no membership is told.

    Who stands beside it, a partner say, is not asked for it, nor are the public and nature.
    Row ids of actors; of several rows that are one, whichever is the member.
    """
    rows = Membership.objects.using(WRITING).filter(network_id=network.pk).known(None)
    open_still = rows.filter(Q(left_latest__isnull=True) | Q(left_latest__gt=day))
    everybody = Actor.objects.using(WRITING).filter(network=network).known(None)
    parties = everybody.exclude(kind__in=NO_PARTY)
    if open_still.exists():
        parties = parties.filter(pk__in=open_still.exclude(role__in=BESIDE).values("member_id"))
    return set(parties.values_list("pk", flat=True))
