"""Lenses of a network's own: kept by those who keep its record, with a reason, and withdrawn."""

from typing import Any

from django.db.models import QuerySet

from saiyai.assessment.lenses.loading import read_lens
from saiyai.domain.errors import TooManyLenses, UnknownLens
from saiyai.domain.lenses import MOST_LENSES, LensDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Network, OwnLens
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import reason_of
from saiyai.services.rows import Told
from saiyai.services.said import fresh_number, said_columns


def record_lens(by: Viewer, network: Network, draft: LensDraft) -> OwnLens:
    """Keep a lens of this network, as the next version of the one it had under this id.

    Raises: MalformedLens with the place and what is wrong there, MalformedData for no reason,
        TooManyLenses, FutureDay, UnknownActor, NotYours, KeepersOnly.
    """
    require_keeper(by)
    text, reason = _lines(draft.text), reason_of("malformed.lens", draft.reason)
    name = read_lens(text).id
    with telling(by, Action("record_lens", name), network) as now:
        if _standing(network).exclude(name=name).count() >= MOST_LENSES:
            raise TooManyLenses(most=MOST_LENSES)
        versions = OwnLens.objects.using(WRITING).filter(network=network, name=name)
        row = OwnLens(
            network=network,
            name=name,
            number=fresh_number(versions),
            text=text,
            reason=reason,
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        now.untell(versions)
        row.save(using=WRITING)
    return row


def withdraw_lens(by: Viewer, network: Network, name: str) -> int:
    """Keep a lens of this network no longer. Returns: the number of the Change.

    Raises: UnknownLens where the network keeps none of this id; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_lens", name), network) as now:
        if not now.untell(_standing(network).filter(name=name)):
            raise UnknownLens(lens=name)
    return now.seq


def _standing(network: Network) -> QuerySet[Any]:
    return OwnLens.objects.using(WRITING).filter(
        network=network, told__isnull=False, untold__isnull=True
    )


def _lines(text: str) -> str:
    """The text with the ends of lines that every file has, and nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
