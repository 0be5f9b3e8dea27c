"""Invitations, and who may do what: given, taken up, taken away, and kept from who may not."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from saiyai.domain.drafts import (
    AccessDraft,
    ActorDraft,
    EventDraft,
    MembershipDraft,
    PartDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.errors import (
    AdministratorsOnly,
    AlreadyMember,
    KeepersOnly,
    LastKeeper,
    NameMissing,
    NotANetwork,
    NotUndoable,
    NotYours,
    PartMissing,
    StillNeeded,
    TooOften,
    UnknownAccess,
    UnknownActor,
    UnknownInvitation,
    UnusableEmail,
    WeakPassword,
    WrongCode,
)
from saiyai.domain.periods import Span, on
from saiyai.domain.viewers import LOCAL_KEEPER, AccessRole, Eye, Viewer
from saiyai.queries.readers import VISITOR, reader_for, reader_of
from saiyai.records.models import (
    Access,
    Account,
    Actor,
    Change,
    Event,
    Invitation,
    Membership,
    Network,
    ReadOfPerson,
    Tie,
)
from saiyai.services import invitations
from saiyai.services.access import close_account, open_network, withdraw_access
from saiyai.services.accounts import choose_email
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.events import correct_event, record_event, record_quiet, withdraw_event
from saiyai.services.invitations import (
    MOST_WRONG,
    Ticket,
    accept_invitation,
    invite,
    invite_administrator,
    invite_again,
    withdraw_invitation,
)
from saiyai.services.networks import record_membership, record_network
from saiyai.services.reads import record_read, record_taking_out
from saiyai.services.ties import record_tie, withdraw_tie
from saiyai.services.undo import undo_change
from tests.served import (
    ADMINISTRATOR,
    DAY,
    EVALUATOR,
    KEEPER,
    MEMBER,
    PART_KEEPER,
    SUBJECT,
    Who,
    account_of,
    tell_people,
)


@pytest.fixture
def served(network: Network) -> Network:
    """The small record with people and a part."""
    tell_people(network)
    return network


def viewer_of(who: Who, network: Network) -> Viewer:
    """Somebody as the middleware would see them in their network."""
    base = reader_of(account_of(who, network), second_step=who.second_step)
    return reader_for(base, network.slug)


def row(network: Network, ref: str) -> Actor:
    return Actor.objects.get(network=network, ref=ref)


def wrong(ticket: Ticket) -> str:
    return f"{(int(ticket.code) + 1) % 1_000_000:06}"


def test_a_link_and_a_code_make_an_account_that_is_what_it_was_invited_to_be(
    served: Network,
) -> None:
    ticket = invite(LOCAL_KEEPER, served, AccessDraft("Pim", AccessRole.MEMBER, "pim"))
    account = accept_invitation(VISITOR, ticket.token, ticket.code)
    held = Access.objects.get(account=account)

    assert (account.name, account.email, account.has_usable_password()) == ("Pim", None, False)
    assert (held.role, held.actor) == ("member", row(served, "pim"))
    with pytest.raises(UnknownInvitation):  # once
        accept_invitation(VISITOR, ticket.token, ticket.code)


def test_an_actor_as_whom_somebody_may_sign_in_is_not_taken_out(
    served: Network,
) -> None:
    solo = record_actor(LOCAL_KEEPER, served, ActorDraft(ref="solo", name_en="Solo"))
    ticket = invite(LOCAL_KEEPER, served, AccessDraft("Pim", AccessRole.MEMBER, "solo"))
    with pytest.raises(StillNeeded):
        withdraw_actor(LOCAL_KEEPER, solo)
    accept_invitation(VISITOR, ticket.token, ticket.code)
    with pytest.raises(StillNeeded):
        withdraw_actor(LOCAL_KEEPER, solo)
    withdraw_access(LOCAL_KEEPER, served, Access.objects.get(actor=solo).pk)
    withdraw_actor(LOCAL_KEEPER, solo)

    assert not Actor.objects.filter(ref="solo", untold__isnull=True).exists()


def test_neither_link_nor_code_is_kept_in_the_clear(served: Network) -> None:
    ticket = invite(LOCAL_KEEPER, served, AccessDraft("Pim"))
    accept_invitation(VISITOR, ticket.token, ticket.code)
    kept = json.dumps(list(Invitation.objects.values("token", "code", "name")))
    told = json.dumps(list(Change.objects.values("before", "about", "by")), default=str)

    assert ticket.token not in kept + told
    assert f'"{ticket.code}"' not in kept + told
    assert "Pim" not in told


def test_five_wrong_codes_void_an_invitation_and_are_counted_though_refused(
    served: Network,
) -> None:
    ticket = invite(LOCAL_KEEPER, served, AccessDraft("Pim"))
    left = []
    for _ in range(MOST_WRONG):
        with pytest.raises(WrongCode) as refused:
            accept_invitation(VISITOR, ticket.token, wrong(ticket))
        left.append(refused.value.facts["left"])

    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(UnknownInvitation):
        accept_invitation(VISITOR, ticket.token, ticket.code)
    assert not Account.objects.exists()


def test_an_invitation_ends_with_its_time_or_by_word(served: Network) -> None:
    old = invite(LOCAL_KEEPER, served, AccessDraft("Old"))
    Invitation.objects.filter(pk=old.invitation).update(expires=timezone.now())
    taken = invite(LOCAL_KEEPER, served, AccessDraft("Taken back"))
    withdraw_invitation(LOCAL_KEEPER, served, taken.invitation)

    for ticket in (old, taken):
        with pytest.raises(UnknownInvitation):
            accept_invitation(VISITOR, ticket.token, ticket.code)
    with pytest.raises(UnknownInvitation):
        withdraw_invitation(LOCAL_KEEPER, served, taken.invitation)


def test_who_has_signed_in_takes_up_another_network_with_the_same_account(
    served: Network, keeper: Viewer
) -> None:
    member = viewer_of(MEMBER, served)
    second = record_network(keeper, name_en="Second", slug="second")
    ticket = invite(keeper, second, AccessDraft("x", AccessRole.EVALUATOR))

    assert accept_invitation(member, ticket.token, ticket.code).pk == member.account
    assert Access.objects.filter(account=member.account).count() == 2


def test_a_new_invitation_changes_what_somebody_is(served: Network) -> None:
    member = viewer_of(MEMBER, served)
    ticket = invite(LOCAL_KEEPER, served, AccessDraft("x", AccessRole.KEEPER))
    accept_invitation(member, ticket.token, ticket.code)
    standing = Access.objects.get(account=member.account, untold__isnull=True)

    assert standing.role == "keeper"


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (AccessDraft("  "), NameMissing),
        (AccessDraft("x", AccessRole.PART_KEEPER), PartMissing),
        (AccessDraft("x", AccessRole.MEMBER, part="n"), PartMissing),
        (AccessDraft("x", AccessRole.PART_KEEPER, part="pim"), NotANetwork),
        (AccessDraft("x", AccessRole.MEMBER, "nobody"), UnknownActor),
    ],
)
def test_an_invitation_that_means_nothing_is_refused(
    served: Network, draft: AccessDraft, refusal: type[Exception]
) -> None:
    changes = Change.objects.count()
    with pytest.raises(refusal):
        invite(LOCAL_KEEPER, served, draft)

    assert Change.objects.count() == changes
    assert not Invitation.objects.exists()


def test_one_account_invites_no_more_than_a_person_would(
    served: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "MOST_A_DAY", 2)
    keeper = viewer_of(KEEPER, served)
    for name in ("one", "two"):
        invite(keeper, served, AccessDraft(name))
    with pytest.raises(TooOften):
        invite(keeper, served, AccessDraft("three"))
    Invitation.objects.update(made=timezone.now() - timedelta(days=2))

    assert invite(keeper, served, AccessDraft("three")).token


@pytest.mark.parametrize("who", [MEMBER, SUBJECT, EVALUATOR], ids=lambda who: who.name)
def test_who_keeps_nothing_invites_nobody_and_learns_of_no_ref(served: Network, who: Who) -> None:
    viewer = viewer_of(who, served)
    for ref in ("pom", "nobody"):
        with pytest.raises(KeepersOnly):
            invite(viewer, served, AccessDraft("x", AccessRole.MEMBER, ref))
    with pytest.raises(AdministratorsOnly):
        invite_administrator(viewer, "x")


def test_keepers_of_a_part_make_members_of_its_actors_only(served: Network) -> None:
    viewer = viewer_of(PART_KEEPER, served)

    assert invite(viewer, served, AccessDraft("Pim", AccessRole.MEMBER, "pim")).token
    for draft in (
        *(AccessDraft("x"), AccessDraft("x", AccessRole.KEEPER, "pim")),
        *(AccessDraft("x", AccessRole.MEMBER, ref) for ref in ("pom", "nobody")),
    ):
        with pytest.raises(NotYours):
            invite(viewer, served, draft)


def test_administrators_invite_keepers_and_nobody_else(served: Network) -> None:
    viewer = viewer_of(ADMINISTRATOR, served)

    assert invite(viewer, served, AccessDraft("x", AccessRole.KEEPER)).token
    with pytest.raises(KeepersOnly):
        invite(viewer, served, AccessDraft("x", AccessRole.MEMBER))
    for ref in ("pim", "nobody"):
        with pytest.raises(NotYours):
            invite(viewer, served, AccessDraft("x", AccessRole.KEEPER, ref))


def test_a_new_link_signs_in_the_account_that_is_there(served: Network) -> None:
    member = viewer_of(MEMBER, served)
    held = Access.objects.get(account=member.account)
    ticket = invite_again(LOCAL_KEEPER, served, held.pk)

    assert accept_invitation(VISITOR, ticket.token, ticket.code).pk == member.account
    assert Access.objects.get(account=member.account) == held


def test_no_link_is_made_into_another_network(served: Network, keeper: Viewer) -> None:
    """Whoever holds it would be that account, there as well."""
    member = viewer_of(MEMBER, served)
    second = record_network(keeper, name_en="Second", slug="second")
    ticket = invite(keeper, second, AccessDraft("x"))
    accept_invitation(member, ticket.token, ticket.code)
    held = Access.objects.get(account=member.account, network=served)
    with pytest.raises(NotYours):
        invite_again(viewer_of(KEEPER, served), served, held.pk)


def test_the_last_keeper_of_a_record_cannot_leave_nor_become_less(served: Network) -> None:
    keeper = viewer_of(KEEPER, served)
    held = Access.objects.get(account=keeper.account)
    ticket = invite(keeper, served, AccessDraft("x", AccessRole.MEMBER))
    for leave in (
        lambda: withdraw_access(keeper, served, held.pk),
        lambda: close_account(keeper, keeper.account or 0),
        lambda: accept_invitation(keeper, ticket.token, ticket.code),
    ):
        with pytest.raises(LastKeeper):
            leave()
    viewer_of(KEEPER, served)
    withdraw_access(keeper, served, held.pk)

    assert Access.objects.filter(untold__isnull=True, role="keeper").count() == 1


def test_access_is_ended_by_keepers_and_left_by_oneself(served: Network) -> None:
    member, other = viewer_of(MEMBER, served), viewer_of(SUBJECT, served)
    own = Access.objects.get(account=member.account)
    with pytest.raises(KeepersOnly):
        withdraw_access(other, served, own.pk)
    withdraw_access(member, served, own.pk)
    with pytest.raises(UnknownAccess):
        withdraw_access(member, served, own.pk)

    account = Account.objects.get(pk=member.account or 0)
    base = reader_of(account, second_step=True)

    assert reader_for(base, "trial") == base  # as in a network that is not there


def test_access_that_was_ended_does_not_come_back_by_undo(served: Network) -> None:
    keeper = viewer_of(KEEPER, served)
    member = viewer_of(MEMBER, served)
    withdraw_access(keeper, served, Access.objects.get(account=member.account).pk)
    open_network(keeper, served, is_open=True)
    for action in ("withdraw_access", "open_network", "accept_invitation"):
        change = Change.objects.filter(network=served, action=action).latest("seq")
        with pytest.raises(NotUndoable):
            undo_change(keeper, served, change.seq)


def test_a_closed_account_has_no_name_and_no_way_in(served: Network) -> None:
    member = viewer_of(MEMBER, served)
    account = choose_email(member, "Pim@Example.org ", "a long enough word")
    held = Access.objects.get(account=account)
    ticket = invite_again(LOCAL_KEEPER, served, held.pk)
    close_account(member, account.pk)
    account.refresh_from_db()

    assert (account.is_active, account.email, account.name) == (False, None, f"#{account.pk}")
    with pytest.raises(UnknownInvitation):
        accept_invitation(VISITOR, ticket.token, ticket.code)


def test_an_address_is_used_by_one_account_and_a_password_is_not_soon_guessed(
    served: Network,
) -> None:
    one, other = viewer_of(MEMBER, served), viewer_of(SUBJECT, served)
    choose_email(one, "pim@example.org", "a long enough word")
    for email in ("PIM@example.org", "pim", ""):
        with pytest.raises(UnusableEmail):
            choose_email(other, email, "a long enough word")
    for password in ("short", "password"):
        with pytest.raises(WeakPassword):
            choose_email(other, "pom@example.org", password)
    with pytest.raises(NotYours):
        choose_email(VISITOR, "pom@example.org", "a long enough word")


def test_who_begins_a_record_keeps_it_and_only_administrators_begin_one(served: Network) -> None:
    administrator = viewer_of(ADMINISTRATOR, served)
    made = record_network(administrator, name_en="New", slug="new")

    assert Access.objects.get(network=made).account_id == administrator.account
    for who in (KEEPER, MEMBER):
        with pytest.raises(AdministratorsOnly):
            record_network(viewer_of(who, served), name_en="x")


# --- what a keeper of a part may do -------------------------------------------------------------


def there(*refs: str) -> tuple[PartDraft, ...]:
    return tuple(PartDraft(ref, "participant") for ref in refs)


def test_keepers_of_a_part_tell_of_their_part_and_of_nobody_else(served: Network) -> None:
    viewer = viewer_of(PART_KEEPER, served)
    walk = EventDraft("activity", on(DAY), {"title": "x"}, parts=there("pim", "a"))

    assert record_event(viewer, served, walk).told
    assert record_tie(viewer, served, TieDraft("pim", "b")).told
    assert correct_actor(viewer, row(served, "pim"), ActorDraft(note="x")).note == "x"
    assert record_quiet(viewer, served, QuietDraft("pim", Span(DAY, DAY))).told
    with pytest.raises(NotYours):
        record_event(viewer, served, replace(walk, parts=there("a", "b")))
    with pytest.raises(NotYours):
        record_tie(viewer, served, TieDraft("b", "a"))
    with pytest.raises(KeepersOnly):
        correct_actor(viewer, row(served, "a"), ActorDraft(note="x"))


@pytest.mark.parametrize("hidden", ["pom", "nobody"])
def test_a_person_beyond_their_part_is_to_them_as_nobody(served: Network, hidden: str) -> None:
    viewer = viewer_of(PART_KEEPER, served)
    for telling in (
        lambda: record_tie(viewer, served, TieDraft("pim", hidden)),
        lambda: record_event(
            viewer, served, EventDraft("activity", on(DAY), {"title": "x"}, parts=there(hidden))
        ),
        lambda: record_membership(viewer, served, MembershipDraft("n", hidden)),
        lambda: record_quiet(viewer, served, QuietDraft(hidden, Span(DAY, DAY))),
    ):
        with pytest.raises(UnknownActor):
            telling()


def test_nobody_is_drawn_into_a_part_by_its_keeper(served: Network) -> None:
    """Whom they draw in they would keep. Whom they tell of anew is theirs."""
    viewer = viewer_of(PART_KEEPER, served)
    with pytest.raises(KeepersOnly):
        record_membership(viewer, served, MembershipDraft("n", "b"))
    with pytest.raises(AlreadyMember):
        record_membership(viewer, served, MembershipDraft("n", "pim"))
    made = record_actor(viewer, served, ActorDraft(name_en="New"))

    assert Membership.objects.get(member=made).network == row(served, "n")


def test_an_event_is_not_corrected_out_of_the_part_nor_into_it(served: Network) -> None:
    viewer = viewer_of(PART_KEEPER, served)
    walk, call = (Event.objects.get(ref=ref) for ref in ("walk", "call"))
    again = EventDraft("activity", on(DAY), {"title": "y"}, parts=there("a", "b"))
    with pytest.raises(KeepersOnly):
        correct_event(viewer, walk, again)
    with pytest.raises(KeepersOnly):
        withdraw_event(viewer, call)
    with pytest.raises(KeepersOnly):
        withdraw_tie(viewer, Tie.objects.get(ref="ab"))

    assert correct_event(viewer, walk, replace(again, parts=there("pim", "a"))).told


def test_members_undo_what_they_told_and_nothing_else(served: Network) -> None:
    subject = viewer_of(SUBJECT, served)
    walk = EventDraft("activity", on(DAY), {"title": "x"}, parts=there("pim"))
    made = record_event(subject, served, walk)
    before = Change.objects.get(seq=(made.told or 0)).seq

    assert undo_change(subject, served, before).undoes == before
    with pytest.raises(KeepersOnly):
        undo_change(viewer_of(MEMBER, served), served, before)
    with pytest.raises(KeepersOnly):
        undo_change(replace(subject, role=None), served, before)


# --- reads of persons ---------------------------------------------------------------------------


def test_a_read_of_a_person_is_noted_once_a_day_and_is_no_change(served: Network) -> None:
    keeper, subject = viewer_of(KEEPER, served), viewer_of(SUBJECT, served)
    changes = Change.objects.count()
    for who, ref in ((keeper, "pim"), (keeper, "pim"), (keeper, "a"), (subject, "pim")):
        record_read(who, served, row(served, ref))
    record_read(LOCAL_KEEPER, served, row(served, "pim"))
    record_read(Viewer(Eye.MEMBER, "m"), served, row(served, "pim"))
    record_taking_out(keeper, served)
    record_taking_out(keeper, served)
    noted = ReadOfPerson.objects.values_list("account", "actor__ref")

    assert sorted(noted, key=str) == sorted(
        [(keeper.account, "pim"), (keeper.account, None)], key=str
    )
    assert Change.objects.count() == changes
