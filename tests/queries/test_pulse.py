"""The pulse survey as it is read: by members first, once it is closed, and as it was known."""

from datetime import date

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import UnknownSurvey, UnknownSurveyLink
from saiyai.domain.periods import AsOf
from saiyai.domain.pulse import ITEMS, Form, items_of
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.queries.pulse import (
    get_sheet_to_fill,
    get_survey,
    list_surveys,
    survey_tables_of,
)
from saiyai.queries.records import read_record
from saiyai.records.models import Network, Survey, SurveySheet
from saiyai.services.actors import record_actor
from saiyai.services.surveys import (
    answer_by_link,
    close_survey,
    enter_sheet,
    link_digest_of,
    make_links,
    open_survey,
)
from tests.services.test_surveys import tell_members

TODAY = date(2026, 10, 31)
LAST = date(2026, 11, 14)
CLOSED = date(2026, 11, 5)
THEN = AsOf(CLOSED)
EVALUATOR = Viewer(Eye.MEMBER, "an evaluator")


@pytest.fixture
def survey(network: Network, keeper: Viewer) -> Survey:
    """A survey in the short form among ten."""
    tell_members(keeper, network)
    return open_survey(keeper, network, Form.SHORT, LAST)


def answer(keeper: Viewer, survey: Survey, sheets: int) -> None:
    for at in range(sheets):
        enter_sheet(keeper, survey, {"q1": 1 + at % 5, "q16": 2})


def close(keeper: Viewer, survey: Survey) -> None:
    survey.network.clock = CLOSED
    survey.network.save()
    close_survey(keeper, survey)


def test_while_it_is_open_nobody_reads_a_result(
    survey: Survey, network: Network, keeper: Viewer, member: Viewer
) -> None:
    answer(keeper, survey, 9)
    for viewer in (keeper, member):
        story = get_survey(viewer, network, survey.ref, AsOf(TODAY))
        assert story.read is None
        assert (story.row.asked, story.row.answered, story.row.closed) == (10, 9, None)
    assert len(read_record(network, Eye.KEEPER, AsOf(TODAY))[1]["sheets"]) == 0


def test_once_it_is_closed_members_and_keepers_read_the_same_and_outsiders_nothing(
    survey: Survey, network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    answer(keeper, survey, 9)
    close(keeper, survey)
    own = get_survey(member, network, survey.ref, THEN)

    assert own == get_survey(keeper, network, survey.ref, THEN)
    assert own.read is not None
    first = own.read.items[0]
    assert first.item.id == "q1"
    assert isinstance(first.level, Estimate)
    assert first.level.value == pytest.approx((sum(1 + at % 5 for at in range(9)) / 9 - 1) / 4)
    assert own.read.items[1].level == Missing(NoEstimate.TOO_FEW_ANSWERS, 8)
    assert list_surveys(stranger, network, THEN) == []
    with pytest.raises(UnknownSurvey):
        get_survey(stranger, network, survey.ref, THEN)
    with pytest.raises(UnknownSurvey):
        get_survey(member, network, "s0", THEN)


def test_on_a_day_before_and_as_it_was_known(
    survey: Survey, network: Network, keeper: Viewer
) -> None:
    answer(keeper, survey, 9)
    before = newest_seq(network)
    close(keeper, survey)
    (earlier,) = list_surveys(keeper, network, AsOf(TODAY))
    (known,) = list_surveys(keeper, network, AsOf(CLOSED, before))
    (now,) = list_surveys(keeper, network, THEN)

    assert (earlier.closed, earlier.answered) == (known.closed, known.answered) == (None, None)
    assert (now.closed, now.answered) == (CLOSED, 9)
    assert list_surveys(keeper, network, AsOf(date(2026, 10, 30))) == []
    with pytest.raises(UnknownSurvey):
        get_survey(keeper, network, survey.ref, AsOf(date(2026, 10, 30)))
    with pytest.raises(UnknownSurvey):
        get_survey(keeper, network, survey.ref, AsOf(CLOSED, 1))


def test_a_link_shows_what_is_asked_until_it_is_answered(survey: Survey, keeper: Viewer) -> None:
    first, second = make_links(keeper, survey, 2)
    found = get_sheet_to_fill(link_digest_of(first))

    assert (found.network, found.form, found.is_open) == (survey.network, Form.SHORT, True)
    assert found.items == items_of(Form.SHORT)
    answer_by_link(first, {"q1": 3})
    for token in (first, "guessed"):
        with pytest.raises(UnknownSurveyLink):
            get_sheet_to_fill(link_digest_of(token))
    close(keeper, survey)
    assert not get_sheet_to_fill(link_digest_of(second)).is_open


def test_a_record_holds_the_sheets_of_closed_surveys_and_outside_none(
    survey: Survey, network: Network, keeper: Viewer
) -> None:
    answer(keeper, survey, 9)
    before = newest_seq(network)
    close(keeper, survey)
    _, record = read_record(network, Eye.MEMBER, THEN)
    surveys, sheets = record["surveys"], record["sheets"]

    assert surveys.ids.tolist() == [survey.pk]
    assert surveys.has("form", Form.SHORT).all()
    assert surveys["closed"].tolist() == [CLOSED.toordinal()]
    assert (surveys["opened"].tolist(), surveys["asked"].tolist()) == ([TODAY.toordinal()], [10])
    assert sorted(sheets["q1"].tolist()) == sorted(1 + at % 5 for at in range(9))
    assert set(sheets["q16"].tolist()) == {2}
    assert not sheets["q2"].any()
    assert set(sheets["survey"].tolist()) == {0}
    assert set(sheets.cells) == {"survey", *ITEMS}
    assert sorted(sheets.ids.tolist()) == sheets.ids.tolist()
    filled = SurveySheet.objects.exclude(answers="").values_list("number", flat=True)
    assert set(sheets.ids.tolist()) == set(filled)
    for eye, known in ((Eye.OUTSIDE, None), (Eye.KEEPER, before)):
        _, other = read_record(network, eye, AsOf(CLOSED, known))
        assert (len(other["surveys"]), len(other["sheets"])) == (0, 0)


def test_tables_without_a_survey_have_their_columns(network: Network, keeper: Viewer) -> None:
    record_actor(keeper, network, ActorDraft(ref="a", name_en="a", kind=ActorKind.GROUP))
    tables = survey_tables_of(network, Eye.KEEPER, newest_seq(network))

    assert all(one.dtype == np.int64 for table in tables.values() for one in table.cells.values())
    assert set(tables["surveys"].cells) == {"form", "opened", "closed", "asked"}
