"""What an earlier method found: shown and marked where it can be, and made anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from saiyai.assessment import profile
from saiyai.assessment.today import METHOD, VERSION
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, say
from saiyai.queries import readings
from saiyai.queries.profiles import get_profile, plain_profile
from saiyai.queries.today import get_today
from saiyai.records.models import Finding, Network
from saiyai.services.readings import ask_findings_anew, ask_reading, make_finding
from tests.doors import Reader
from tests.queries.test_records import TODAY

WHEN = AsOf(TODAY)
EARLIER = say("finding.earlier", Language.EN)
ANEW = say("finding.anew", Language.EN)


@pytest.fixture(autouse=True)
def _every_record_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "AT_ONCE", 0)


def found_before(viewer: Viewer, network: Network, method: str) -> Finding:
    """What a version before this one found, in the form of today."""
    ask_reading(viewer, network, WHEN, method)
    finding = Finding.objects.get(network=network, method=method, edition=viewer.eye)
    make_finding(finding.pk)
    Finding.objects.filter(pk=finding.pk).update(version=finding.version - 1)
    return Finding.objects.get(pk=finding.pk)


def asked_anew(method: str) -> bool:
    """Whether a job of the version there is now was asked for."""
    return Finding.objects.filter(method=method, state="asked").exists()


def test_what_an_earlier_method_read_is_shown_and_marked_and_read_anew(
    sample: Network, keeper: Viewer
) -> None:
    found_before(keeper, sample, METHOD)
    page = Reader().get("/n/mae-hom/").content.decode()
    told = get_today(keeper, sample, WHEN)

    assert told.earlier
    assert told.reading is not None
    assert EARLIER in page
    assert 'id="item-1"' in page
    assert asked_anew(METHOD)

    make_finding(Finding.objects.get(method=METHOD, version=VERSION).pk)
    assert not get_today(keeper, sample, WHEN).earlier
    assert EARLIER not in Reader().get("/n/mae-hom/").content.decode()


@pytest.mark.parametrize(
    "kept", [{"basis": "told"}, {"of": "another form"}, {"basis": {"say": "no.such.text"}}]
)
@pytest.mark.parametrize("path", ["", "/reading"])
def test_what_nobody_can_read_any_more_is_only_said_to_be_read_anew(
    sample: Network, keeper: Viewer, kept: dict[str, object], path: str
) -> None:
    old = found_before(keeper, sample, METHOD)
    Finding.objects.filter(pk=old.pk).update(value=kept)
    page = Reader().get(f"/n/mae-hom{path or '/'}").content.decode()

    assert ANEW in page
    assert EARLIER not in page
    assert asked_anew(METHOD)


def test_a_sentence_whose_text_is_gone_is_not_shown(sample: Network, keeper: Viewer) -> None:
    old = found_before(keeper, sample, METHOD)
    assert old.value is not None
    old.value["whole"]["networkhood"]["title"]["say"] = "verdict.no_such"
    old.save()

    told = get_today(keeper, sample, WHEN)
    assert told.reading is None
    assert told.earlier


def test_dimensions_of_an_earlier_method_are_marked_and_lenses_wait(
    sample: Network, keeper: Viewer
) -> None:
    found_before(keeper, sample, profile.METHOD)
    page = Reader().get("/n/mae-hom/dimensions").content.decode()

    assert EARLIER in page
    assert asked_anew(profile.METHOD)
    assert get_profile(keeper, sample, WHEN).value is None


def test_what_failed_by_an_earlier_method_is_tried_again(sample: Network, keeper: Viewer) -> None:
    old = found_before(keeper, sample, METHOD)
    Finding.objects.filter(pk=old.pk).update(state="failed", value=None)
    page = Reader().get("/n/mae-hom/").content.decode()

    assert say("today.asked", Language.EN) in page
    assert asked_anew(METHOD)


def test_an_upgrade_has_the_newest_of_each_made_anew_once(sample: Network, keeper: Viewer) -> None:
    found_before(keeper, sample, METHOD)
    found_before(keeper, sample, profile.METHOD)

    assert ask_findings_anew() == 2
    assert asked_anew(METHOD)
    assert asked_anew(profile.METHOD)
    for asked in Finding.objects.filter(state="asked"):
        make_finding(asked.pk)
    assert ask_findings_anew() == 0


def test_while_a_job_is_at_work_the_page_says_how_far_it_is(
    sample: Network, keeper: Viewer
) -> None:
    ask_reading(keeper, sample, WHEN)
    Finding.objects.update(done=50)
    page = Reader().get("/n/mae-hom/").content.decode()

    assert 'value="50"' in page
    assert say("finding.done", Language.EN, n=50) in page
    assert get_today(keeper, sample, WHEN).done == 50


@pytest.mark.parametrize(("method", "last"), [(METHOD, 50), (profile.METHOD, 99)])
def test_a_job_tells_how_far_it_is(
    sample: Network, keeper: Viewer, method: str, last: int
) -> None:
    readings.forget_readings()
    ask_reading(keeper, sample, WHEN, method)
    finding = Finding.objects.get(method=method)
    make_finding(finding.pk)

    assert finding.done == 0
    assert Finding.objects.get(pk=finding.pk).done == last


def test_a_profile_is_told_to_be_further_and_further(sample: Network) -> None:
    readings.forget_readings()
    told: list[int] = []
    plain_profile(sample, Eye.KEEPER, WHEN, told.append)

    assert told == sorted(told)
    assert (told[0], told[-1]) == (50, 99)


def test_outside_an_earlier_reading_is_no_more_than_a_reading(
    sample: Network, keeper: Viewer
) -> None:
    outside = replace(keeper, eye=Eye.OUTSIDE)
    found_before(outside, sample, METHOD)

    told = get_today(outside, sample, WHEN).reading
    assert told is not None
    assert told.heading is None
    assert not told.places


@pytest.mark.parametrize(
    ("path", "method"),
    [("/", METHOD), ("/reading", METHOD), ("/dimensions", profile.METHOD)],
)
def test_on_a_new_day_the_last_one_is_shown_until_its_own_is_read(
    sample: Network, keeper: Viewer, path: str, method: str
) -> None:
    ask_reading(keeper, sample, WHEN, method)
    make_finding(Finding.objects.get(method=method).pk)
    before = say("finding.before", Language.EN, day=TODAY)
    assert before not in Reader().get(f"/n/mae-hom{path}").content.decode()

    Network.objects.filter(pk=sample.pk).update(clock=TODAY + timedelta(days=1))
    page = Reader().get(f"/n/mae-hom{path}").content.decode()
    assert before in page
    assert say("today.asked", Language.EN) not in page
    assert asked_anew(method)
    assert before not in Reader().get(f"/n/mae-hom{path}?as_of=2026-10-30").content.decode()

    make_finding(Finding.objects.get(method=method, day=TODAY + timedelta(days=1)).pk)
    assert before not in Reader().get(f"/n/mae-hom{path}").content.decode()


def test_who_asks_for_a_day_that_could_not_be_read_is_told_so(
    sample: Network, keeper: Viewer
) -> None:
    ask_reading(keeper, sample, WHEN)
    make_finding(Finding.objects.get(method=METHOD).pk)
    Network.objects.filter(pk=sample.pk).update(clock=TODAY + timedelta(days=1))
    sample.refresh_from_db()
    tomorrow = AsOf(TODAY + timedelta(days=1))
    ask_reading(keeper, sample, tomorrow)
    Finding.objects.filter(method=METHOD, state="asked").update(state="failed")

    with pytest.raises(ReadingFailed):
        get_today(keeper, sample, tomorrow)
