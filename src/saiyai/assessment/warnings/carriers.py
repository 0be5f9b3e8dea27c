"""Practices that few know, and what was passed on: to have been there is not to have learned."""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside, distinct
from saiyai.assessment.look.record import NOBODY, UNTOLD, Grouped, Ints
from saiyai.assessment.reading import Discretion, Practice, Sure, Who
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
class Lessons:
    """What members learned from one another, and what became of it.

    Shapes: `ids`, `days`, `checked` and `used` (lessons,), whether others checked or used it, and
        the last day that anything was told of it; `of`, `teachers` and `learners` (flows,), of
        which lesson, and positions; `later` and `later_ids` (told later,), of which, and rows.
    """

    ids: Ints
    days: Ints
    checked: Bools
    used: Bools
    of: Ints
    teachers: Ints
    learners: Ints
    later: Ints
    later_ids: Ints

    def with_any(self, flows: Bools) -> Bools:
        """Lessons of which one of these flows is."""
        found = np.zeros(len(self.ids), np.bool_)
        found[self.of[flows]] = True
        return found

    def rows(self, lessons: Bools) -> Ints:
        """Row ids of the events of some lessons."""
        return np.concatenate((self.ids[lessons], self.later_ids[lessons[self.later]]))


def carrier_matters(inside: Inside) -> list[Noticed]:
    """Practices of at most two, none of the new generation, that nobody new has learned from them.

    Only where it was told of every carrier that they are not young. Where all are old, who is of
    middle age is new enough. Cost: O(practices x learning).
    """
    lessons = lessons_of(inside)
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


def _went_on(inside: Inside, carriers: Ints, lessons: Lessons) -> bool:
    new = _YOUNGER if _are(inside, carriers, Generation.ELDER).all() else _NEW
    from_them = lessons.with_any(np.isin(lessons.teachers, carriers))
    return bool((from_them & lessons.with_any(_are(inside, lessons.learners, *new))).any())


def lessons_of(inside: Inside) -> Lessons:
    """What was learned by the day, made once. Cost: a pass over flows and events."""
    return inside.once(_lessons)


def _lessons(inside: Inside) -> Lessons:
    record = inside.record
    told = record.of_kind("learning").by(inside.day)
    learned = told.has("step", LearningStep.LEARNED)
    first, later = told.only(learned), told.only(~learned)
    place = np.full(len(record.events), NOBODY, np.int64)
    place[first["row"]] = np.arange(len(first))
    about = later["about"]
    later = later.only(np.where(about >= 0, place[about], NOBODY) >= 0)
    of_later, of_flow = place[later["about"]], place[record.flows["event"]]
    days = first["latest"].astype(np.int64)
    np.maximum.at(days, of_later, later["latest"])
    became = {}
    for step in (LearningStep.CHECKED, LearningStep.USED):
        became[step] = np.zeros(len(first), np.bool_)
        became[step][of_later[later.has("step", step)]] = True
    return Lessons(
        ids=first.ids,
        days=days,
        checked=became[LearningStep.CHECKED],
        used=became[LearningStep.USED],
        of=of_flow[of_flow >= 0],
        teachers=record.flows["source"][of_flow >= 0],
        learners=record.flows["target"][of_flow >= 0],
        later=of_later,
        later_ids=later.ids,
    )


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
    lessons = lessons_of(inside)
    good = lessons.checked & (lessons.days > inside.day - inside.bounds.good_days)
    taught = np.flatnonzero(good[lessons.of] & inside.members[lessons.teachers])
    n = inside.record.n
    lesson, teacher = np.divmod(distinct(lessons.of[taught] * n + lessons.teachers[taught]), n)
    young = _young_learners(inside, lessons, lesson, teacher)
    used = np.bincount(teacher, lessons.used[lesson], n) > 0
    found = []
    for one in np.flatnonzero(used & (young >= inside.bounds.young_learners)).tolist():
        own = np.zeros(len(good), np.bool_)
        own[lesson[teacher == one]] = True
        says = Say(f"good_news.{GoodNews.PASSED_ON}", n=int(young[one]))
        day, trail = int(lessons.days[own].max()), inside.trail(events=lessons.rows(own))
        found.append(Good(GoodNews.PASSED_ON, says, day, trail))
    return found


def _young_learners(inside: Inside, lessons: Lessons, lesson: Ints, teacher: Ints) -> Ints:
    """How many younger people learned from each actor, in lessons of which they are a teacher."""
    n, learners = inside.record.n, lessons.learners
    flows = Grouped.of(lessons.of, len(lessons.ids))
    sizes = np.diff(flows.ends)[lesson]
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    at = flows.rows[np.repeat(flows.ends[lesson], sizes) + within]  # all flows of each lesson
    young = _are(inside, learners[at], *_YOUNGER)
    pairs = distinct(np.repeat(teacher, sizes)[young] * n + learners[at][young])
    counts: Ints = np.bincount(pairs // n, minlength=n)
    return counts
