"""While the nine dimensions are being read: what is asked for, and what pages say meanwhile."""

import re

import pytest

from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.queries.clock import today_of
from saiyai.records.models import Finding, Network
from tests.doors import Reader

NUMBER = re.compile(r'class="number">([^<]+)<')


def test_who_opens_the_sample_has_it_read_for_keepers_and_for_members(sample: Network) -> None:
    Reader().post("/sample")
    asked = Finding.objects.filter(network=sample, method="profile", day=today_of(sample))

    assert {one.edition for one in asked} == {Eye.KEEPER, Eye.MEMBER}


@pytest.mark.parametrize(
    "path",
    ["dimensions", "dimensions/D8", "dimensions/L6", "pictures/hubs", "lenses", "lenses/link"],
)
def test_while_a_job_is_at_work_the_page_says_so_and_looks_again(
    sample: Network, path: str
) -> None:
    page = Reader().get(f"/n/mae-hom/{path}").content.decode()

    assert say("dimensions.asked", Language.EN) in page
    assert 'hx-trigger="every 2s"' in page
    assert not NUMBER.findall(page)
    assert Finding.objects.filter(network=sample, method="profile", state="asked").exists()
