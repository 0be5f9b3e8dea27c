"""Issues of a record: the tree with who works on what, and the page of one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from saiyai.domain.errors import UnknownIssue
from saiyai.domain.periods import AsOf
from saiyai.domain.trees import counts_below
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import named, visible_actors
from saiyai.queries.identities import kept_rows
from saiyai.queries.known import as_known
from saiyai.queries.names import Name
from saiyai.queries.trees import issue_tree_of, standing_issues
from saiyai.records.connections import alias
from saiyai.records.models import ActorIssue, Issue, Network


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue in the tree: members who work on it or on one below it, each counted once."""

    ref: str
    name: Name
    depth: int
    below: int


@dataclass(frozen=True, slots=True)
class IssueProfile:
    """What stands on the page of an issue, members and events aside."""

    row: IssueRow
    situation: str
    path: Sequence[IssueRow]
    children: Sequence[IssueRow]


def list_issues(
    viewer: Viewer, network: Network, when: AsOf | None = None, *, counted: bool = True
) -> Sequence[IssueRow]:
    """The tree of issues, each followed by what is below it; nothing for outsiders.

    With `when`, as known at its Change, with those members who had come by its day.
    Cost: one pass over the issues of members, if they are counted.
    """
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = _read(viewer, network, when, counted=counted)
    found = list(_walk(rows, None, 0))
    shown = {row.ref for row in found}
    # Told in a circle by a file: nothing may drop out of a list.
    return [*found, *(row for _, row in rows.values() if row.ref not in shown)]


def get_issue(
    viewer: Viewer, network: Network, ref: str, when: AsOf | None = None
) -> IssueProfile:
    """The page of one issue, as known at the Change of `when`. Raises: UnknownIssue."""
    rows = _read(viewer, network, when)
    issue, _ = rows[issue_of(viewer, network, ref, when.known if when else None).pk]
    path: list[int] = []
    parent = issue.parent_id
    while parent is not None and parent not in {issue.pk, *path}:
        path.insert(0, parent)
        parent = rows[parent][0].parent_id
    return IssueProfile(
        row=rows[issue.pk][1],
        situation=issue.situation,
        path=[rows[pk][1] for pk in path],
        children=[row for one, row in rows.values() if one.parent_id == issue.pk],
    )


def issue_of(viewer: Viewer, network: Network, ref: str, known: int | None = None) -> Issue:
    """The row of an issue, for a service. Raises: UnknownIssue, and so for every outsider."""
    rows = standing_issues(network, known).filter(ref=ref).select_related("network")
    issue = rows.order_by("-pk").first()
    if issue is None or viewer.eye is Eye.OUTSIDE:
        raise UnknownIssue(ref=ref)
    return issue


def _read(
    viewer: Viewer, network: Network, when: AsOf | None, *, counted: bool = True
) -> Mapping[int, tuple[Issue, IssueRow]]:
    known = when.known if when else None
    counts = Counter[int]()
    if counted:
        counts = counts_below(issue_tree_of(network, known), _who(viewer, network, when))
    issues = list(standing_issues(network, known).order_by("pk"))
    as_known(issues, known)
    return {
        issue.pk: (issue, IssueRow(issue.ref, named(issue), 0, counts[issue.pk]))
        for issue in issues
    }


def _who(viewer: Viewer, network: Network, when: AsOf | None) -> Iterator[tuple[int, int]]:
    """Each actor this viewer may see with each issue; what is told of a merged row is its own."""
    known = when.known if when else None
    seen, kept = visible_actors(viewer, network, when), kept_rows(network, known)
    ends = set(seen.filter(pk__in=kept.values()).values_list("pk", flat=True)) if kept else set()
    merged = [row for row, end in kept.items() if end in ends]
    told = ActorIssue.objects.using(alias()).known(known)
    who = told.filter(Q(actor__in=seen) | Q(actor__in=merged))
    for actor, issue in who.values_list("actor_id", "issue_id"):
        yield kept.get(actor, actor), issue


def _walk(
    rows: Mapping[int, tuple[Issue, IssueRow]], parent: int | None, depth: int
) -> Iterator[IssueRow]:
    for pk, (issue, row) in rows.items():
        if issue.parent_id == parent:
            yield IssueRow(row.ref, row.name, depth, row.below)
            yield from _walk(rows, pk, depth + 1)
