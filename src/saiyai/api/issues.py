"""Issues: the tree, tell, correct, take out."""

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, name_out, opened
from saiyai.api.place_schemas import IssueIn, IssueOut, IssueProfileOut, IssuesOut
from saiyai.domain.drafts import IssueDraft
from saiyai.queries.issues import IssueRow, get_issue, issue_of, list_issues
from saiyai.services.issues import correct_issue, record_issue, withdraw_issue

router = Router(tags=["issues"])


@router.get("/", response=IssuesOut)
def issues(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> IssuesOut:
    """The tree of issues. From outside nobody sees one."""
    network = opened(request, slug)
    rows = list_issues(asked(request).viewer, network, as_of(network, as_of_day, known))
    return IssuesOut(issues=[_out(row) for row in rows])


@router.post("/", response={201: IssueProfileOut})
def tell_issue(request: HttpRequest, slug: Slug, told: IssueIn) -> Status[IssueProfileOut]:
    """Tell of an issue."""
    made = record_issue(asked(request).viewer, opened(request, slug), _draft(told))
    return Status(201, _profile(request, slug, made.ref))


@router.get("/{path:ref}", response=IssueProfileOut)
def issue(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> IssueProfileOut:
    """Everything told of one issue."""
    return _profile(request, slug, ref, as_of_day, known)


@router.put("/{path:ref}", response=IssueProfileOut)
def tell_issue_again(request: HttpRequest, slug: Slug, ref: str, told: IssueIn) -> IssueProfileOut:
    """Correct an issue, as a whole."""
    viewer = asked(request).viewer
    found = issue_of(viewer, opened(request, slug), ref)
    return _profile(request, slug, correct_issue(viewer, found, _draft(told)).ref)


@router.delete("/{path:ref}", response={204: None})
def remove_issue(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take an issue out of the record that was told by mistake."""
    viewer = asked(request).viewer
    withdraw_issue(viewer, issue_of(viewer, opened(request, slug), ref))
    return Status(204, None)


def _draft(told: IssueIn) -> IssueDraft:
    return IssueDraft(
        ref=told.id,
        name_th=told.name_th,
        name_en=told.name_en,
        parent=told.parent,
        situation=told.situation,
    )


def _out(row: IssueRow) -> IssueOut:
    return IssueOut(id=row.ref, name=name_out(row.name), depth=row.depth, members=row.below)


def _profile(
    request: HttpRequest, slug: str, ref: str, day: str = "", known: int | None = None
) -> IssueProfileOut:
    network = opened(request, slug)
    found = get_issue(asked(request).viewer, network, ref, as_of(network, day, known))
    return IssueProfileOut(
        **dict(_out(found.row)),
        situation=found.situation,
        path=[row.ref for row in found.path],
        children=[row.ref for row in found.children],
    )
