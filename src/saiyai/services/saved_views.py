"""Views of lists, kept under a name: for oneself, or for everybody inside the network."""

from saiyai.domain.errors import AlreadyTold, NameMissing, NotYours
from saiyai.domain.lists import SavedViewDraft, kept_of
from saiyai.domain.thai import normalise
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Network, SavedView
from saiyai.services.changes import Action, telling


def record_view(by: Viewer, network: Network, draft: SavedViewDraft) -> SavedView:
    """Keep a view of a list. One's own of the same name is replaced, and no Change speaks of it.

    Raises: NameMissing; NotYours outside, and for an evaluator who would share one; AlreadyTold
    if one is shared under this name.
    """
    if by.eye is Eye.OUTSIDE or (draft.is_shared and not by.reads_rows):
        raise NotYours
    row = SavedView(
        network=network,
        of=draft.of,
        name=normalise(draft.name)[:60],
        wanted=kept_of(draft.of, draft.wanted),
        account_id=by.account,
    )
    if not row.name:
        raise NameMissing
    rows = SavedView.objects.using(WRITING).filter(network=network, of=row.of, name=row.name)
    if not draft.is_shared:
        with writing():
            rows.filter(told__isnull=True, account=by.account).delete()
            row.save(using=WRITING)
        return row
    with telling(by, Action("record_view", row.name), network) as now:
        if rows.filter(told__isnull=False, untold__isnull=True).exists():
            raise AlreadyTold(what=row.name)
        row.told = now.seq
        row.save(using=WRITING)
    return row


def withdraw_view(by: Viewer, row: SavedView) -> None:
    """Keep a view no longer: its owner, and keepers. Raises: NotYours."""
    if by.eye is Eye.OUTSIDE or not (by.is_keeper or row.account_id == by.account):
        raise NotYours
    rows = SavedView.objects.using(WRITING).filter(pk=row.pk)
    if row.told is None:
        rows.delete()
        return
    with telling(by, Action("withdraw_view", row.name), row.network) as now:
        now.untell(rows)
