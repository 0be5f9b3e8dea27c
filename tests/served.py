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
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    TieDraft,
)
from saiyai.domain.facet_words import PositionKind
from saiyai.domain.facets import ActorRef, NeedDraft, PositionDraft
from saiyai.domain.goals import GoalStepDraft, GoalStepKind
from saiyai.domain.periods import on
from saiyai.domain.pilot import HarmDraft, HarmKind, Phase
from saiyai.domain.pulse import Form
from saiyai.domain.viewers import LOCAL_KEEPER, AccessRole
from saiyai.queries.networks import newest_seq
from saiyai.queries.readers import VISITOR
from saiyai.records.models import (
    Account,
    Actor,
    Event,
    Network,
    Roster,
    RosterMember,
    Survey,
    SurveyAsked,
    SurveyLink,
    SurveySheet,
)
from saiyai.services.actors import record_actor
from saiyai.services.decisions import open_ballot
from saiyai.services.events import record_event
from saiyai.services.facets import record_facet
from saiyai.services.goals import record_goal, take_goal_step
from saiyai.services.invitations import accept_invitation, invite, invite_administrator
from saiyai.services.issues import record_issue
from saiyai.services.merging import merge_actors
from saiyai.services.networks import record_membership, record_network
from saiyai.services.persons import record_same_person
from saiyai.services.pilot import open_pilot_round, record_harm
from saiyai.services.places import record_place
from saiyai.services.surveys import link_digest_of
from saiyai.services.ties import record_attempt, record_tie
from tests.doors import Reader
from tests.plans import tell_plans

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
    tell_work(network)
    return network


def tell_work(network: Network) -> None:
    """What a network that works together holds beside: places, plans, asking, deciding.

    `d` is merged into `b`; `given` was a goal of `a` and is one of `pom`; on `bn` a call waits.
    """
    tell_plans(LOCAL_KEEPER, network)
    given = record_goal(LOCAL_KEEPER, network, GoalDraft("given", name_en="Given", owner="a"))
    take_goal_step(LOCAL_KEEPER, given, GoalStepDraft(GoalStepKind.HANDED_OVER, to="pom"))
    record_place(LOCAL_KEEPER, network, PlaceDraft("river", name_en="River"))
    record_place(LOCAL_KEEPER, network, PlaceDraft("bank", name_en="Bank", parent="river"))
    record_issue(LOCAL_KEEPER, network, IssueDraft("water", name_en="Water"))
    twin = ActorDraft(ref="d", name_en="d-name", kind=ActorKind.GROUP)
    one = Actor.objects.get(network=network, ref="b")
    merge_actors(LOCAL_KEEPER, network, one, record_actor(LOCAL_KEEPER, network, twin))
    pom = Actor.objects.get(network=network, ref="pom")
    record_same_person(LOCAL_KEEPER, network, pom)
    for member in ("a", "b", "c", "n", "pom"):
        record_membership(LOCAL_KEEPER, network, MembershipDraft("", member))
    record_facet(
        LOCAL_KEEPER, network, NeedDraft(actor=ActorRef("a"), text_en="pom-name, or a loom")
    )
    post = PositionDraft(actor=ActorRef("n"), kind=PositionKind.OFFICE, title_en="Chair")
    record_facet(LOCAL_KEEPER, network, post)
    line = record_tie(LOCAL_KEEPER, network, TieDraft("b", "n", ref="bn"))
    record_attempt(LOCAL_KEEPER, line, DAY, answered=False)
    for ref, kind, data, role in (
        ("ask", "request", {"what": "a tractor for pom-name"}, "requester"),
        ("lesson", "learning", {"lesson": "as pom-name says"}, "learner"),
        *(
            (one, "decision", {"what": "x", "step": "proposed"}, "proposer")
            for one in ("plan", "other")
        ),
    ):
        told = EventDraft(kind, on(DAY), data, ref=ref, parts=(PartDraft("a", role),))
        record_event(LOCAL_KEEPER, network, told)
    open_pilot_round(LOCAL_KEEPER, network, Phase.BEFORE)
    record_harm(LOCAL_KEEPER, network, HarmDraft(HarmKind.BURDEN, "too many lists"))
    plan = Event.objects.get(network=network, ref="plan")
    open_ballot(LOCAL_KEEPER, plan, DAY, ("a", "b", "c", "pim", "pom"))


def tell_survey(network: Network) -> str:
    """An open survey `voice` among ten, which this small network could not hold by itself.

    Returns: the token of a link.
    """
    token = f"link-of-{network.slug}"
    survey = Survey.objects.create(
        network=network,
        ref="voice",
        form=Form.SHORT,
        opened=DAY,
        closes=date(2026, 11, 14),
        told=newest_seq(network),
    )
    SurveySheet.objects.bulk_create(
        SurveySheet(number=survey.pk * 100 + at, survey=survey) for at in range(10)
    )
    members = Actor.objects.filter(network=network)[:5]
    SurveyAsked.objects.bulk_create(SurveyAsked(survey=survey, actor=one) for one in members)
    SurveyLink.objects.create(survey=survey, token=link_digest_of(token))
    return token


def tell_roster(network: Network) -> str:
    """An open roster `voices` among all who are in the record.

    Returns: the token of the link of the first group.
    """
    token = f"own-link-in-{network.slug}"
    roster = Roster.objects.create(
        network=network,
        ref="voices",
        opened=DAY,
        closes=date(2026, 11, 14),
        told=newest_seq(network),
    )
    members = Actor.objects.filter(network=network, untold__isnull=True)
    RosterMember.objects.bulk_create(RosterMember(roster=roster, actor=one) for one in members)
    first = RosterMember.objects.filter(roster=roster, actor__ref="a")
    first.update(token=link_digest_of(token))
    return token


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
