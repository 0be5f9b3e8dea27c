"""Views of lists: kept for oneself without a Change, or shared as a fact of the network."""

import pytest

from saiyai.domain.errors import AlreadyTold, NameMissing, NotYours, UnknownView
from saiyai.domain.lists import ListOf, SavedViewDraft
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.queries.saved_views import get_saved_view, list_saved_views, saved_view_of
from saiyai.records.models import Account, Change, Network, SavedView
from saiyai.services.saved_views import record_view, withdraw_view
from saiyai.services.undo import undo_change

GROUPS = SavedViewDraft(ListOf.MEMBERS, "กลุ่ม", {"kind": "group", "odd": "x", "q": " "})
SHARED = SavedViewDraft(ListOf.MEMBERS, "กลุ่ม", {"kind": "group"}, is_shared=True)


def reader(name: str, role: AccessRole = AccessRole.MEMBER) -> Viewer:
    """Somebody with an account of their own."""
    account = Account.objects.create(name=name)
    return Viewer(Eye.MEMBER, name, account=account.pk, role=role, is_served=True)


def names(viewer: Viewer, network: Network) -> list[str]:
    return [one.name for one in list_saved_views(viewer, network, ListOf.MEMBERS)]


def test_ones_own_view_is_ones_own_and_no_change_speaks_of_it(network: Network) -> None:
    pim, pom = reader("pim"), reader("pom")
    before = Change.objects.count()
    row = record_view(pim, network, GROUPS)

    assert Change.objects.count() == before
    assert get_saved_view(pim, network, row.pk).query == "kind=group"
    assert names(pom, network) == []
    with pytest.raises(UnknownView):
        saved_view_of(pom, network, row.pk)
    record_view(pim, network, SavedViewDraft(ListOf.MEMBERS, "กลุ่ม", {"kind": "person"}))
    assert [one.query for one in list_saved_views(pim, network, ListOf.MEMBERS)] == ["kind=person"]


def test_a_shared_view_is_for_everybody_inside(
    network: Network, stranger: Viewer, keeper: Viewer
) -> None:
    pim, pom = reader("pim"), reader("pom", AccessRole.EVALUATOR)
    row = record_view(pim, network, SHARED)

    assert names(pom, network) == names(keeper, network) == ["กลุ่ม"]
    assert names(stranger, network) == []
    assert not get_saved_view(pom, network, row.pk).may_withdraw
    with pytest.raises(UnknownView):
        saved_view_of(stranger, network, row.pk)
    with pytest.raises(AlreadyTold):
        record_view(keeper, network, SHARED)


def test_its_owner_and_keepers_drop_a_view_and_undo_brings_it_back(
    network: Network, keeper: Viewer
) -> None:
    pim, pom = reader("pim"), reader("pom")
    row = record_view(pim, network, SHARED)

    with pytest.raises(NotYours):
        withdraw_view(pom, row)
    withdraw_view(keeper, row)
    assert names(pim, network) == []
    undo_change(keeper, network, Change.objects.latest("seq").seq)
    assert names(pim, network) == ["กลุ่ม"]
    again = SavedView.objects.known(None).get()
    withdraw_view(pim, again)
    assert names(pim, network) == []


def test_ones_own_view_is_gone_when_it_is_dropped(network: Network) -> None:
    pim = reader("pim")
    withdraw_view(pim, record_view(pim, network, GROUPS))

    assert not SavedView.objects.exists()


def test_outside_nothing_is_kept_and_an_evaluator_shares_nothing(
    network: Network, stranger: Viewer
) -> None:
    evaluator = reader("eve", AccessRole.EVALUATOR)

    with pytest.raises(NotYours):
        record_view(stranger, network, GROUPS)
    with pytest.raises(NotYours):
        record_view(evaluator, network, SHARED)
    record_view(evaluator, network, GROUPS)
    assert names(evaluator, network) == ["กลุ่ม"]
    with pytest.raises(NameMissing):
        record_view(evaluator, network, SavedViewDraft(ListOf.MEMBERS, " "))


def test_a_view_by_consent_is_offered_to_keepers_only(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    wanted = {"consent": "refused"}
    record_view(keeper, network, SavedViewDraft(ListOf.MEMBERS, "x", wanted, is_shared=True))

    assert names(keeper, network) == ["x"]
    assert names(member, network) == []
