"""Lives of networks: what was told of each, from when to when it was there, and for whom."""

from datetime import date

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, MembershipDraft, PartDraft
from saiyai.domain.kinds.lifecycle import LifecycleStep
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Viewer
from saiyai.queries.lineage import Lineage, get_lineage
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.networks import record_membership

TODAY = AsOf(date(2026, 10, 31))


def tell(keeper: Viewer, network: Network, day: date, step: str, *parts: tuple[str, str]) -> None:
    told = tuple(PartDraft(actor, role) for actor, role in parts)
    record_event(keeper, network, EventDraft("lifecycle", on(day), {"step": step}, parts=told))


def names(found: Lineage) -> list[str]:
    return [life.who.ref for life in found.lives]


def begin(keeper: Viewer, network: Network, *refs: str) -> None:
    for ref in refs:
        record_actor(keeper, network, ActorDraft(ref, ref, kind=ActorKind.NETWORK))


def test_a_life_runs_from_step_to_step_and_may_begin_anew(
    network: Network, keeper: Viewer
) -> None:
    begin(keeper, network, "weir", "fund")
    for year, step in ((2010, "formed"), (2014, "resting"), (2018, "closed"), (2024, "reborn")):
        tell(keeper, network, date(year, 1, 1), step, ("weir", "whole"))
    tell(keeper, network, date(2022, 5, 1), "formed", ("fund", "whole"), ("weir", "came_from"))
    tell(keeper, network, date(2025, 5, 1), "merged", ("fund", "whole"), ("weir", "became"))

    found = get_lineage(keeper, network, TODAY)
    weir, fund = found.lives
    assert names(found) == ["weir", "fund"]
    assert weir.spans == [
        (date(2010, 1, 1), date(2014, 1, 1), False),
        (date(2014, 1, 1), date(2018, 1, 1), True),
        (date(2024, 1, 1), None, False),
    ]
    assert fund.spans == [(date(2022, 5, 1), date(2025, 5, 1), False)]
    assert [part.who.ref for part in fund.steps[0].event.parts if part.role == "came_from"] == [
        "weir"
    ]
    assert (found.told, found.begun, found.ended) == (2, 2, 1)


def test_a_past_day_knows_no_later_step(network: Network, keeper: Viewer) -> None:
    begin(keeper, network, "weir")
    tell(keeper, network, date(2020, 1, 1), "formed", ("weir", "whole"))
    tell(keeper, network, date(2026, 1, 1), "closed", ("weir", "whole"))

    (then,) = get_lineage(keeper, network, AsOf(date(2025, 1, 1))).lives
    assert [one.step for one in then.steps] == [LifecycleStep.FORMED]
    assert then.spans == [(date(2020, 1, 1), None, False)]


def test_a_step_of_nobody_is_one_of_the_record_itself(network: Network, keeper: Viewer) -> None:
    begin(keeper, network, "office")
    tell(keeper, network, date(2020, 1, 1), "formed", ("office", "promoter"))

    (own,) = get_lineage(keeper, network, TODAY).lives
    assert (own.who.ref, own.who.name.is_hidden) == ("", False)


def test_who_has_members_and_no_step_is_listed_last(network: Network, keeper: Viewer) -> None:
    begin(keeper, network, "a", "b")
    record_membership(keeper, network, MembershipDraft("a", "b"))
    tell(keeper, network, date(2020, 1, 1), "formed", ("b", "whole"))

    found = get_lineage(keeper, network, TODAY)
    assert names(found) == ["b", "a"]
    assert (found.lives[1].steps, found.lives[1].members) == ((), 1)


def test_members_read_it_and_outside_does_not(
    sample: Network, member: Viewer, stranger: Viewer
) -> None:
    assert get_lineage(member, sample, TODAY).told == 2
    assert get_lineage(stranger, sample, TODAY).lives == []
