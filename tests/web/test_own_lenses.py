"""Lenses of a network at its pages and at the API: written, read, kept as a file, withdrawn."""

from html import unescape
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saiyai.assessment.lenses.loading import lenses, read_lens
from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.domain.words import Language, say
from saiyai.queries.own_lenses import list_own_lenses
from saiyai.records.models import Finding, Network, OwnLens
from saiyai.services.readings import make_finding
from tests.doors import Reader
from tests.own_lens import LENS
from tests.queries.test_records import TODAY
from tests.services.test_lenses import WHEN, of_file

N = "/n/trial"
HERE = f"{N}/lenses"
WHY = "น้ำเป็นเรื่องของทุกคน"
OWN = {"text": LENS, "reason": WHY}


def read(path: str = HERE, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(path)
    assert answer.status_code == HTTPStatus.OK
    return unescape(answer.content.decode())


def send(browser: Reader, **told: object) -> tuple[int, str]:
    answer = browser.post(f"{N}/lens/record", {**OWN, **told})
    return answer.status_code, unescape(answer.content.decode())


@pytest.fixture
def made(trial: Network) -> Network:
    """The small record with its profiles, made as a worker makes them once they were asked for."""
    for eye in (Eye.KEEPER, Eye.MEMBER):
        read(eye=eye)
    for finding in Finding.objects.filter(network=trial, method="profile"):
        make_finding(finding.pk)
    return trial


def test_what_was_written_is_read_by_all_inside_and_by_nobody_else(
    browser: Reader, made: Network
) -> None:
    assert send(browser)[0] == HTTPStatus.FOUND

    for eye in (Eye.KEEPER, Eye.MEMBER):
        for path in (HERE, f"{HERE}/water_watch"):
            page = read(path, eye)
            assert "Watching the water" in page
            assert WHY in page
            assert say("lenses.version", Language.EN, n=1) in page
        assert "Whoever asks is answered" in read(f"{HERE}/water_watch", eye)
    assert "Watching the water" not in read(HERE, Eye.OUTSIDE)
    outside = Reader(Eye.OUTSIDE).get(f"{HERE}/water_watch")
    assert outside.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("language", Language)
def test_the_page_of_writing_says_first_what_it_is_and_then_what_may_be_named(
    trial: Network, language: Language
) -> None:
    page = read(f"{N}/lens/write?from=link", language=language)

    lead = page.index(say("lens_write.lead", language))
    assert lead < page.index('id = "own_link"')
    assert lenses()["link"].title.in_(language) in page
    for said in ("indicator.C1", "lens_test.hub", "lens_field.threshold"):
        assert say(said, language) in page


def test_what_the_form_shows_can_be_kept_as_it_is(browser: Reader, trial: Network) -> None:
    page = read(f"{N}/lens/write?from=five_elements")
    text = page.partition('autocomplete="off">')[2].partition("</textarea>")[0]

    assert send(browser, text=text)[0] == HTTPStatus.FOUND
    assert list(list_own_lenses(LOCAL_KEEPER, trial, WHEN)) == ["own_five_elements"]
    assert text.strip() in read(f"{N}/lens/write?from=own_five_elements")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("told", "status", "says"),
    [
        ({"text": LENS.replace('"C1"', '"C9"')}, 400, ("water_watch.answer.indicators", "C9")),
        ({"text": "<b>no lens"}, 400, ("TOML",)),
        ({"reason": " "}, 400, ("reason",)),
        ({"when": "soon"}, 400, ("soon",)),
        ({"when": "31/12/2999"}, 400, ()),
    ],
)
def test_what_is_refused_stays_as_it_was_typed(
    trial: Network, told: dict[str, str], status: int, says: tuple[str, ...], language: Language
) -> None:
    browser = Reader(Eye.KEEPER, language)
    answer, page = send(browser, words="as we said", **told)
    note = page.partition('role="alert"')[2].partition("</div>")[0]

    assert answer == status
    assert all(one in note for one in says)
    assert say("lens_write.lead", language) in page
    given = {**OWN, "words": "as we said", **told}
    assert all(one in page for one in given.values())
    assert not OwnLens.objects.exists()


def test_a_file_is_taken_in_place_of_the_text(browser: Reader, trial: Network) -> None:
    def file(content: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile("lens.toml", content)

    assert send(browser, text="", file=file(b"id = \xff"))[0] == HTTPStatus.BAD_REQUEST
    assert send(browser, text="", file=file(LENS.encode()))[0] == HTTPStatus.FOUND
    (own,) = list_own_lenses(LOCAL_KEEPER, trial, WHEN).values()
    assert own.text == LENS.strip()


def test_only_keepers_write_and_only_now(browser: Reader, trial: Network) -> None:
    send(browser)

    assert "/lens/" in read()
    assert "/lens/" not in read(eye=Eye.MEMBER)
    assert "/lens/" not in read(f"{HERE}?known=1")
    assert "Watching the water" not in read(f"{HERE}?known=1")


def test_a_lens_is_withdrawn_by_its_button(browser: Reader, trial: Network) -> None:
    send(browser)
    answer = browser.post(f"{N}/lens/withdraw", {"lens": "water_watch"})

    assert answer.status_code == HTTPStatus.FOUND
    assert "Watching the water" not in read()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["gone", "../odd name"])
def test_what_can_be_read_no_longer_breaks_no_page(
    made: Network, name: str, language: Language
) -> None:
    of_file(made, name, LENS.replace("water_watch", "gone").replace("acts_together", "sings"))
    page = read(language=language)

    assert name in page
    assert "gone.work.tests" in page
    assert lenses()["link"].title.in_(language) in page
    browser = Reader()
    answer = browser.post(f"{N}/lens/withdraw", {"lens": name})
    assert answer.status_code == HTTPStatus.FOUND
    assert "gone.work.tests" not in read(language=language)


def test_a_lens_is_kept_as_a_file(browser: Reader, trial: Network) -> None:
    send(browser)
    own = Reader(Eye.MEMBER).get(f"{HERE}/water_watch/file")
    house = Reader(Eye.OUTSIDE).get(f"{HERE}/definitions/file")

    assert own.content.decode() == LENS.strip()
    assert "water_watch.toml" in own["Content-Disposition"]
    text = house.content.decode()
    assert read_lens(text).statements == lenses()["definitions"].statements
    hidden = Reader(Eye.OUTSIDE).get(f"{HERE}/water_watch/file")
    assert hidden.status_code == HTTPStatus.NOT_FOUND


def test_the_api_tells_what_the_pages_tell(made: Network) -> None:
    api = Reader(Eye.KEEPER)
    path = "/trial/analyses/lenses"
    kept = api.tell("POST", path, {**OWN, "when": TODAY.isoformat()})
    assert (kept["id"], kept["version"], kept["reason"]) == ("water_watch", 1, WHY)
    assert (kept["title"], kept["problem"]) == ("Watching the water", None)

    answer = api.ask(path)
    assert answer["own"] == [kept]
    told = {one["id"]: (one["is_own"], one["version"]) for one in answer["lenses"]}
    assert told == dict.fromkeys(lenses(), (False, "house-1")) | {"water_watch": (True, "own-1")}
    assert Reader(Eye.MEMBER).ask(path)["own"] == [kept]
    assert Reader(Eye.OUTSIDE).ask(path)["own"] == []
    assert api.ask(f"{path}/water_watch/text") == {"text": LENS.strip()}
    assert read_lens(api.ask(f"{path}/link/text")["text"]).id == "own_link"
    api.tell("DELETE", f"{path}/water_watch", status=HTTPStatus.NO_CONTENT)
    assert api.ask(path)["own"] == []


def test_a_refusal_at_the_api_names_the_place(trial: Network) -> None:
    told = {**OWN, "text": LENS.replace("0.7", "7")}
    status, error = Reader(Eye.KEEPER).refused("POST", "/trial/analyses/lenses", told)

    assert (status, error["code"]) == (400, "malformed_lens")
    assert "water_watch.answer.threshold" in str(error)
