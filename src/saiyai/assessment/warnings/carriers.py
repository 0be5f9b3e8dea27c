"""Practices that few know, and what was passed on: to have been there is not to have learned."""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.facts import Bools
from saiyai.assessment.inside import Inside, distinct
from saiyai.assessment.reading import Discretion, Practice, Sure, Who
from saiyai.assessment.record import UNTOLD, Grouped, Ints
from saiyai.assessment.warnings.noticed import Attempt, Good, Loss, Noticed, Subject, Try
from saiyai.domain.actors import ActorKind
from saiyai.domain.facet_words import Generation, Resource
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.verdicts import GoodNews, Matter
from saiyai.domain.words import Say

_PRACTICE = (Resource.KNOWLEDGE, Resource.SKILL, Resource.METHOD)
_NEW = (Generation.CHILD, Generation.YOUNG)
_YOUNGER = (*_NEW, Generation.MIDDLE)
_OLDER = (Generation.MIDDLE, Generation.ELDER)


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """A lesson of a carrier and what became of it: positions, and rows of the events.

    `learners` told what they took away; `checked` and `used` say whether others did.
    """

    teachers: Ints
    learners: Ints
    checked: bool
    used: bool
    day: int
    rows: Ints


def carrier_matters(inside: Inside) -> list[Noticed]:
    """Practices of at most two, none of the new generation, that nobody new has learned from them.

    Only where it was told of every carrier that they are not young. Where all are old, who is of
    middle age is new enough. Cost: O(practices x learning).
    """
    lessons = taught(inside)
    found = []
    for rows, carriers in practices(inside):
        few = 0 < len(carriers) <= inside.bounds.few_carriers
        if (
            few
            and _are(inside, carriers, *_OLDER).all()
            and not _went_on(inside, carriers, lessons)
        ):
            found.append(_noticed(inside, rows, carriers))
    return found


def practices(inside: Inside) -> list[tuple[Ints, Ints]]:
    """Each practice that members know: row ids of what was told, positions of who knows it."""
    told = inside.record["capabilities"].by(inside.day, "since_latest")
    told = told.only(told.has("kind", *_PRACTICE) & (told["actor"] >= 0))
    over = (told["until_latest"] != UNTOLD) & (told["until_latest"] <= inside.day)
    told = told.only(~over & ~told.says("limit"))
    told = told.only(inside.members[told["actor"]] & _persons(inside)[told["actor"]])
    return [
        (told.ids[told["alike"] == one], np.unique(told["actor"][told["alike"] == one]))
        for one in np.unique(told["alike"]).tolist()
    ]


def _persons(inside: Inside) -> Bools:
    persons: Bools = inside.record["actors"].has("kind", ActorKind.PERSON)
    return persons


def _are(inside: Inside, actors: Ints, *bands: Generation) -> Bools:
    """Of which of some actors one of these bands of age was told."""
    profiles = inside.record["profiles"]
    of = np.zeros(inside.record.n, np.bool_)
    told = profiles["actor"][profiles.has("generation", *bands)]
    of[told[told >= 0]] = True
    found: Bools = of[actors]
    return found


def _went_on(inside: Inside, carriers: Ints, lessons: list[Taught]) -> bool:
    new = _YOUNGER if _are(inside, carriers, Generation.ELDER).all() else _NEW
    return any(
        np.isin(carriers, one.teachers).any() and _are(inside, one.learners, *new).any()
        for one in lessons
    )


def taught(inside: Inside) -> list[Taught]:
    """Lessons that members learned from one another, each with what was told of it later."""
    return inside.once(_taught)


def _taught(inside: Inside) -> list[Taught]:
    record, size = inside.record, len(inside.record.events)
    told = record.of_kind("learning").by(inside.day)
    learned = told.has("step", LearningStep.LEARNED)
    first, later = told.only(learned), told.only(~learned)
    checked, used = (later.has("step", one) for one in (LearningStep.CHECKED, LearningStep.USED))
    flows, about = Grouped.of(record.flows["event"], size), Grouped.of(later["about"], size)
    found = []
    for place, row in enumerate(first["row"].tolist()):  # as many as lessons were told
        of_it, after = flows[row], about[row]
        found.append(
            Taught(
                teachers=distinct(record.flows["source"][of_it]),
                learners=distinct(record.flows["target"][of_it]),
                checked=bool(checked[after].any()),
                used=bool(used[after].any()),
                day=int(max([first["latest"][place], *later["latest"][after]])),
                rows=np.concatenate((first.ids[place : place + 1], later.ids[after])),
            )
        )
    return found


def _noticed(inside: Inside, rows: Ints, carriers: Ints) -> Noticed:
    who = tuple(Who(one, Discretion.PERSON) for one in carriers.tolist())
    return Noticed(
        of=Matter.FEW_CARRIERS,
        subject=Subject("capabilities", tuple(sorted(rows.tolist()))),
        seen=Say("warning.few_carriers.seen", what=Practice(int(rows.min())), n=len(carriers)),
        unknown=Say("warning.few_carriers.unknown"),
        tries=(
            Attempt(Try.LEARN_FROM, Say("warning.try.pass_on"), tuple(carriers.tolist())),
            Attempt(Try.MEET, Say("warning.try.own_words"), tuple(carriers.tolist())),
        ),
        sure=Sure.FAIRLY,
        size=inside.bounds.few_carriers + 1 - len(carriers),
        loss=Loss(people=len(carriers), of=inside.scope.n),
        about=who,
        after=Say("warning.few_carriers.after"),
        trail=inside.trail(capabilities=rows),
    )


def passed_on(inside: Inside) -> list[Good]:
    """What several younger people took away from one carrier, that was checked, and used.

    In one lesson or in several, each in words of their own: what counts is who learned it.
    """
    first = inside.day - inside.bounds.good_days
    younger = _are(inside, np.arange(inside.record.n), *_YOUNGER)
    by_teacher: dict[int, list[Taught]] = {}
    for one in taught(inside):
        if one.checked and one.day > first:
            for teacher in one.teachers[inside.members[one.teachers]].tolist():
                by_teacher.setdefault(teacher, []).append(one)
    found = []
    for _, lessons in sorted(by_teacher.items()):
        learners = np.unique(np.concatenate([one.learners for one in lessons]))
        young = int(younger[learners].sum())
        if young >= inside.bounds.young_learners and any(one.used for one in lessons):
            rows = np.concatenate([one.rows for one in lessons])
            day = max(one.day for one in lessons)
            says = Say(f"good_news.{GoodNews.PASSED_ON}", n=young)
            found.append(Good(GoodNews.PASSED_ON, says, day, inside.trail(events=rows)))
    return found
