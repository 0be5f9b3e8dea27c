"""Pages with a picture of an empty record, and of a network of one.

Those of the sample stand in `test_dimensions.py`, where its profile is made already.
"""

from html import unescape
from http import HTTPStatus

import pytest

from saiyai.assessment.pictures.card import PictureOf
from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.domain.words import Language, say
from saiyai.records.models import Finding, Network
from saiyai.services.actors import record_actor
from saiyai.services.readings import make_finding
from tests.doors import Reader

INSIDE = (Eye.KEEPER, Eye.MEMBER)


def read(path: str, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(path)
    assert answer.status_code == HTTPStatus.OK, path
    return unescape(answer.content.decode())


def make(slug: str) -> None:
    """Open a page as whoever is inside, and do what it asked for."""
    for eye in INSIDE:
        assert 'hx-trigger="every 2s"' in read(f"/n/{slug}/pictures/rhythm", eye)
    for finding in Finding.objects.filter(method="profile", state="asked"):
        make_finding(finding.pk)


@pytest.mark.either
@pytest.mark.parametrize("members", [0, 1])
def test_of_nobody_and_of_one_each_page_has_a_sentence(network: Network, members: int) -> None:
    for at in range(members):
        draft = ActorDraft(ref=f"m{at}", name_th="กลุ่ม", kind=ActorKind.GROUP)
        record_actor(LOCAL_KEEPER, network, draft)
    make("trial")
    for which in PictureOf:
        for language in Language:
            page = read(f"/n/trial/pictures/{which}", language=language)
            assert '<p class="lead">' in page
            assert say("pictures.no_line", language) in page
