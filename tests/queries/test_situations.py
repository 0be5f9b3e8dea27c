"""What is planted in the sample gets its reading at its date, and not without the one fact.

Each situation is read from the record as told; then its fact is taken away, as keepers would, and
read again.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import pytest

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.power.giving import circulating, giving_of
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.noticed import Noticed
from saiyai.assessment.whole import WholeReading, read_whole
from saiyai.domain.drafts import CoverageDraft, EventDraft, FlowDraft, PartDraft, TieDraft
from saiyai.domain.facet_fields import facet_draft
from saiyai.domain.facets import FACETS
from saiyai.domain.periods import AsOf, Span, on
from saiyai.domain.pulse import Form
from saiyai.domain.stories import Subject
from saiyai.domain.tie_kinds import LISTENS_TO
from saiyai.domain.verdicts import (
    Dependence,
    Diagnosis,
    Flag,
    GoodNews,
    Held,
    Matter,
    Networkhood,
    Readiness,
    Signature,
)
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.profiles import get_profile
from saiyai.queries.subjects import read_subject
from saiyai.queries.today import MatterTold, get_today
from saiyai.records.models import Actor, Event, Network, Position
from saiyai.services.events import record_coverage, record_event, withdraw_event
from saiyai.services.facets import record_facet
from saiyai.services.sample.sheets import TODAY, sheet_rows
from saiyai.services.surveys import close_survey, enter_sheet, open_survey
from saiyai.services.ties import record_tie
from tests.cast import (
    COMMUNITY_FOREST,
    DEPUTY,
    HEADWATER_FOREST,
    LONGAN_GROWERS,
    NONG_BUA,
    OFFICER_WHO_LEFT,
    RONG_LAENG,
    TEACHER_ASKED_BY_ALL,
    THUNG_HOM,
    WATER_FUND_NETWORK,
    WEIR_NETWORK,
    WITHOUT_LINE,
)

pytestmark = pytest.mark.either

MAIN: Final = Subject()
WEIRS: Final = Subject(network=WEIR_NETWORK)
FUND: Final = Subject(network=WATER_FUND_NETWORK)
FLOOD: Final = Subject(occasion="เฉพาะกิจน้ำหลาก 2567")
SAVERS: Final = Subject(network="a39")
RUN: Final = Subject(occasion="งานเดิน–วิ่งเพื่อสายน้ำ 1 ก.พ. 2569")
YARD: Final = Subject(actors=(*(f"a{number}" for number in range(13, 21)), LONGAN_GROWERS))
RING: Final = Subject(actors=("a32", THUNG_HOM, "a34", "a38", "a51"))

MAY, SEPTEMBER = date(2025, 5, 31), date(2025, 9, 30)
FEBRUARY, OCTOBER = date(2026, 2, 28), TODAY
DAYS: Final = (
    *(MAY, SEPTEMBER, date(2025, 12, 31), FEBRUARY, date(2026, 3, 31), date(2026, 5, 31)),
    *(date(2026, 7, 15), date(2026, 8, 21), date(2026, 8, 31), date(2026, 9, 30), OCTOBER),
)


def read(network: Network, day: date = TODAY, of: Subject = MAIN) -> WholeReading:
    record, scope = read_subject(network, Eye.KEEPER, of, AsOf(day))
    return read_whole(record, scope)


def inside(network: Network, day: date, of: Subject) -> Inside:
    return Inside(*read_subject(network, Eye.KEEPER, of, AsOf(day)))


def matters(found: WholeReading, of: Matter) -> list[Noticed]:
    return [one for one in found.warnings.matters if one.of is of]


def good(found: WholeReading) -> set[GoodNews]:
    return {one.of for one in found.warnings.good}


def diagnoses(found: WholeReading) -> set[object]:
    return {one.of for one in found.befallen.diagnoses}


def flags(found: WholeReading) -> set[object]:
    return {one.of for one in found.befallen.flags}


def named(network: Network, day: date, found: Iterable[Noticed]) -> set[str]:
    """Refs of everybody that some matters are about."""
    record, _ = read_subject(network, Eye.KEEPER, MAIN, AsOf(day))
    positions = [who.position for one in found for who in one.about]
    rows = record["actors"].ids[positions].tolist() if positions else []
    return set(Actor.objects.filter(pk__in=rows).values_list("ref", flat=True))


# --- taking facts away and telling others --------------------------------------------------------


def withdraw(keeper: Viewer, network: Network, kind: str, **told: object) -> int:
    """Take back the standing events of a kind that are told so; how many there were."""
    rows = list(
        Event.objects.filter(network=network, kind=kind, **told).known(None).order_by("-pk")
    )
    for row in rows:
        withdraw_event(keeper, row)
    return len(rows)


def between(keeper: Viewer, network: Network, kind: str, source: str, target: str) -> int:
    """Take back what went one way between two."""
    return withdraw(keeper, network, kind, flows__source__ref=source, flows__target__ref=target)


def tell(keeper: Viewer, network: Network, kind: str, day: date, **told: object) -> None:
    flows = tuple(FlowDraft(*flow) for flow in told.pop("flows", ()))  # type: ignore[attr-defined]
    parts = tuple(PartDraft(*part) for part in told.pop("parts", ()))  # type: ignore[attr-defined]
    record_event(keeper, network, EventDraft(kind, on(day), told, flows=flows, parts=parts))


# --- what each is read as on four days -----------------------------------------------------------

NONE, NETWORK = Networkhood.NOT_ENOUGH_EVIDENCE, Networkhood.NETWORK


@pytest.mark.parametrize(
    ("of", "verdicts"),
    [
        (MAIN, (NONE, NETWORK, NETWORK, NETWORK)),
        (WEIRS, (NONE, NETWORK, NETWORK, NETWORK)),
        (
            FUND,
            (NONE, Networkhood.SET_UP, Networkhood.PAPER_NETWORK, Networkhood.PAPER_NETWORK),
        ),
        (FLOOD, (NONE, NONE, NONE, Networkhood.FALLOW_NETWORK)),
        (SAVERS, (NONE, *[Networkhood.GROUP] * 3)),
        (RUN, (NONE, NONE, Networkhood.GATHERING, Networkhood.GATHERING)),
    ],
    ids=["main", "weirs", "fund", "flood", "savers", "run"],
)
def test_the_table_of_verdicts(
    sample: Network, of: Subject, verdicts: tuple[Networkhood, ...]
) -> None:
    days = (MAY, SEPTEMBER, FEBRUARY, OCTOBER)

    assert tuple(read(sample, day, of).networkhood.verdict for day in days) == verdicts


def test_a_year_of_record_makes_it_sure(sample: Network) -> None:
    assert read(sample).networkhood.sure is Sure.SURE


# --- S1, S1b: the only ways ----------------------------------------------------------------------


def test_s1_five_hang_on_one_way_until_an_old_line_answers(
    sample: Network, keeper: Viewer
) -> None:
    def village(found: WholeReading) -> list[int]:
        return [one.size for one in matters(found, Matter.SOLE_LINK)]

    assert village(read(sample)) == [5]
    assert read(sample).power.verdict.signature is Signature.NOT_INDICATED
    tell(keeper, sample, "contact", TODAY, answered=True,
         flows=[(COMMUNITY_FOREST, HEADWATER_FOREST, "contact")])  # fmt: skip

    assert village(read(sample)) == []


def test_s1b_nine_hang_on_the_manager_until_her_deputy_is_known_there(
    sample: Network, keeper: Viewer
) -> None:
    (load,) = matters(read(sample), Matter.HEAVY_LOAD)
    assert (load.loss.people, load.loss.of) == (9, 54)
    assert len(load.loss.goals) == 2
    record_tie(keeper, sample, TieDraft(DEPUTY, LONGAN_GROWERS))
    tell(keeper, sample, "contact", TODAY, flows=[(DEPUTY, LONGAN_GROWERS, "contact")])

    assert not matters(read(sample), Matter.HEAVY_LOAD)


# --- S2: flood lines -----------------------------------------------------------------------------


def test_s2_flood_lines_rest_and_answer(sample: Network) -> None:
    before, after = (read(sample, date(2026, 8, day), FLOOD) for day in (21, 23))

    assert before.networkhood.verdict is NONE
    assert not diagnoses(before)
    assert after.networkhood.verdict is Networkhood.FALLOW_NETWORK
    ready = after.networkhood.readiness[Readiness.WOULD_ANSWER]
    assert (ready.held, ready.says.facts) == (Held.MET, {"n": 5, "tried": 5})
    later = read(sample, date(2026, 9, 7), FLOOD)
    assert later.networkhood.readiness[Readiness.WOULD_ANSWER].says.facts == {"n": 5, "tried": 6}
    assert later.networkhood.verdict is Networkhood.FALLOW_NETWORK
    assert not diagnoses(after) | diagnoses(later)


def test_s2_with_two_answers_less_it_may_decline(sample: Network, keeper: Viewer) -> None:
    day = date(2026, 8, 22)
    for other in ("a12", "a21"):
        taken = withdraw(keeper, sample, "contact", latest=day,
                         flows__source__ref="a29", flows__target__ref=other)  # fmt: skip
        assert taken == 1
        tell(keeper, sample, "contact", day, answered=False, flows=[("a29", other, "contact")])
    found = read(sample, date(2026, 9, 7), FLOOD)

    assert found.networkhood.verdict is not Networkhood.FALLOW_NETWORK
    assert diagnoses(found) == {Diagnosis.DECLINE}


# --- S3: the office leaves -----------------------------------------------------------------------


def test_s3_what_stood_on_a_post_falls_with_it_and_the_whole_does_not(sample: Network) -> None:
    assert diagnoses(read(sample, SEPTEMBER, FUND)) == set()
    for day in (FEBRUARY, OCTOBER):
        assert diagnoses(read(sample, day, FUND)) == {Diagnosis.COLLAPSE}
        assert Diagnosis.COLLAPSE not in diagnoses(read(sample, day))
        assert Diagnosis.DECLINE not in diagnoses(read(sample, day))


def test_s3_who_found_another_way_in_is_not_outside_and_nobody_who_left_is_blamed(
    sample: Network,
) -> None:
    outside = {
        day: named(sample, day, matters(read(sample, day), Matter.LEFT_OUTSIDE))
        for day in (FEBRUARY, OCTOBER)
    }

    assert outside == {FEBRUARY: {"a44", NONG_BUA}, OCTOBER: {NONG_BUA}}
    for day in (FEBRUARY, OCTOBER):
        assert OFFICER_WHO_LEFT not in named(sample, day, read(sample, day).warnings.matters)


def test_s3_with_a_successor_in_the_post_nothing_falls(sample: Network, keeper: Viewer) -> None:
    change = date(2025, 10, 1)
    withdraw(keeper, sample, "structure_change", latest=change)
    post = Position.objects.get(actor__ref="a53").pk
    row = {"actor": "a53", "position": str(post), "holder": "a23", "since": change.isoformat()}
    record_facet(keeper, sample, facet_draft(FACETS["holding"], row, TODAY))

    for day in (FEBRUARY, OCTOBER):
        assert diagnoses(read(sample, day, FUND)) == set()
        assert not matters(read(sample, day), Matter.LEFT_OUTSIDE)


# --- S4: calls unanswered, and mended ------------------------------------------------------------


def tail_end(network: Network, day: date) -> bool:
    """Whether calls between the two weirs wait for an answer."""
    waiting = matters(read(network, day), Matter.UNANSWERED)
    return any({RONG_LAENG, THUNG_HOM} <= named(network, day, [one]) for one in waiting)


def test_s4_calls_in_vain_are_a_sign_until_they_are_mended(sample: Network) -> None:
    called = date(2026, 3, 7)

    assert tail_end(sample, called)
    assert Flag.UNANSWERED_RISE in flags(read(sample, called))
    assert Flag.UNANSWERED_RISE in flags(read(sample, called, WEIRS))
    mended = date(2026, 3, 31)
    assert not tail_end(sample, mended)
    assert GoodNews.REPAIRED in good(read(sample, mended))
    assert not tail_end(sample, OCTOBER)


def test_s4_the_same_silence_without_a_call_is_no_sign(sample: Network, keeper: Viewer) -> None:
    assert between(keeper, sample, "request", RONG_LAENG, THUNG_HOM) == 3

    assert not tail_end(sample, date(2026, 3, 7))
    assert Flag.UNANSWERED_RISE not in flags(read(sample, date(2026, 3, 7), WEIRS))


def test_s4b_two_questions_about_the_fish_wait_today(sample: Network, keeper: Viewer) -> None:
    def college(found: WholeReading) -> bool:
        waiting = matters(found, Matter.UNANSWERED)
        return any({"a42", "a54"} == named(sample, TODAY, [one]) for one in waiting)

    assert college(read(sample))
    assert between(keeper, sample, "request", "a42", "a54") == 2
    assert not college(read(sample))


# --- S5: the ring of kindness --------------------------------------------------------------------


def rounds(network: Network) -> tuple[float, int]:
    """How much of what the five gave goes round, and how many gave back to whom they got from."""
    at = inside(network, OCTOBER, RING)
    giving = giving_of(at)
    pairs = set(zip(giving.givers.tolist(), giving.receivers.tolist(), strict=True))
    return circulating(giving, at.record.n), sum((b, a) in pairs for a, b in pairs)


def test_s5_a_ring_of_gifts_is_never_power(sample: Network, keeper: Viewer) -> None:
    def powers() -> set[Signature]:
        return {read(sample, day, RING).power.verdict.signature for day in DAYS}

    quiet = {Signature.UNKNOWN, Signature.NOT_INDICATED}
    goes_round, back = rounds(sample)
    assert goes_round == pytest.approx(1)
    assert back == 0
    assert read(sample, OCTOBER, RING).power.verdict.signature is Signature.NOT_INDICATED
    assert powers() <= quiet
    assert between(keeper, sample, "exchange", "a51", "a32") == 2

    assert rounds(sample)[0] < 0.5
    assert powers() <= quiet
    assert not diagnoses(read(sample, OCTOBER, RING))


# --- S6: the star patron -------------------------------------------------------------------------


def test_s6_a_patron_who_gives_to_many_and_is_listened_to(sample: Network) -> None:
    power = read(sample, OCTOBER, YARD).power

    assert power.a_count.signature is Signature.POSSIBLE  # gifts were recorded in part
    assert power.a_amount.signature is Signature.POSSIBLE
    assert power.b.signature is Signature.NOT_INDICATED
    assert power.verdict.signature is Signature.POSSIBLE
    assert power.dependence is Dependence.STRUCTURAL  # prices were not told: no extraction
    assert power.learning == 0
    assert read(sample).power.verdict.signature is Signature.NOT_INDICATED


def test_s6_where_others_lend_and_are_heard_as_well_nobody_stands_out(
    sample: Network, keeper: Viewer
) -> None:
    for lender, others in (("a15", "a16 a17 a18"), ("a16", "a19 a20 a13"), ("a17", "a18 a15 a20")):
        for month in (3, 5, 7, 9):
            flows = [(lender, other, "money") for other in others.split()]
            tell(keeper, sample, "exchange", date(2026, month, 3), flows=flows)
        for other in others.split():
            record_tie(keeper, sample, TieDraft(other, lender, kind=LISTENS_TO, directed=True))
    power = read(sample, OCTOBER, YARD).power

    assert power.a_count.signature is Signature.NOT_INDICATED


# --- S7: learning stops, command grows -----------------------------------------------------------


def test_s7_command_in_a_gap_of_learning_may_be_a_take_over(sample: Network) -> None:
    found = read(sample, FEBRUARY)
    (take_over,) = (one for one in found.befallen.diagnoses if one.of is Diagnosis.TAKE_OVER)

    told = take_over.seen.facts
    assert (told["by"], told["n"], told["by_before"], told["n_before"]) == (3, 4, 1, 8)
    assert told["day"] == date(2025, 11, 15)
    assert Flag.LEARNING_STOP in flags(found)
    assert Diagnosis.DECLINE not in diagnoses(found)
    cleared = read(sample)
    assert diagnoses(cleared) == set()
    assert Flag.LEARNING_STOP not in flags(cleared)
    assert GoodNews.LEARNING_BACK in good(cleared)


def test_s7_with_two_circles_in_the_gap_there_is_none(sample: Network, keeper: Viewer) -> None:
    for day in (date(2025, 12, 21), date(2026, 1, 25)):
        parts = [("a02", "organiser"), *((one, "participant", "learn") for one in ("a09", "a12"))]
        tell(keeper, sample, "activity", day, title="วงแลกเปลี่ยน", type="forum", parts=parts)
    found = read(sample, FEBRUARY)

    assert diagnoses(found) == set()
    assert Flag.LEARNING_STOP not in flags(found)


# --- S8: a paper agreement -----------------------------------------------------------------------


def test_s8_an_agreement_without_work_is_read_of_the_agreement(
    sample: Network, keeper: Viewer
) -> None:
    assert len(matters(read(sample), Matter.PAPER_AGREEMENT)) == 1
    assert read(sample).networkhood.verdict is NETWORK
    unknown = CoverageDraft("activity", Span(date(2026, 7, 1), date(2026, 9, 30)), "unknown")
    record_coverage(keeper, sample, unknown)

    assert not matters(read(sample), Matter.PAPER_AGREEMENT)


# --- S9, S10: what came newly, what might be lost ------------------------------------------------


def test_s9_something_new_is_a_candidate_until_three_confirm_it(
    sample: Network, keeper: Viewer
) -> None:
    assert GoodNews.EMERGENCE not in good(read(sample, date(2026, 8, 21)))
    assert read(sample).warnings.good[0].of is GoodNews.EMERGENCE
    (told,) = [
        row
        for row in Event.objects.filter(network=sample, kind="learning").known(None)
        if row.about and row.about.kind == "outcome"
    ]
    withdraw_event(keeper, told)

    assert GoodNews.EMERGENCE not in good(read(sample))
    assert GoodNews.EMERGENCE_CANDIDATE in good(read(sample))


def few(network: Network, day: date) -> list[int]:
    """By how many each practice is known that hangs on few."""
    found = matters(read(network, day), Matter.FEW_CARRIERS)
    return sorted(int(str(one.seen.facts["n"])) for one in found)


def test_s10_a_practice_of_two_is_passed_on_by_own_words_and_not_by_having_been_there(
    sample: Network, keeper: Viewer
) -> None:
    before, after = date(2026, 4, 25), date(2026, 6, 30)

    assert few(sample, before) == [1, 2]
    assert few(sample, after) == [1]  # the words of the offering: one knows them
    assert GoodNews.PASSED_ON in good(read(sample, after))
    assert GoodNews.PASSED_ON not in good(read(sample, before))
    lessons = Event.objects.filter(network=sample, kind="learning").known(None)
    taught = lessons.filter(flows__source__ref="a04").values("ref")
    for row in [*lessons.filter(about__ref__in=taught), *lessons.filter(flows__source__ref="a04")]:
        withdraw_event(keeper, row)

    assert few(sample, after) == [1, 2]
    assert GoodNews.PASSED_ON not in good(read(sample, after))


# --- S11, S12, S13 -------------------------------------------------------------------------------


def test_s11_news_that_came_late_comes_on_the_day_after(sample: Network, keeper: Viewer) -> None:
    (late,) = matters(read(sample, date(2026, 6, 27)), Matter.LATE_NEWS)

    assert late.seen.key == "warning.late_news.seen_place"  # of a reach of the river
    assert late.seen.facts["days"] == 9
    assert not matters(read(sample), Matter.LATE_NEWS)
    assert withdraw(keeper, sample, "sharing", about__isnull=False)
    assert not matters(read(sample, date(2026, 6, 27)), Matter.LATE_NEWS)


def test_s12_a_clash_that_became_a_practice(sample: Network, keeper: Viewer) -> None:
    assert GoodNews.NEW_PRACTICE not in good(read(sample, date(2026, 2, 21)))
    assert GoodNews.NEW_PRACTICE in good(read(sample, FEBRUARY))
    assert withdraw(keeper, sample, "tension", latest=date(2026, 2, 22)) == 1
    assert GoodNews.NEW_PRACTICE not in good(read(sample, FEBRUARY))


def test_s13_relief_without_a_say_beside_a_kitchen_of_all(sample: Network, keeper: Viewer) -> None:
    after = date(2026, 8, 31)
    assert not matters(read(sample, date(2026, 8, 24)), Matter.VERTICAL_HELP)
    (help_,) = matters(read(sample, after), Matter.VERTICAL_HELP)

    assert (help_.seen.facts["n"], help_.seen.facts["of"]) == (6, 14)
    assert help_.about == ()  # nobody is blamed
    assert read(sample, after).networkhood.verdict is NETWORK
    bags = withdraw(keeper, sample, "request", flows__source__ref="a47",
                    latest__gte=date(2026, 8, 25), latest__lte=date(2026, 8, 28))  # fmt: skip
    assert bags == 6
    assert not matters(read(sample, after), Matter.VERTICAL_HELP)


# --- what stays quiet ----------------------------------------------------------------------------


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_quiet_stays_quiet(sample: Network, day: date) -> None:
    found = read(sample, day)
    about = named(sample, day, found.warnings.matters)

    assert not about & WITHOUT_LINE  # an invitation, and no warning
    assert "a50" not in about  # ended well
    assert TEACHER_ASKED_BY_ALL not in about
    assert not matters(found, Matter.OPEN_TENSION)  # goals at odds are told and talked about
    assert not matters(found, Matter.CONTACT_LACKING)
    assert not {Diagnosis.DECLINE, Diagnosis.COLLAPSE, Diagnosis.REGRESS} & diagnoses(found)
    assert found.power.verdict.signature is Signature.NOT_INDICATED


def test_the_two_dangling_pairs_and_who_rests_are_no_matter(sample: Network) -> None:
    today = named(sample, TODAY, matters(read(sample), Matter.SOLE_LINK))
    resting = date(2026, 7, 15)

    assert not today & {"a12", "a26"}
    assert "a16" not in named(sample, resting, read(sample, resting).warnings.matters)


# --- S14 and the whole of Today ------------------------------------------------------------------


def felt(network: Network, viewer: Viewer, day: date = TODAY) -> list[MatterTold]:
    """What stands on Today of how members feel."""
    read = get_today(viewer, network, AsOf(day), at_once=True).reading
    assert read is not None
    return [one for place in read.places for one in place.matters if one.of is Matter.FELT_APART]


def against(network: Network, day: date = TODAY) -> dict[str, Mapping[str, object]]:
    return {one.says.key: one.says.facts for one in read(network, day).networkhood.against}


def test_s14_who_was_asked_feels_it_otherwise_than_it_is_recorded(
    sample: Network, keeper: Viewer
) -> None:
    """The voice of .43 and the gap, told side by side; neither is drawn from the other."""
    (one,) = felt(sample, keeper)
    profile = get_profile(keeper, sample, AsOf(TODAY), at_once=True).value
    assert profile is not None

    assert one.seen.facts["what"] == Say("dimension.D3")
    assert (one.seen.facts["seen"], one.seen.facts["answered"]) == (89, 54)
    assert profile["indicators"]["A4"]["value"] == pytest.approx(0.43, abs=0.005)
    assert profile["indicators"]["A4"]["n"] == 33
    assert against(sample)["weak.unheard"] == {"mean": 2.7, "of": 5, "n": 33}
    assert not felt(sample, keeper, date(2026, 9, 19))  # nobody had been asked
    assert "weak.unheard" not in against(sample, date(2026, 9, 19))


def test_s14_asked_again_and_answered_by_too_few_nothing_is_told_of_it(
    sample: Network, keeper: Viewer
) -> None:
    survey = open_survey(keeper, sample, Form.FULL, TODAY)
    for sheet in list(sheet_rows("answers"))[:31]:  # of 53, which is less than three fifths
        enter_sheet(keeper, survey, {item: int(answer) for item, answer in sheet.items()})
    close_survey(keeper, survey)

    assert felt(sample, keeper) == []
    assert "weak.unheard" not in against(sample)


def test_the_whole_of_today_in_order(sample: Network, keeper: Viewer) -> None:
    """The five of the scenario, those of the fund and of the paper agreement in one place."""
    today = get_today(keeper, sample, AsOf(TODAY), at_once=True).reading
    assert today is not None
    assert today.heading is not None

    assert [[one.of for one in place.matters] for place in today.places] == [
        [Matter.SOLE_LINK],
        [Matter.HEAVY_LOAD],
        [Matter.UNANSWERED],
        [Matter.LEFT_OUTSIDE, Matter.PAPER_AGREEMENT],
        [Matter.FELT_APART],
    ]
    assert today.heading.verdict is Networkhood.NETWORK
    assert [one.says.key for one in today.heading.against] == [
        "weak.hangs_on_one",
        "weak.little_understood",
        "weak.unheard",
    ]
