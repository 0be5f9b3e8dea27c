"""The page of a member who has many lines: the first few, and all of them when asked."""

import pytest

from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.queries.networks import as_of
from saiyai.queries.ties import list_ties_of
from saiyai.records.models import Actor, Network
from saiyai.web.views import members
from tests.doors import Reader

pytestmark = pytest.mark.django_db


def lines_on(page: str) -> list[str]:
    """Addresses of lines, in their order."""
    return [part.split('"')[0] for part in page.split("/line/of/")[1:]]


def test_a_hub_shows_the_first_lines_and_all_when_asked(
    sample: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_LINES", 3)
    hub = max(
        Actor.objects.filter(network=sample),
        key=lambda actor: len(list_ties_of(LOCAL_KEEPER, sample, actor.pk, as_of(sample))),
    )
    every = [row.ref for row in list_ties_of(LOCAL_KEEPER, sample, hub.pk, as_of(sample))]
    reader, path = Reader(Eye.KEEPER), f"/n/{sample.slug}/member/of/{hub.ref}"

    first = reader.get(path).content.decode()
    assert len(every) > 3
    assert lines_on(first) == every[:3]
    assert "(3+)</h2>" in first
    assert 'href="?lines=all"' in first

    whole = reader.get(f"{path}?lines=all").content.decode()
    assert lines_on(whole) == every
    assert f"({len(every)})</h2>" in whole
    assert 'href="?lines=all' not in whole
