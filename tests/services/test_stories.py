"""Constructed histories are read as their authors say, and otherwise without what decides.

Each is told as any file is, read from the database, and compared.
"""

from pathlib import Path

import pytest

from saiyai.assessment.expected import Compared, compared
from saiyai.assessment.whole import read_whole
from saiyai.domain.drafts import Draft
from saiyai.domain.periods import AsOf
from saiyai.domain.stories import Expectation, Story
from saiyai.domain.viewers import Eye, Viewer
from saiyai.formats.stories import SUFFIX, read_story
from saiyai.queries.subjects import position_for, read_subject
from saiyai.services.stories import tell_story

pytestmark = pytest.mark.either

STORIES = sorted((Path(__file__).parents[1] / "assessment" / "stories").glob(f"*{SUFFIX}"))


def name_of(path: Path) -> str:
    return path.name.removesuffix(SUFFIX)


def read(
    by: Viewer, story: Story, draft: Draft, expectations: tuple[Expectation, ...], slug: str
) -> list[Compared]:
    network = tell_story(by, draft, story.title, story.day, slug)
    found: list[Compared] = []
    for asked in expectations:
        record, scope = read_subject(network, Eye.KEEPER, asked.of, AsOf(asked.day))
        found += compared(asked, read_whole(record, scope), position_for(network, record))
    return found


def unmet(found: list[Compared]) -> list[Compared]:
    return [one for one in found if one.met is False]


@pytest.mark.parametrize("path", STORIES, ids=name_of)
def test_a_story_is_read_as_its_author_says(db: None, keeper: Viewer, path: Path) -> None:
    story = read_story(path.read_text("utf-8"))

    assert unmet(read(keeper, story, story.draft, story.expectations, "story")) == []
    for number, variant in enumerate(story.variants, 1):
        own = variant.expectations
        found = read(keeper, story, variant.draft, own or story.expectations, f"story-{number}")
        assert bool(unmet(found)) is not bool(own), (variant.fact, unmet(found))


def test_there_are_stories_of_every_verdict() -> None:
    told = [read_story(path.read_text("utf-8")) for path in STORIES]

    verdicts = {one.verdict for story in told for one in story.expectations if one.verdict}
    assert len(verdicts) == 9
