"""Constructed histories raise the matters and tell the good news that their authors say."""

from pathlib import Path

import pytest

from saiyai.assessment.expected import Compared, compared_warnings
from saiyai.assessment.look.record import Record, Scope
from saiyai.assessment.look.scopes import network_scope, occasion_scope, own_scope, set_scope
from saiyai.assessment.reading import Discretion, Who
from saiyai.assessment.warnings.reading import read_warnings
from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import Draft
from saiyai.domain.stories import Expectation, Story, Subject
from saiyai.domain.verdicts import Matter
from saiyai.formats.stories import SUFFIX, read_story
from tests.assessment.drawn import record_of

STORIES = sorted((Path(__file__).parent / "stories").glob(f"*{SUFFIX}"))


def scope_of(draft: Draft, record: Record, of: Subject) -> Scope:
    at = [actor.ref for actor in draft.actors].index
    if of.network:
        return network_scope(record, at(of.network))
    if of.actors:
        return set_scope(record, map(at, of.actors))
    if of.occasion:
        told = of.occasion in record.occasions
        return occasion_scope(record, of.occasion) if told else set_scope(record, ())
    return own_scope(record)


def read(draft: Draft, expectations: tuple[Expectation, ...]) -> list[Compared]:
    at = [actor.ref for actor in draft.actors].index
    found: list[Compared] = []
    for asked in expectations:
        record = record_of(draft, asked.day)
        warnings = read_warnings(record, scope_of(draft, record, asked.of))
        found += compared_warnings(asked, warnings, at)
    return found


def told(path: Path) -> Story:
    return read_story(path.read_text("utf-8"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name.removesuffix(SUFFIX))
def test_a_story_raises_what_its_author_says(path: Path) -> None:
    story = told(path)
    cases = [(story.draft, story.expectations)]
    cases += [(variant.draft, variant.expectations) for variant in story.variants]

    unmet = [one for case in cases for one in read(*case) if one.met is not True]
    assert unmet == []


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name.removesuffix(SUFFIX))
def test_no_story_names_a_person_to_everybody(path: Path) -> None:
    story = told(path)
    for asked in story.expectations:
        record = record_of(story.draft, asked.day)
        persons = record["actors"].has("kind", ActorKind.PERSON)
        for one in read_warnings(record, scope_of(story.draft, record, asked.of)).matters:
            says = [one.seen, one.unknown, *(attempt.says for attempt in one.tries)]
            facts = [fact for say in says for fact in say.facts.values()]
            for who in [*one.about, *(fact for fact in facts if isinstance(fact, Who))]:
                assert not persons[who.position] or who.discretion is not Discretion.CONSENT
            if one.of is Matter.OPEN_TENSION:
                assert not any(persons[who.position] for who in one.about)
