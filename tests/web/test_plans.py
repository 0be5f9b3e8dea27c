"""Agreements, problems and the charter at the pages, for every eye and in both languages."""

import pytest

from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language
from saiyai.records.models import Acceptance, CommitmentStep, Network, StakeholderStep
from tests.doors import Reader
from tests.web.forms import form_to

WEIR = "/n/trial/agreement/of/weir"
DRY = "/n/trial/problem/of/dry"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("eye", Eye)
@pytest.mark.parametrize(
    ("path", "outside"),
    [
        *((WEIR, 404), (DRY, 404), ("/n/trial/charter", 200), ("/n/trial/goal/of/own", 404)),
        *(("/n/trial/goal/of/main", 200), ("/n/trial/agreements", 200), ("/n/trial/goals", 200)),
    ],
)
def test_a_page_with_something_on_it_opens_for_whom_it_is(
    trial: Network, path: str, outside: int, eye: Eye, language: Language
) -> None:
    answer = Reader(eye, language).get(path)

    assert answer.status_code == (outside if eye is Eye.OUTSIDE else 200)
    assert "{%" not in answer.content.decode() and "{{" not in answer.content.decode()


def as_member(who: str) -> Reader:
    reader = Reader()
    reader.post("/n/trial/self", {"other": who})
    reader.post("/see-as", {"eye": "member"})
    return reader


def test_a_member_accepts_with_one_press_and_tells_what_came_of_a_promise(trial: Network) -> None:
    member = as_member("b")
    accept, kept = "/n/trial/agreement/answer/weir", "/n/trial/promise/step/mend"
    page = member.get(WEIR).content.decode()
    member.post(accept, form_to(page, accept).filled(answer="accepted"))
    member.post(kept, form_to(page, kept).filled(step="kept"))
    again = member.get(WEIR).content.decode()

    assert Acceptance.objects.get().actor.ref == "b"
    assert CommitmentStep.objects.get().step == "kept"
    assert 'value="accepted" aria-pressed="true"' in again


def test_who_is_missing_is_invited_with_one_press(trial: Network) -> None:
    reader, press = Reader(), "/n/trial/problem/who/s1/dry"
    page = reader.get(DRY).content.decode()
    assert "Who is missing" in page
    reader.post(press, form_to(page, press).filled(step="invited"))

    assert StakeholderStep.objects.get().step == "invited"
    assert "Who is missing" not in reader.get(DRY).content.decode()


def test_the_charter_names_who_answers_for_the_data_to_everybody(trial: Network) -> None:
    assert "Committee" in Reader(Eye.OUTSIDE).get("/n/trial/charter").content.decode()
