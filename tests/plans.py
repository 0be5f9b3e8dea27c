"""What the small record of the doors' tests holds of plans. On `a` and `c` none of it rests."""

from typing import Final

from saiyai.domain.agreements import (
    AgreementDraft,
    CharterDraft,
    CommitmentDraft,
    PartyDraft,
    VersionDraft,
)
from saiyai.domain.drafts import GoalDraft
from saiyai.domain.stakeholders import ProblemDraft, StakeholderDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Network
from saiyai.services.agreements import (
    record_agreement,
    record_commitment,
    record_party,
    record_version,
)
from saiyai.services.charter import record_charter
from saiyai.services.goals import record_goal
from saiyai.services.problems import record_problem, record_stakeholder

GOALS: Final = (
    GoalDraft("main", name_en="Water for all", name_th="น้ำพอสำหรับทุกคน", main=True),
    GoalDraft("own", name_en="Sell cloth", name_th="ขายผ้าทอ", owner="b", unit="rolls"),
    GoalDraft("hers", name_en="Rest", name_th="ได้พัก", owner="pim"),
)
"""The network's main goal, one of a group, and one of a person who was not asked."""

WEIR: Final = AgreementDraft("weir", name_en="Weir rule", name_th="กติกาฝาย", kind="commons")
SECRET: Final = AgreementDraft("secret", name_en="What b told us", kind="confidentiality")
PROMISE: Final = CommitmentDraft("b", name_en="Mend the weir", name_th="ซ่อมฝาย", ref="mend")
DRY: Final = ProblemDraft("dry", name_en="No water", name_th="น้ำไม่ถึง", owner="b", goals=("main",))
CHARTER: Final = CharterDraft("groups of one basin", "water for all", controller="Committee")


def tell_plans(keeper: Viewer, network: Network) -> None:
    """Goals, a commons rule with a promise, a sealed agreement, the charter, a problem."""
    for goal in GOALS:
        record_goal(keeper, network, goal)
    weir = record_agreement(keeper, network, WEIR)
    secret = record_agreement(keeper, network, SECRET)
    record_version(keeper, weir, VersionDraft("ใครช่วยดูแล คนนั้นมีสิทธิใช้", "Who helps keep may use"))
    for agreement in (weir, secret):
        record_party(keeper, agreement, PartyDraft("b"))
    record_commitment(keeper, weir, PROMISE)
    record_charter(keeper, network, CHARTER)
    dry = record_problem(keeper, network, DRY)
    record_stakeholder(keeper, dry, StakeholderDraft(described="tenants", ref="s1"))
