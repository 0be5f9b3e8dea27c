"""Lenses of the sample: the same at every door, with evidence, and not for outsiders."""

import pytest

from saiyai.assessment.lenses.loading import lenses
from saiyai.domain.errors import UnknownLens
from saiyai.domain.periods import AsOf
from saiyai.domain.verdicts import Held
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.lenses import get_lenses
from saiyai.records.models import Event, Finding, Network
from saiyai.services.readings import ask_reading, make_finding
from tests.queries.test_records import TODAY

WHEN = AsOf(TODAY)


def test_a_job_makes_what_a_command_makes_and_members_read_it(
    sample: Network, keeper: Viewer
) -> None:
    assert get_lenses(keeper, sample, WHEN).lenses is None

    ask_reading(keeper, sample, WHEN, "profile")
    make_finding(Finding.objects.get(method="profile", edition=keeper.eye).pk)
    read = get_lenses(keeper, sample, WHEN)

    assert read == get_lenses(keeper, sample, WHEN, at_once=True)
    assert read.lenses is not None
    assert list(read.lenses) == list(lenses())
    assert len(read.bases) == 8
    assert read.bases[-1]["day"] == TODAY.isoformat()


def test_one_lens_is_read_alone(sample: Network, keeper: Viewer) -> None:
    told = get_lenses(keeper, sample, WHEN, lens="link", at_once=True).lenses

    assert told is not None
    assert list(told) == ["link"]


def test_a_word_is_traced_to_rows(sample: Network, keeper: Viewer) -> None:
    read = get_lenses(keeper, sample, WHEN, at_once=True)
    assert read.lenses is not None
    done = read.lenses["definitions"].statements["d13_done"]
    evidence = read.tests["acts_together"]["evidence"]["events"]

    assert done.held is Held.MET
    assert Event.objects.filter(pk__in=evidence["ids"], kind="activity").count() == len(
        evidence["ids"]
    )


def test_what_the_survey_would_ask_is_unknown_until_it_is_asked(
    sample: Network, keeper: Viewer
) -> None:
    read = get_lenses(keeper, sample, WHEN, lens="link", at_once=True)
    assert read.lenses is not None

    words = {told.held for told in read.lenses["link"].statements.values()}
    assert words <= {Held.UNKNOWN, Held.NOT, Held.MET, Held.PARTLY}
    signs = read.lenses["link"].statements["keeping"].signs
    assert [sign.sign.indicator for sign in signs] == ["L4", "L7"]


def test_outsiders_read_none(sample: Network) -> None:
    read = get_lenses(Viewer(Eye.OUTSIDE, "a stranger"), sample, WHEN)

    assert (read.lenses, read.hidden, read.tests) == (None, True, {})


def test_a_lens_that_is_not_there(sample: Network, keeper: Viewer) -> None:
    with pytest.raises(UnknownLens):
        get_lenses(keeper, sample, WHEN, lens="rose_tinted")
