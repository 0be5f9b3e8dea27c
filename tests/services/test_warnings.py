"""What people do about what is worth attention: steps, and what each does to Today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from saiyai.domain.errors import KeepersOnly, MalformedData, UnknownMatter, UnknownWord
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.verdicts import Matter
from saiyai.domain.viewers import Viewer
from saiyai.domain.warnings import CHECK_DAYS, WarningState, WarningStepDraft, WarningStepKind
from saiyai.queries.exports import load_record
from saiyai.queries.today import MatterTold, get_today, list_matters
from saiyai.records.models import Actor, Change, Network, Tie, WarningStep
from saiyai.services.ties import record_attempt
from saiyai.services.undo import undo_change
from saiyai.services.warnings import take_warning_step
from tests.cast import COMMUNITY_FOREST, DEPUTY, HEADWATER_FOREST, MANAGER

TODAY = date(2026, 10, 31)
WHEN = AsOf(TODAY)


@pytest.fixture
def sample(told_sample: Network) -> Network:
    """The sample, in which something is worth attention."""
    return told_sample


def on_today(viewer: Viewer, network: Network, when: AsOf = WHEN) -> list[MatterTold]:
    reading = get_today(viewer, network, when).reading
    assert reading is not None
    return [one for place in reading.places for one in place.matters]


def find(viewer: Viewer, network: Network, of: Matter = Matter.SOLE_LINK) -> MatterTold:
    return next(one for one in on_today(viewer, network) if one.of is of)


def take(by: Viewer, network: Network, matter: str, step: str, **told: object) -> WarningStep:
    draft = WarningStepDraft(WarningStepKind(step))
    return take_warning_step(by, network, matter, replace(draft, **told))  # type: ignore[arg-type]


def state(viewer: Viewer, network: Network, key: str, when: AsOf = WHEN) -> WarningState:
    told = list_matters(viewer, network, when)
    assert told is not None
    return next(one.steps.now.state for one in (*told.shown, *told.aside) if one.key == key)


def test_a_plan_stands_beside_the_matter_and_hides_nothing(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    matter = find(keeper, sample)
    take(keeper, sample, matter.key, "planned", until=date(2026, 11, 15), to=MANAGER)
    assert find(keeper, sample).steps.to.ref == MANAGER  # type: ignore[union-attr]
    take(keeper, sample, matter.key, "assigned", to=DEPUTY)

    for viewer in (keeper, member):
        steps = find(viewer, sample).steps
        assert (steps.now.state, steps.now.due) == (WarningState.PLANNED, date(2026, 11, 15))
        assert steps.to is not None
        assert [one.step for one in steps.steps] == ["assigned", "planned"]
    assert find(keeper, sample).steps.to.ref == DEPUTY  # type: ignore[union-attr]


def test_what_is_put_off_leaves_its_place_to_another_until_the_day(
    sample: Network, keeper: Viewer
) -> None:
    before = on_today(keeper, sample)
    take(keeper, sample, before[0].key, "snoozed", until=date(2026, 11, 30))
    reading = get_today(keeper, sample, WHEN).reading

    assert before[0].key not in {one.key for one in on_today(keeper, sample)}
    assert len(on_today(keeper, sample)) >= len(before) - 1
    assert reading is not None
    assert reading.aside == 1
    assert state(keeper, sample, before[0].key) is WarningState.SNOOZED


def test_set_aside_needs_a_reason_and_members_read_it(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    key = find(keeper, sample, Matter.PAPER_AGREEMENT).key
    with pytest.raises(MalformedData):
        take(keeper, sample, key, "dismissed", reason=" ")
    take(keeper, sample, key, "dismissed", reason="ประชุมใหญ่จะคุยเรื่องนี้เดือนหน้า")

    told = list_matters(member, sample, WHEN)
    assert told is not None
    (aside,) = told.aside
    assert aside.of is Matter.PAPER_AGREEMENT
    assert aside.steps.now.reason == "ประชุมใหญ่จะคุยเรื่องนี้เดือนหน้า"


def test_what_was_done_is_read_again_after_a_while(sample: Network, keeper: Viewer) -> None:
    key = find(keeper, sample, Matter.HEAVY_LOAD).key
    past = TODAY - timedelta(days=CHECK_DAYS)
    take(keeper, sample, key, "done", said=Said(on(TODAY)))
    assert state(keeper, sample, key) is WarningState.DONE

    undo_change(keeper, sample, Change.objects.latest("seq").seq, TODAY)
    take(keeper, sample, key, "done", said=Said(on(past)))
    assert state(keeper, sample, key) is WarningState.STILL
    assert key in {one.key for one in on_today(keeper, sample)}


def test_what_is_read_no_more_is_told_with_the_steps_it_had(
    sample: Network, keeper: Viewer
) -> None:
    matter = find(keeper, sample)
    take(keeper, sample, matter.key, "planned", until=date(2026, 11, 15))
    ends = Actor.objects.filter(network=sample, ref__in=[COMMUNITY_FOREST, HEADWATER_FOREST])
    ids = list(ends.values_list("pk", flat=True))
    record_attempt(keeper, Tie.objects.get(a__in=ids, b__in=ids), TODAY, answered=True)

    told = list_matters(keeper, sample, WHEN)
    assert told is not None
    ((of, steps),) = told.cleared
    assert of is Matter.SOLE_LINK
    assert steps.now.state is WarningState.CLEARED
    assert matter.key not in {one.key for one in (*told.shown, *told.aside)}


def test_nothing_hides_a_matter_that_has_grown(sample: Network, keeper: Viewer) -> None:
    key = find(keeper, sample, Matter.HEAVY_LOAD).key
    step = take(keeper, sample, key, "dismissed", reason="รู้กันอยู่แล้ว")
    assert state(keeper, sample, key) is WarningState.DISMISSED

    smaller = WarningStep(
        network=sample, matter=key, step="dismissed", reason="x", size=step.size - 1,
        earliest=TODAY, latest=TODAY, told=step.told,
    )  # fmt: skip
    smaller.save()
    assert state(keeper, sample, key) is WarningState.GREW
    assert key in {one.key for one in on_today(keeper, sample)}


@pytest.mark.parametrize("step", ["planned", "snoozed", "assigned", "dismissed"])
def test_a_step_that_lacks_what_it_is_about_is_refused(
    sample: Network, keeper: Viewer, step: str
) -> None:
    with pytest.raises(MalformedData):
        take(keeper, sample, find(keeper, sample).key, step)
    assert not WarningStep.objects.exists()


def test_who_may_tell_and_of_what(sample: Network, keeper: Viewer, member: Viewer) -> None:
    key = find(keeper, sample).key
    with pytest.raises(KeepersOnly):
        take(member, sample, key, "done")
    with pytest.raises(UnknownMatter):
        take(keeper, sample, "sole_link-000000000000", "done")
    with pytest.raises(UnknownWord):
        take_warning_step(keeper, sample, key, WarningStepDraft("later"))  # type: ignore[arg-type]


def test_on_an_earlier_day_nothing_had_been_told(sample: Network, keeper: Viewer) -> None:
    key = find(keeper, sample, Matter.HEAVY_LOAD).key
    take(keeper, sample, key, "dismissed", reason="x")
    before = Change.objects.filter(network=sample).latest("seq").seq - 1

    assert state(keeper, sample, key, AsOf(TODAY, before)) is WarningState.OPEN


def test_keys_are_of_refs_and_so_the_same_in_every_database(
    sample: Network, keeper: Viewer
) -> None:
    load = find(keeper, sample, Matter.HEAVY_LOAD)
    take(keeper, sample, load.key, "dismissed", reason="x")
    told = load_record(keeper, sample)
    manager = Actor.objects.get(network=sample, ref=MANAGER)

    assert str(manager.pk) not in load.key
    (row,) = told.more["warning_steps"]
    assert (row["matter"], row["step"], row["reason"]) == (load.key, "dismissed", "x")
