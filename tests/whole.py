"""A record that has a row of every table that leaves in a file, told through services."""

from datetime import date

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.agreements import Answer as Says
from saiyai.domain.agreements import (
    AnswerDraft,
    CharterDraft,
    CommitmentStepDraft,
    CommitmentStepKind,
    VersionDraft,
)
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    CoverageDraft,
    DecisionDraft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
    WithinDraft,
)
from saiyai.domain.facet_fields import facet_draft
from saiyai.domain.facets import FACETS
from saiyai.domain.goals import (
    Fit,
    FitDraft,
    GoalKind,
    GoalScope,
    GoalStance,
    GoalStepDraft,
    GoalStepKind,
    Permanence,
    StanceDraft,
)
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.lenses import LensDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.places import Medium, PlaceKind, Resource, Within
from saiyai.domain.reports import Edition, Length, ReleaseDraft
from saiyai.domain.said import Said
from saiyai.domain.stakeholders import (
    ProblemStepDraft,
    ProblemStepKind,
    StakeholderStepDraft,
    StakeholderStepKind,
)
from saiyai.domain.switches import Switch, SwitchDraft
from saiyai.domain.thresholds import ThresholdDraft
from saiyai.domain.tie_kinds import Nature, TieKindDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import (
    Actor,
    Agreement,
    Commitment,
    Goal,
    Network,
    Problem,
    Stakeholder,
    WarningStep,
)
from saiyai.services.actors import record_actor
from saiyai.services.agreements import record_version, say_answer, take_commitment_step
from saiyai.services.changes import Action, telling
from saiyai.services.charter import record_charter, say_charter_answer
from saiyai.services.decisions import record_proposal, record_step
from saiyai.services.events import record_coverage, record_event, record_quiet
from saiyai.services.facets import end_facet, record_facet
from saiyai.services.goals import record_goal, say_fit, say_stance, take_goal_step
from saiyai.services.issues import record_issue
from saiyai.services.lenses import record_lens
from saiyai.services.merging import record_not_same
from saiyai.services.networks import record_membership
from saiyai.services.persons import record_same_person
from saiyai.services.places import record_place
from saiyai.services.problems import take_problem_step, take_stakeholder_step
from saiyai.services.releases import record_release
from saiyai.services.remarks import record_remark
from saiyai.services.switches import record_switch
from saiyai.services.thresholds import record_threshold
from saiyai.services.tie_kinds import record_tie_kind
from saiyai.services.ties import record_tie
from tests.own_lens import LENS
from tests.plans import tell_plans

TODAY = date(2026, 10, 31)
DAY = date(2026, 9, 12)

FACETS_TOLD: tuple[tuple[str, dict[str, object]], ...] = (
    ("profile", {"actor": "pim", "generation": "young", "expertise": "ทำฝาย"}),
    ("place", {"actor": "a", "place": "bank", "purpose": "works"}),
    ("backing", {"actor": "a", "parent": "c", "interest_th": "ผู้ใช้น้ำ", "principles": "yes"}),
    ("own_work", {"actor": "a", "goes_on": "no", "said_by": "pim", "since": "2026-05"}),
    ("statement", {"actor": "", "kind": "identity", "text_th": "คนลุ่มน้ำ", "origin": "own"}),
    ("capability", {"actor": "b", "text_th": "ข้าว", "kind": "money", "amount": 9, "unit": "gram"}),
    ("need", {"actor": "a", "kind": "knowledge", "text_en": "A map", "alone": "no"}),
    ("standing", {"actor": "a", "state": "paused", "since": "2026-10-01", "words": "เก็บเกี่ยว"}),
    ("channel", {"actor": "pim", "kind": "phone", "value": "081 000 0000", "via": "ton"}),
    ("consent", {"actor": "pim", "purpose": "name", "audience": "members", "given_by": "ton"}),
    ("voice", {"actor": "pim", "speaker": "ton"}),
)  # fmt: skip


def tell_whole(keeper: Viewer, network: Network) -> None:
    """Everything that can be told of a network, at least once."""
    _tell_places(keeper, network)
    tell_plans(keeper, network)
    _tell_lines(keeper, network)
    _tell_facets(keeper, network)
    _tell_events(keeper, network)
    _tell_goals(keeper, network)
    _tell_agreements(keeper, network)
    _tell_problems(keeper, network)


def _tell_places(keeper: Viewer, network: Network) -> None:
    for ref, kind in (
        *(("b", ActorKind.GROUP), ("a", ActorKind.GROUP), ("c", ActorKind.ORGANISATION)),
        *(("pim", ActorKind.PERSON), ("ton", ActorKind.PERSON), ("tong", ActorKind.PERSON)),
    ):
        draft = ActorDraft(ref, name_en=ref.upper(), kind=kind, extra={"no": f"0{ref}"})
        record_actor(keeper, network, draft)
    record_place(
        keeper, network, PlaceDraft("river", name_th="ลุ่มน้ำ", kind=PlaceKind.RESOURCE_AREA)
    )
    record_place(keeper, network, PlaceDraft("town", name_en="Town"))
    bank = PlaceDraft(
        "bank",
        name_th="ริมน้ำ",
        parent="town",
        resource=Resource.BASIN,
        medium=Medium.ONLINE,
        used_for="ประชุม",
        hosts=("a",),
        within=(WithinDraft("river", Within.RESOURCE, 2),),
        valid_from=date(2020, 1, 1),
        valid_until=date(2030, 12, 31),
    )
    record_place(keeper, network, bank)
    record_issue(keeper, network, IssueDraft("water", name_th="น้ำ", situation="แล้งทุกปี"))
    works_on = ActorDraft("f", name_en="F", issues=("water",), aliases=("ป่าชุมชน",))
    record_actor(keeper, network, works_on)
    record_membership(
        keeper,
        network,
        MembershipDraft(
            "",
            "a",
            Role.CARETAKER,
            on(DAY),
            why="ใกล้กัน",
            voluntary=True,
            reasons=("problem", "learn"),
            admitted_by="b",
            duties="นัดประชุม",
            term=on(date(2027, 9, 30)),
            deputy="pim",
            successor="ton",
        ),
    )
    record_membership(keeper, network, MembershipDraft("c", "b"))


def _tell_lines(keeper: Viewer, network: Network) -> None:
    record_tie_kind(
        keeper,
        network,
        TieKindDraft(
            "teaches",
            directed=True,
            label_ab_th="สอน",
            label_ba_en="learns from",
            ends_a=(ActorKind.GROUP, ActorKind.ORGANISATION),
            nature=Nature.HELP,
            sign=1,
        ),
    )
    said = AssertionDraft(
        said=on(DAY), culture=60, culture_why="งานบุญ", power_why="ใกล้นายอำเภอ", sign=-1, weight=0.5
    )
    record_tie(
        keeper, network, TieDraft("a", "b", kind="teaches", directed=True, assertions=(said,))
    )
    record_tie(keeper, network, TieDraft("pim", "ton"))
    ton, tong = (Actor.objects.get(network=network, ref=ref) for ref in ("ton", "tong"))
    record_not_same(keeper, network, tong, ton)
    record_same_person(keeper, network, ton)
    record_remark(keeper, network, "/n/trial/member/a", "ไม่ใช่อย่างนี้")
    _step_about_a_matter(keeper, network)
    record_threshold(keeper, network, ThresholdDraft("reply_days", 10, "ข่าวเดินช้าในฤดูฝน"))
    record_lens(keeper, network, LensDraft(LENS, "น้ำเป็นเรื่องของทุกคน"))
    record_switch(keeper, network, SwitchDraft(Switch.TOTAL, "ผู้ให้ทุนขอ"))


def _tell_facets(keeper: Viewer, network: Network) -> None:
    def tell(facet: str, **given: object) -> int:
        draft = facet_draft(FACETS[facet], given, TODAY)
        return int(record_facet(keeper, network, draft).pk)

    for facet, given in FACETS_TOLD:
        tell(facet, **given)
    first = tell("statement", actor="a", kind="method", text_en="Water")
    tell("statement", actor="a", kind="method", text_en="Water for all", follows=first)
    post = tell("position", actor="c", kind="office", title_th="ประธาน")
    tell("holding", actor="c", position=post, holder="ton", since="2025")
    tell("holding", actor="c", position=post, since="2026-02")
    need = facet_draft(FACETS["need"], {"actor": "b", "text_en": "Seeds"}, TODAY)
    end_facet(keeper, network, record_facet(keeper, network, need), on(DAY), met=True)


def _tell_events(keeper: Viewer, network: Network) -> None:
    """Steps lie between other events, so that levels and the order of telling differ."""
    asked = record_event(
        keeper,
        network,
        EventDraft(
            "request",
            on(DAY),
            {"what": "แรงงาน"},
            parts=(PartDraft("a", "requester"),),
            issue="water",
        ),
    )
    offer = EventDraft(
        "request",
        on(DAY),
        {"what": "แรงงาน", "step": "offered"},
        flows=(FlowDraft("b", "a", "help"),),
        about=asked.ref,
    )
    record_event(keeper, network, offer)
    call = FlowDraft("pim", "ton", "contact")
    record_event(
        keeper,
        network,
        EventDraft(
            "contact", on(DAY), {"answered": True}, flows=(call,), place="bank", channel="phone"
        ),
    )
    record_coverage(keeper, network, CoverageDraft("activity", on(DAY), "all", "ton"))
    record_quiet(keeper, network, QuietDraft("pim", on(DAY), "พักใจ"))


def _tell_goals(keeper: Viewer, network: Network) -> None:
    record_goal(
        keeper,
        network,
        GoalDraft(
            "weirs",
            name_th="ซ่อมฝาย",
            owner="a",
            parent="main",
            horizon="short",
            due=on(date(2027, 1, 1)),
            kind=GoalKind.OBJECTIVE,
            scope=GoalScope.WIDENING,
            permanence=Permanence.TEMPORARY,
            measure="นับฝาย",
            target=9,
            unit="weirs",
            target_words="ทุกตัว",
        ),
    )
    goal = Goal.objects.get(network=network, ref="weirs")
    said = Said(on(DAY), "pim", "ทำแล้ว")
    take_goal_step(
        keeper, goal, GoalStepDraft(GoalStepKind.REWORDED, name_en="Mend weirs", said=said)
    )
    handed = GoalStepDraft(GoalStepKind.HANDED_OVER, to="b", successor="own")
    take_goal_step(keeper, goal, handed)
    for _ in range(2):  # said twice, so it is there twice
        stance = StanceDraft(GoalStance.AGREES, holds=False, actor="b", said=said)
        say_stance(keeper, Goal.objects.get(network=network, ref="main"), stance)
    say_fit(keeper, goal, FitDraft("main", Fit.SUPPORTING, actor="a"))


def _tell_agreements(keeper: Viewer, network: Network) -> None:
    weir = Agreement.objects.get(network=network, ref="weir")
    record_version(keeper, weir, VersionDraft(terms_en="Two days a year"))
    say_answer(keeper, weir, AnswerDraft(Says.ACCEPTED, "b", number=1))
    say_answer(keeper, weir, AnswerDraft(Says.DECLINED, "b", number=2))
    mend = Commitment.objects.get(network=network, ref="mend")
    take_commitment_step(keeper, mend, CommitmentStepDraft(CommitmentStepKind.KEPT))
    decided = record_proposal(
        keeper, network, DecisionDraft("ใช้ธรรมนูญ", (("a", "proposer"),)), DAY
    )
    adopted = DecisionDraft("ใช้ธรรมนูญ", (("a", "decider"),), DecisionMethod.CONSENSUS)
    record_step(keeper, decided, DecisionStep.ADOPTED, adopted, DAY)
    charter = CharterDraft("บ้านกับป่า", "น้ำพอ", terms_th="ทุกคนดูแล", decision=decided.ref)
    record_charter(keeper, network, charter)
    say_charter_answer(keeper, network, AnswerDraft(Says.ACCEPTED, "a", number=2))
    release = ReleaseDraft(
        Edition.CODED, Length.SHORT, decided.ref, "ผู้ให้ทุนขออ่าน", "อ่านแล้วเห็นตรงกัน"
    )
    record_release(keeper, network, release, AsOf(DAY))


def _tell_problems(keeper: Viewer, network: Network) -> None:
    dry = Problem.objects.get(network=network, ref="dry")
    take_problem_step(keeper, dry, ProblemStepDraft(next(iter(ProblemStepKind))))
    tenants = Stakeholder.objects.get(problem=dry, ref="s1")
    take_stakeholder_step(keeper, tenants, StakeholderStepDraft(StakeholderStepKind.INVITED))


def _step_about_a_matter(keeper: Viewer, network: Network) -> None:
    """Told of a matter that this small record does not show: it is read no more."""
    to = Actor.objects.get(network=network, ref="a")
    with telling(keeper, Action("take_warning_step", "sole_link-0"), network) as now:
        WarningStep.objects.create(
            network=network,
            matter="sole_link-0",
            step="planned",
            size=3,
            until=date(2026, 11, 30),
            to=to,
            reason="ก่อนฤดูแล้ง",
            earliest=date(2026, 10, 30),
            latest=date(2026, 10, 30),
            told=now.seq,
        )
