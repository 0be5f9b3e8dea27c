"""What a network switches on for its readings, with the reason, and off again."""

from typing import Any

from django.db.models import QuerySet

from saiyai.domain.errors import UnknownSwitch
from saiyai.domain.switches import Switch as Name
from saiyai.domain.switches import SwitchDraft
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.records.connections import WRITING
from saiyai.records.models import Network, Switch
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import reason_of
from saiyai.services.rows import Told
from saiyai.services.said import said_columns


def record_switch(by: Viewer, network: Network, draft: SwitchDraft) -> Switch:
    """Switch something on; where it is on already, for another reason.

    Raises: MalformedData for no reason, FutureDay, UnknownActor, NotYours, KeepersOnly.
    """
    require_keeper(by)
    reason = reason_of("malformed.switch", draft.reason)
    with telling(by, Action("record_switch", draft.name), network) as now:
        row = Switch(
            network=network,
            name=draft.name,
            reason=reason,
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        now.untell(_standing(network, draft.name))
        row.save(using=WRITING)
    return row


def withdraw_switch(by: Viewer, network: Network, name: Name) -> int:
    """Switch something off again. Returns: the number of the Change.

    Raises: UnknownSwitch where it is not on; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_switch", name), network) as now:
        if not now.untell(_standing(network, name)):
            raise UnknownSwitch(name=Say(f"switch.{name}"))
    return now.seq


def _standing(network: Network, name: Name) -> QuerySet[Any]:
    return Switch.objects.using(WRITING).filter(
        network=network, name=name, told__isnull=False, untold__isnull=True
    )
