"""A served network and its people: who has signed in, as what, with which steps passed."""

from dataclasses import dataclass
from datetime import date

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import LazySettings

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import (
    AccessDraft,
    ActorDraft,
    EventDraft,
    FlowDraft,
    MembershipDraft,
    PartDraft,
    TieDraft,
)
from saiyai.domain.periods import on
from saiyai.domain.viewers import LOCAL_KEEPER, AccessRole
from saiyai.queries.readers import VISITOR
from saiyai.records.models import Account, Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.invitations import accept_invitation, invite, invite_administrator
from saiyai.services.networks import record_membership, record_network
from saiyai.services.ties import record_tie
from tests.doors import Reader

OWN, OTHER, UNKNOWN = "trial", "elsewhere", "nowhere"
DAY = date(2026, 9, 1)


def serve(settings: LazySettings) -> None:
    """Accounts govern from here on, as with SAIYAI_ACCOUNTS=http."""
    settings.ACCOUNTS = "http"
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"


def tell_people(network: Network) -> None:
    """Two groups with a line, a part with a person and a group in it, a person outside of it.

    ```text
    a ── b      n: pim, c ── a      pom      walk: a, b, pim, pom      call: pom → b
    ```
    """
    for ref, kind in (
        *(("a", ActorKind.GROUP), ("b", ActorKind.GROUP), ("c", ActorKind.GROUP)),
        *(("n", ActorKind.NETWORK), ("pim", ActorKind.PERSON), ("pom", ActorKind.PERSON)),
    ):
        record_actor(LOCAL_KEEPER, network, ActorDraft(ref=ref, name_en=f"{ref}-name", kind=kind))
    for ref in ("pim", "c"):
        record_membership(LOCAL_KEEPER, network, MembershipDraft("n", ref))
    record_tie(LOCAL_KEEPER, network, TieDraft("a", "b", ref="ab"))
    record_tie(LOCAL_KEEPER, network, TieDraft("a", "c", ref="ac"))
    there = tuple(PartDraft(ref, "participant") for ref in ("a", "b", "pim", "pom"))
    walk = EventDraft("activity", on(DAY), {"title": "Walk"}, ref="walk", parts=there)
    call = EventDraft(
        "contact", on(DAY), {}, ref="call", flows=(FlowDraft("pom", "b", "contact"),)
    )
    for draft in (walk, call):
        record_event(LOCAL_KEEPER, network, draft)


def other_network() -> Network:
    """A network of the same installation in which nobody of the first is anything."""
    network = record_network(LOCAL_KEEPER, name_en="Other", slug=OTHER, clock=date(2026, 10, 31))
    tell_people(network)
    return network


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody at the door: a role in a network, as which actor, of which part."""

    name: str
    role: AccessRole | None = None
    actor: str = ""
    part: str = ""
    signed_in: bool = True
    second_step: bool = False
    administers: bool = False


LOGGED_OUT = Who("logged_out", signed_in=False)
VISITING = Who("visitor")
MEMBER = Who("member", AccessRole.MEMBER)
SUBJECT = Who("subject", AccessRole.MEMBER, "pim")
EVALUATOR = Who("evaluator", AccessRole.EVALUATOR)
PART_KEEPER = Who("part_keeper", AccessRole.PART_KEEPER, part="n", second_step=True)
KEEPER = Who("keeper", AccessRole.KEEPER, second_step=True)
ADMINISTRATOR = Who("administrator", administers=True, second_step=True)
PEOPLE = (
    *(LOGGED_OUT, VISITING, MEMBER, SUBJECT),
    *(EVALUATOR, PART_KEEPER, KEEPER, ADMINISTRATOR),
)


def account_of(who: Who, network: Network) -> Account:
    """The account of somebody, come in through an invitation as everybody does."""
    if who.administers:
        ticket = invite_administrator(LOCAL_KEEPER, who.name)
    elif who.role is None:
        return Account.objects.create(name=who.name)
    else:
        draft = AccessDraft(who.name, who.role, who.actor, who.part)
        ticket = invite(LOCAL_KEEPER, network, draft)
    return accept_invitation(VISITOR, ticket.token, ticket.code)


def enter(who: Who, network: Network, *, csrf: bool = False) -> Reader:
    """The browser of somebody, who has signed in if they can."""
    reader = Reader(csrf=csrf)
    reader.cookies.clear()
    if who.signed_in:
        sign_in(reader, account_of(who, network), second_step=who.second_step)
    return reader


def sign_in(reader: Reader, account: Account, *, second_step: bool) -> None:
    """Put somebody in front of a browser, with or without the second step."""
    reader.force_login(account)
    session = reader.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa"}] if second_step else []
    if second_step and not Authenticator.objects.filter(user=account).exists():
        TOTP.activate(account, generate_totp_secret())
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
