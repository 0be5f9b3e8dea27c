"""Issues: told, corrected, put under one another, taken back."""

from dataclasses import replace

from saiyai.domain.drafts import IssueDraft
from saiyai.domain.errors import StillNeeded, TreeCycle, UnknownIssue
from saiyai.domain.viewers import Viewer
from saiyai.queries.trees import issue_tree_of
from saiyai.records.connections import WRITING
from saiyai.records.models import ActorIssue, Event, Issue, Network
from saiyai.services.changes import Action, Telling, require_keeper, telling
from saiyai.services.refs import fresh_ref, ids_of, require_free
from saiyai.services.rows import Told, issue_row


def record_issue(by: Viewer, network: Network, draft: IssueDraft) -> Issue:
    """Tell of an issue. Raises: NameMissing, RefTaken, UnknownIssue, KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("record_issue", draft.name_th or draft.name_en), network) as now:
        if draft.ref:
            require_free(Issue, network, draft.ref)
        ref = draft.ref or fresh_ref(Issue, network, "i", now.seq)
        row = _row(now, network, replace(draft, ref=ref))
        row.save(using=WRITING)
    return row


def correct_issue(by: Viewer, issue: Issue, draft: IssueDraft) -> Issue:
    """Tell of an issue again, as a whole: what the draft leaves empty is empty from now on.

    Raises: NameMissing, RefTaken, UnknownIssue, TreeCycle, KeepersOnly.
    """
    require_keeper(by)
    network = issue.network
    with telling(by, Action("correct_issue", issue.ref), network) as now:
        if draft.ref and draft.ref != issue.ref:
            require_free(Issue, network, draft.ref)
        row = _row(now, network, replace(draft, ref=draft.ref or issue.ref))
        parent = row.parent_id
        if parent is not None and issue_tree_of(network).would_circle(issue.pk, parent):
            raise TreeCycle(ref=issue.ref)
        columns = ("ref", "name_th", "name_en", "parent_id", "situation")
        now.edit(issue, {name: getattr(row, name) for name in columns})
    return issue


def withdraw_issue(by: Viewer, issue: Issue) -> None:
    """Take an issue out of the record that was told by mistake.

    Raises: StillNeeded while somebody works on it, or something is about it; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_issue", issue.ref), issue.network) as now:
        standing = {"untold__isnull": True}
        count = sum(
            (
                ActorIssue.objects.using(WRITING).filter(issue=issue, **standing).count(),
                Event.objects.using(WRITING).filter(issue=issue, **standing).count(),
                Issue.objects.using(WRITING).filter(parent=issue, **standing).count(),
            )
        )
        if count:
            raise StillNeeded(ref=issue.ref, count=count)
        now.untell(Issue.objects.using(WRITING).filter(pk=issue.pk))


def _row(now: Telling, network: Network, draft: IssueDraft) -> Issue:
    row = issue_row(Told(network, now.seq), draft)
    if draft.parent:
        found = ids_of(Issue, network, [draft.parent])
        if draft.parent not in found:
            raise UnknownIssue(ref=draft.parent)
        row.parent_id = found[draft.parent]
    return row
