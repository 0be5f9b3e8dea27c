"""Places and issues of a record as trees: what lies in what, and what is below one of them."""

from collections import defaultdict

from django.db.models import QuerySet

from saiyai.domain.trees import Tree
from saiyai.queries.known import as_known
from saiyai.records.connections import alias
from saiyai.records.models import Issue, Network, Place, PlaceWithin


def standing_places(network: Network, known: int | None = None) -> QuerySet[Place]:
    """The places that stand in a record, now or as known at a Change."""
    return Place.objects.using(alias()).filter(network=network).known(known)


def standing_issues(network: Network, known: int | None = None) -> QuerySet[Issue]:
    """The issues that stand in a record, now or as known at a Change."""
    return Issue.objects.using(alias()).filter(network=network).known(known)


def place_tree_of(network: Network, known: int | None = None) -> Tree[int]:
    """What each place lies in, first and also, by row id.

    Cost: two queries for the places of a record, which are a few hundred; of the past two more.
    """
    parents: dict[int, set[int]] = defaultdict(set)
    rows = list(standing_places(network, known).only("pk", "parent_id"))
    as_known(rows, known)
    for place in rows:
        parents[place.pk] |= _lone(place.parent_id)
    also = PlaceWithin.objects.using(alias()).filter(place__network=network).known(known)
    for pk, parent in also.values_list("place_id", "parent_id"):
        parents[pk].add(parent)
    return Tree(parents)


def issue_tree_of(network: Network, known: int | None = None) -> Tree[int]:
    """What each issue lies in, by row id."""
    rows = list(standing_issues(network, known).only("pk", "parent_id"))
    as_known(rows, known)
    return Tree({issue.pk: _lone(issue.parent_id) for issue in rows})


def _lone(parent: int | None) -> set[int]:
    return set() if parent is None else {parent}


def ids_of_place(network: Network, ref: str, known: int | None = None) -> frozenset[int]:
    """A place and everything below it, at any depth; empty where there is none."""
    rows = standing_places(network, known).filter(ref=ref).order_by("-pk")
    pk = rows.values_list("pk", flat=True).first()
    return frozenset() if pk is None else place_tree_of(network, known).below(pk) | {pk}


def ids_of_issue(network: Network, ref: str, known: int | None = None) -> frozenset[int]:
    """An issue and everything below it, at any depth; empty where there is none."""
    rows = standing_issues(network, known).filter(ref=ref).order_by("-pk")
    pk = rows.values_list("pk", flat=True).first()
    return frozenset() if pk is None else issue_tree_of(network, known).below(pk) | {pk}
