"""The total at the page of dimensions and at the API: off, on, made, hidden, and off again."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from http import HTTPStatus

import pytest

from saiyai.assessment import total
from saiyai.domain.switches import Switch
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.queries.switches import is_switched_on
from saiyai.queries.totals import TotalTold
from saiyai.records.models import Finding, Network
from saiyai.services.readings import fail_finding, make_finding
from saiyai.web.views.totals import TotalShown
from tests.conftest import Once
from tests.doors import Reader

HERE = "/n/mae-hom/dimensions"
API = "/mae-hom/total/"
WHY = "ผู้ให้ทุนขอเลขเดียว"


def page(eye: Eye = Eye.KEEPER, language: Language = Language.EN, query: str = "") -> str:
    answer = Reader(eye, language).get(f"{HERE}{query}")
    assert answer.status_code == HTTPStatus.OK
    return unescape(answer.content.decode())


def block(text: str) -> str:
    """What the page says of the total; nothing where there is no such block."""
    _, found, rest = text.partition('id="total"')
    return rest.partition("</section>")[0] if found else ""


def make(method: str) -> None:
    for finding in Finding.objects.filter(method=method, state="asked"):
        make_finding(finding.pk)


@pytest.fixture(scope="module")
def told_total(once: Once, told_profile: Network) -> Iterator[Network]:
    """The sample with its profile and its total made for keepers and members."""
    with once():
        assert Reader().post(f"{HERE}/total/on", {"reason": WHY}).status_code == HTTPStatus.FOUND
        make(total.METHOD)
        yield told_profile


@pytest.fixture
def made(told_total: Network, db: None) -> Network:
    """The same for one test."""
    return told_total


@pytest.fixture
def switched(made: Network) -> Network:
    """As long as a job is at work on the total."""
    Finding.objects.filter(method=total.METHOD).update(state="asked", value=None)
    return made


@pytest.fixture
def read(made: Network) -> Network:
    """Before the total was switched on."""
    assert Reader().post(f"{HERE}/total/off").status_code == HTTPStatus.FOUND
    Finding.objects.filter(method=total.METHOD).delete()
    return made


@pytest.mark.parametrize("language", Language)
def test_where_it_is_off_the_page_says_why_and_how(read: Network, language: Language) -> None:
    for eye in (Eye.KEEPER, Eye.MEMBER):
        found = block(page(eye, language))
        assert say("total.off", language) in found
        assert (f"{HERE}/total/on" in found) is (eye is Eye.KEEPER)
    assert block(page(Eye.OUTSIDE, language)) == ""
    assert not Finding.objects.filter(method=total.METHOD).exists()


def test_switched_on_a_job_is_at_work_for_all_inside(switched: Network) -> None:
    asked = Finding.objects.filter(method=total.METHOD, state="asked")

    assert {one.edition for one in asked} == {Eye.KEEPER, Eye.MEMBER}
    found = block(page())
    assert say("total.asked", Language.EN) in found
    assert 'hx-trigger="every 2s"' in found


@pytest.mark.parametrize("language", Language)
def test_it_is_a_sentence_a_picture_what_it_hangs_on_and_why_it_is_on(
    made: Network, language: Language
) -> None:
    kept = Reader().ask(API)["total"]
    told = {name: kept[name] for name in ("value", "low", "high")}

    for eye in (Eye.KEEPER, Eye.MEMBER):
        found = block(page(eye, language))
        assert say("total.says", language, **told) in found
        assert say("total.care", language) in found
        assert found.count('class="number-line"') == 1
        most = kept["hangs_on"][0]["choice"]
        assert say(f"total_choice.{most}", language) in found.partition("<ol>")[2].split("<li>")[1]
        assert WHY in found
        assert (f"{HERE}/total/off" in found) is (eye is Eye.KEEPER)
    assert block(page(Eye.OUTSIDE, language)) == ""


def test_the_api_says_that_a_job_is_at_work(switched: Network) -> None:
    waiting = Reader().ask(API)
    assert (waiting["ready"], waiting["total"]) == (False, None)


def test_the_api_tells_keepers_and_members_the_same_and_outsiders_nothing(made: Network) -> None:
    told = Reader().ask(API)

    assert told["ready"]
    assert told["on"]["reason"] == WHY
    assert told["total"]["scope"] == "choices"
    assert told["total"]["hangs_on"][0]["choice"] == "weights"
    assert Reader(Eye.MEMBER).ask(API)["on"] == told["on"]
    outside = Reader(Eye.OUTSIDE).ask(API)
    assert (outside["hidden"], outside["on"], outside["total"]) == (True, None, None)


def test_the_api_switches_it_on_and_off(read: Network) -> None:
    api = Reader()
    assert api.ask(API)["on"] is None
    told = api.tell("POST", API, {"reason": WHY, "when": "2026-10-03"})

    assert told["on"]["when"]["latest"] == "2026-10-03"
    assert is_switched_on(read, Switch.TOTAL)
    api.tell("DELETE", API, status=HTTPStatus.NO_CONTENT)
    assert not is_switched_on(read, Switch.TOTAL)
    status, error = api.refused("DELETE", API)
    assert (status, error["code"]) == (404, "unknown_switch")


def test_switched_off_at_the_page_it_is_gone(made: Network) -> None:
    assert Reader().post(f"{HERE}/total/off").status_code == HTTPStatus.FOUND

    assert say("total.off", Language.EN) in block(page())


def test_a_past_is_read_without_the_switch(made: Network) -> None:
    assert "/total/off" not in page(query="?as_of=2026-10-30")


def test_one_that_failed_leaves_the_nine_dimensions_and_is_refused_at_the_api(
    switched: Network,
) -> None:
    for finding in Finding.objects.filter(method=total.METHOD):
        fail_finding(finding.pk)

    assert say("total.failed", Language.EN) in block(page())
    status, error = Reader().refused("GET", API)
    assert error["code"] == "reading_failed"
    assert status == HTTPStatus.CONFLICT


def test_where_there_is_none_it_says_what_it_lacks(trial: Network) -> None:
    browser = Reader()
    browser.post("/n/trial/dimensions/total/on", {"reason": WHY})
    browser.get("/n/trial/dimensions")
    make("profile")
    make(total.METHOD)
    found = block(unescape(browser.get("/n/trial/dimensions").content.decode()))

    assert say("total.missing", Language.EN) in found
    assert say("why.too_few_members", Language.EN) in found
    assert "of fewer than 20 members" in found
    told = browser.ask("/trial/total/")["total"]
    assert (told["value"], told["why"]) == (None, "too_few_members")


def test_what_it_hangs_on_is_hidden_where_it_cannot_be_told_and_a_driver_is_named(
    made: Network,
) -> None:
    finding = Finding.objects.get(method=total.METHOD, edition=Eye.KEEPER)
    driver = {"indicator": "L6", "share": 0.53}
    value = {**(finding.value or {}), "hangs_on": [], "unanswered": 0.12, "driver": driver}
    Finding.objects.filter(pk=finding.pk).update(value=value)
    found = block(page())

    assert say("total.hangs_unknown", Language.EN) in found
    assert say("total.unanswered", Language.EN, n=12) in found
    assert say("total.driver", Language.EN, n=53) in found
    assert f"{HERE}/L6" in found


def test_beside_an_earlier_day_it_says_under_how_many_choices_it_is_more(
    made: Network,
) -> None:
    kept = Finding.objects.get(method=total.METHOD, edition=Eye.KEEPER)
    assert "choices, the same on both days" not in block(page())
    less = [None if one is None else one - 0.001 for one in (kept.value or {})["draws"]]
    half = [*less[:1000], *(one and one + 0.002 for one in less[1000:])]
    more = [one and one + 0.002 for one in less]
    for days, draws, said, n in (
        (40, less, "more", 100),
        (30, half, "unsure", 50),
        (28, more, "less", 0),
        (27, less, "less", 0),  # of too short a time before
    ):
        at = kept.day - timedelta(days=days)
        value = {**(kept.value or {}), "draws": draws}
        Finding.objects.create(
            network=made, method=total.METHOD, version=total.VERSION, edition=Eye.KEEPER,
            day=at, seq=kept.seq, state="ready", value=value,
        )  # fmt: skip

        day = min(at, kept.day - timedelta(days=28))
        for language in Language:
            assert say(f"total.than.{said}", language, day=day, n=n) in block(
                page(Eye.KEEPER, language)
            )
        told = Reader().ask(API)["than"]
        assert told["day"] == day.isoformat()
        assert told["likely"] == pytest.approx(n / 100, abs=0.005)
    assert Reader(Eye.MEMBER).ask(API)["than"] is None


def test_shown_without_a_value_it_has_no_numbers() -> None:
    shown = TotalShown(TotalTold(date(2026, 10, 31), 1))

    assert (shown.number, shown.lacks, list(shown.hangs_on)) == (None, None, [])
