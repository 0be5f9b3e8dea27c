"""Places and issues of a record as trees: what lies in what, and what is below one of them."""

from collections import defaultdict

from django.db.models import QuerySet

from saiyai.domain.trees import Tree
from saiyai.records.connections import alias
from saiyai.records.models import Issue, Network, Place, PlaceWithin


def standing_places(network: Network) -> QuerySet[Place]:
    """The places that stand in a record."""
    return Place.objects.using(alias()).filter(network=network).known(None)


def standing_issues(network: Network) -> QuerySet[Issue]:
    """The issues that stand in a record."""
    return Issue.objects.using(alias()).filter(network=network).known(None)


def place_tree_of(network: Network) -> Tree[int]:
    """What each place lies in, first and also, by row id.

    Cost: two queries for the places of a record, which are a few hundred.
    """
    parents: dict[int, set[int]] = defaultdict(set)
    for place in standing_places(network).only("pk", "parent_id"):
        parents[place.pk] |= _lone(place.parent_id)
    also = PlaceWithin.objects.using(alias()).filter(place__network=network).known(None)
    for pk, parent in also.values_list("place_id", "parent_id"):
        parents[pk].add(parent)
    return Tree(parents)


def issue_tree_of(network: Network) -> Tree[int]:
    """What each issue lies in, by row id."""
    rows = standing_issues(network).only("pk", "parent_id")
    return Tree({issue.pk: _lone(issue.parent_id) for issue in rows})


def _lone(parent: int | None) -> set[int]:
    return set() if parent is None else {parent}


def ids_of_place(network: Network, ref: str) -> frozenset[int]:
    """A place and everything below it, at any depth; empty where there is none."""
    pk = standing_places(network).filter(ref=ref).values_list("pk", flat=True).first()
    return frozenset() if pk is None else place_tree_of(network).below(pk) | {pk}


def ids_of_issue(network: Network, ref: str) -> frozenset[int]:
    """An issue and everything below it, at any depth; empty where there is none."""
    pk = standing_issues(network).filter(ref=ref).values_list("pk", flat=True).first()
    return frozenset() if pk is None else issue_tree_of(network).below(pk) | {pk}
