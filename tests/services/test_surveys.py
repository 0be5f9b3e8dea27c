"""The pulse survey: when it is opened, how it is answered, and that no sheet is anybody's."""

import json
from collections.abc import Sequence
from datetime import date
from threading import Thread
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, connections, transaction

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.errors import (
    FirstMonth,
    KeepersOnly,
    LastDayTooEarly,
    NotUndoable,
    StepOutOfOrder,
    SurveyFull,
    SurveyOpen,
    SurveyOver,
    TooFewAsked,
    UnknownSurveyLink,
    UnknownWord,
)
from saiyai.domain.periods import on
from saiyai.domain.pulse import Form, items_of
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import (
    Change,
    Network,
    Survey,
    SurveyAsked,
    SurveyLink,
    SurveySheet,
)
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.networks import record_network
from saiyai.services.surveys import (
    answer_by_link,
    close_survey,
    enter_sheet,
    link_digest_of,
    make_links,
    open_survey,
)
from saiyai.services.undo import undo_change

TODAY = date(2026, 10, 31)
LAST = date(2026, 11, 14)
REFS = "abcdefghij"


def tell_members(keeper: Viewer, network: Network, refs: str = REFS) -> None:
    """Groups that did something together two months ago."""
    for ref in refs:
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    parts = tuple(PartDraft(ref, "organiser") for ref in refs)
    told = EventDraft("activity", on(date(2026, 9, 1)), {"title": "ลงแขก"}, parts=parts)
    record_event(keeper, network, told)


@pytest.fixture
def survey(network: Network, keeper: Viewer) -> Survey:
    """A survey in the short form among ten."""
    tell_members(keeper, network)
    return open_survey(keeper, network, Form.SHORT, LAST)


def sheets(survey: Survey) -> list[dict[str, int]]:
    """What stands on sheets that are filled, in no order."""
    told = SurveySheet.objects.filter(survey=survey).exclude(answers="")
    return [json.loads(one.answers) for one in told]


def test_everybody_in_the_network_is_asked_and_has_a_blank_sheet(survey: Survey) -> None:
    asked = SurveyAsked.objects.filter(survey=survey).values_list("actor__ref", flat=True)

    assert sorted(asked) == list(REFS)
    assert SurveySheet.objects.filter(survey=survey, answers="").count() == len(REFS)
    assert (survey.opened, survey.closes, survey.closed) == (TODAY, LAST, None)


def test_never_in_the_first_month_of_a_record(network: Network, keeper: Viewer) -> None:
    with pytest.raises(FirstMonth):
        open_survey(keeper, network, Form.SHORT, LAST)  # nothing was told yet
    tell_members(keeper, network)
    network.clock = date(2026, 9, 30)
    network.save()
    with pytest.raises(FirstMonth):
        open_survey(keeper, network, Form.SHORT, LAST)
    network.clock = date(2026, 10, 1)
    network.save()

    assert open_survey(keeper, network, Form.SHORT, LAST).opened == date(2026, 10, 1)


def test_a_record_of_today_began_when_it_was_begun(keeper: Viewer) -> None:
    """However old what it tells of: it is the people who are new to it."""
    network = record_network(keeper, name_en="New", slug="new")
    tell_members(keeper, network)

    with pytest.raises(FirstMonth):
        open_survey(keeper, network, Form.SHORT, date(2999, 1, 1))


def test_a_survey_is_refused_among_few_twice_by_others_and_backwards(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    tell_members(keeper, network, REFS[:7])
    with pytest.raises(TooFewAsked):
        open_survey(keeper, network, Form.SHORT, LAST)
    record_actor(keeper, network, ActorDraft(ref="h", name_en="h", kind=ActorKind.GROUP))
    with pytest.raises(LastDayTooEarly):
        open_survey(keeper, network, Form.SHORT, date(2026, 10, 30))
    with pytest.raises(KeepersOnly):
        open_survey(member, network, Form.SHORT, LAST)
    with pytest.raises(UnknownWord):
        open_survey(keeper, network, "long", LAST)  # type: ignore[arg-type]
    survey = open_survey(keeper, network, Form.SHORT, LAST)
    with pytest.raises(SurveyOpen):
        open_survey(keeper, network, Form.SHORT, LAST)
    for act in (
        lambda: make_links(member, survey, 1),
        lambda: enter_sheet(member, survey, {"q1": 3}),
        lambda: close_survey(member, survey),
    ):
        with pytest.raises(KeepersOnly):
            act()

    assert sheets(survey) == []


def test_a_link_opens_one_sheet_once(survey: Survey, keeper: Viewer) -> None:
    first, other = make_links(keeper, survey, 2)
    answer_by_link(first, {"q1": 4, "q16": 2})
    with pytest.raises(UnknownSurveyLink):
        answer_by_link(first, {"q1": 1})
    with pytest.raises(UnknownSurveyLink):
        answer_by_link("guessed", {"q1": 1})

    (told,) = sheets(survey)
    asked = [item.id for item in items_of(Form.SHORT)]
    assert told == dict.fromkeys(asked, 0) | {"q1": 4, "q16": 2}
    assert list(told) == asked
    used = SurveyLink.objects.filter(survey=survey).values_list("used", flat=True)
    assert sorted(used) == [False, True]
    answer_by_link(other, {})
    assert len(sheets(survey)) == 2


def test_what_is_not_asked_and_what_is_no_answer_is_refused(
    survey: Survey, keeper: Viewer
) -> None:
    (token,) = make_links(keeper, survey, 1)
    for wrong in ({"q2": 3}, {"q1": 6}, {"q1": -1}, {"name": 1}):
        with pytest.raises(UnknownWord):
            answer_by_link(token, wrong)

    answer_by_link(token, {"q1": 5})  # what was refused has not used up the link
    assert sheets(survey)[0]["q1"] == 5


def test_paper_and_links_fill_no_more_sheets_than_were_asked(
    survey: Survey, keeper: Viewer
) -> None:
    (token,) = make_links(keeper, survey, 1)
    for _ in REFS:
        enter_sheet(keeper, survey, {"q1": 3})
    with pytest.raises(SurveyFull):
        enter_sheet(keeper, survey, {"q1": 3})
    with pytest.raises(SurveyFull):
        answer_by_link(token, {"q1": 3})
    with pytest.raises(UnknownWord):
        make_links(keeper, survey, 2 * len(REFS))
    with pytest.raises(UnknownWord):
        make_links(keeper, survey, 0)

    assert len(make_links(keeper, survey, 2 * len(REFS) - 1)) == 19


def test_closing_ends_it_for_good(survey: Survey, keeper: Viewer, network: Network) -> None:
    (token,) = make_links(keeper, survey, 1)
    close_survey(keeper, survey)
    for act in (
        lambda: answer_by_link(token, {"q1": 3}),
        lambda: enter_sheet(keeper, survey, {"q1": 3}),
        lambda: make_links(keeper, survey, 1),
    ):
        with pytest.raises(SurveyOver):
            act()
    with pytest.raises(StepOutOfOrder):
        close_survey(keeper, survey)
    for change in Change.objects.filter(network=network, action__endswith="_survey"):
        with pytest.raises(NotUndoable):
            undo_change(keeper, network, change.seq)

    assert Survey.objects.get(pk=survey.pk).closed == TODAY
    assert open_survey(keeper, network, Form.FULL, LAST).ref != survey.ref


def test_after_its_last_day_nothing_is_taken(
    survey: Survey, keeper: Viewer, network: Network
) -> None:
    (token,) = make_links(keeper, survey, 1)
    network.clock = LAST
    network.save()
    enter_sheet(keeper, survey, {"q1": 3})
    network.clock = date(2026, 11, 15)
    network.save()

    with pytest.raises(SurveyOver):
        answer_by_link(token, {"q1": 3})
    assert len(sheets(survey)) == 1


# --- nobody is tied to a sheet ------------------------------------------------------------------


def whole_database() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table in the order in which the database keeps them, with its own ids.

    Which blank sheet is filled is chance, so of sheets only what stands on them is compared.
    """
    found = {}
    place = {"sqlite": "rowid", "postgresql": "ctid"}[connection.vendor]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables + (["sqlite_sequence"] if connection.vendor == "sqlite" else []):
            asked = "'', '', answers" if table == "records_surveysheet" else f"{place}, *"
            cursor.execute(f'SELECT {asked} FROM "{table}"')  # noqa: S608
            rows = [tuple(map(str, row)) for row in cursor.fetchall()]
            is_in_order = connection.vendor == "sqlite" and table != "records_surveysheet"
            found[table] = rows if is_in_order else sorted(row[1:] for row in rows)
    return found


def after(given: Sequence[tuple[str, dict[str, int]]]) -> Any:
    """The database after these answers, which are then taken away again."""
    with transaction.atomic():
        for token, answers in given:
            answer_by_link(token, answers)
        found = whole_database()
        transaction.set_rollback(True)
    return found


def test_the_database_is_the_same_whoever_answered_what_and_in_which_order(
    survey: Survey, keeper: Viewer
) -> None:
    """No row, row order, number or sequence of any table relates a link to a sheet."""
    one, two, three = make_links(keeper, survey, 3)
    high, low, none = {"q1": 5}, {"q1": 1, "q16": 5}, {"q3": 0}
    before = after([(one, high), (two, low), (three, none)])

    assert before == after([(three, high), (one, low), (two, none)])
    assert before == after([(two, none), (three, low), (one, high)])
    assert before != after([(one, high), (two, low)])
    assert before != after([(one, high), (two, low), (three, high)])


def test_which_sheet_is_filled_is_chance(survey: Survey, keeper: Viewer) -> None:
    """Sheets lie under numbers of chance, and none of them is the next."""
    (token,) = make_links(keeper, survey, 1)
    chosen = set()
    for _ in range(40):
        with transaction.atomic():
            answer_by_link(token, {"q1": 3})
            chosen.add(SurveySheet.objects.exclude(answers="").get().number)
            transaction.set_rollback(True)

    assert len(chosen) > 4  # by chance fewer than five of ten in forty: below 10 to the -11


def test_an_answer_is_no_change(survey: Survey, keeper: Viewer, network: Network) -> None:
    (token,) = make_links(keeper, survey, 1)
    before = newest_seq(network)
    answer_by_link(token, {"q1": 3})
    enter_sheet(keeper, survey, {"q1": 3})

    assert newest_seq(network) == before


def test_no_column_beside_a_survey_could_hold_who_answered_what() -> None:
    columns = {
        model: {field.name for field in apps.get_model("records", model)._meta.concrete_fields}
        for model in ("SurveyAsked", "SurveyLink", "SurveySheet")
    }

    assert columns == {
        "SurveyAsked": {"id", "survey", "actor"},
        "SurveyLink": {"id", "survey", "token", "used"},
        "SurveySheet": {"number", "survey", "answers"},
    }


def test_no_token_is_kept(survey: Survey, keeper: Viewer) -> None:
    tokens = make_links(keeper, survey, 3)
    told = str(whole_database())

    assert not any(token in told for token in tokens)


def test_the_database_itself_lets_no_answer_be_changed(survey: Survey, keeper: Viewer) -> None:
    (token,) = make_links(keeper, survey, 1)
    answer_by_link(token, {"q1": 5})
    filled = SurveySheet.objects.filter(survey=survey).exclude(answers="")
    links = SurveyLink.objects.filter(survey=survey)
    asked = SurveyAsked.objects.filter(survey=survey)
    for wrong in (
        lambda: filled.update(answers=""),
        lambda: filled.update(answers='{"q1": 1}'),
        lambda: links.update(used=False),
        lambda: links.update(token=link_digest_of("another")),
        lambda: asked.filter(actor__ref="a").update(actor_id=survey.network_id),
        filled.delete,
        links.delete,
        asked.delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()

    assert sheets(survey)[0]["q1"] == 5


@pytest.mark.usefixtures("committed")
def test_one_link_on_two_connections_at_once_fills_one_sheet(keeper: Viewer) -> None:
    network = record_network(keeper, name_en="Trial", slug="trial", clock=TODAY)
    tell_members(keeper, network)
    survey = open_survey(keeper, network, Form.SHORT, LAST)
    tokens = make_links(keeper, survey, 4)
    refused: list[str] = []

    def answer(order: Sequence[str]) -> None:
        for token in order:
            try:
                answer_by_link(token, {"q1": 1 + tokens.index(token)})
            except UnknownSurveyLink:
                refused.append(token)
        connections.close_all()

    threads = [Thread(target=answer, args=(order,)) for order in (tokens, tokens[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one["q1"] for one in sheets(survey)) == [1, 2, 3, 4]
    assert sorted(refused) == sorted(tokens)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(DISTINCT xmin::text) FROM "
                "(SELECT xmin FROM records_surveysheet UNION ALL SELECT xmin FROM "
                "records_surveylink) rows"
            )
            assert cursor.fetchone() == (1,)
