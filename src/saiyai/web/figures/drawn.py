"""The figures of each page, by its id."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.sharing import BASES
from saiyai.assessment.indicators.words import named
from saiyai.assessment.pictures.card import PictureOf
from saiyai.assessment.pictures.hubs import POSTS
from saiyai.assessment.pictures.rhythm import LOOSENED, ORDERED
from saiyai.domain.places import PlaceKind
from saiyai.domain.words import tell
from saiyai.web.charts.bars import Bar
from saiyai.web.charts.drawing import Words
from saiyai.web.charts.intervals import Dot
from saiyai.web.charts.series import Line
from saiyai.web.charts.tide import Tide
from saiyai.web.charts.triangle import Triangle
from saiyai.web.figures.figure import Drawer, Figure

_ORDER: Final = ("learning", "culture", "power")
"""Which basis stands at the top, at the left and at the right."""
ALONE: Final = ("alone_no", "alone_yes", "alone_unsure", "alone_untold")
PARTIES: Final = {"touched": "all_touched", "invited": "invited", "takes_part": "takes_part"}
FACES: Final = ("open", "study_visit", "media", "recognised", "pushed", "widened")


def figures_of(which: PictureOf, drawer: Drawer, bounds: Conventions) -> Sequence[Figure]:
    """Every figure of a page for which there is something to draw."""
    if which is PictureOf.POWER:
        return _power(drawer, bounds)
    return _FIGURES[which](drawer)


def _rhythm(drawer: Drawer) -> list[Figure]:
    months, days = drawer.read.months, drawer.days
    if not days:
        return []
    labels = drawer.say("picture.rhythm.order"), drawer.say("picture.rhythm.loose")
    title = drawer.say("picture.rhythm.tide")
    up, down = months["order"], months["loose"]
    words = drawer.over_time(title, days, [*up, *down])
    chart = Tide("tide", words, days, up, down, labels)
    legend = [(look, label, "") for look, label in chart.legend]
    lines = [Line(label, of) for label, of in zip(labels, (up, down), strict=True)]
    tide = Figure(title, chart.drawn(), legend, cells=drawer.table(days, lines))
    return [
        tide,
        *drawer.years("picture.rhythm.acts", "acts"),
        *drawer.bars("year", "picture.rhythm.year", _year(drawer)),
    ]


def _year(drawer: Drawer) -> list[Bar]:
    """What the tide of a year is made of, each in the look of its side."""
    sides = ((0, ORDERED), (1, LOOSENED))
    return [
        Bar(
            drawer.say(f"picture.rhythm.{name}"),
            drawer.count(name),
            f"{drawer.count(name):,}",
            look=look,
        )
        for look, names in sides
        for name in names
    ]


def _growth(drawer: Drawer) -> list[Figure]:
    people = {name: f"picture.growth.{name}" for name in ("members", "active")}
    return [
        *drawer.months("picture.growth.people", people),
        *drawer.years("picture.growth.joint", "joint"),
    ]


def _giving(drawer: Drawer) -> list[Figure]:
    pieces = {name: f"reading.give_take.{name}" for name in ("both", "give_only", "take_only")}
    return [
        *drawer.shares("who", "picture.giving.who", pieces),
        *drawer.years("picture.giving.gifts", "gifts"),
        *drawer.dots("picture.giving.goods", _parts(drawer, "X2")),
    ]


def _bases(drawer: Drawer) -> list[Figure]:
    names = {basis: drawer.say(f"basis.{basis}") for basis in _ORDER}
    bars = [
        Bar(names[basis], drawer.count(basis), f"{drawer.count(basis):,}", look=look)
        for look, basis in enumerate(BASES)
    ]
    any_lines = drawer.count("lines") > 0
    return [
        *_triangle(drawer, names),
        *(drawer.bars("amounts", "picture.bases.amounts", bars) if any_lines else ()),
        *drawer.dots("picture.bases.shares", _parts(drawer, "E6")),
    ]


def _triangle(drawer: Drawer, names: Mapping[str, str]) -> list[Figure]:
    told = [one for one in drawer.profile["bases"] if one["shares"]]
    if not told:
        return []
    days = [drawer.day(date.fromisoformat(one["day"])) for one in told]
    path = [tuple(one["shares"][basis]["value"] for basis in _ORDER) for one in told]
    title = drawer.say("picture.bases.triangle")
    note = drawer.say("picture.bases.path", first=days[0], last=days[-1])
    last = ", ".join(
        f"{names[basis]} {part:.2f}" for basis, part in zip(_ORDER, path[-1], strict=True)
    )
    learning, culture, power = (names[basis] for basis in _ORDER)
    chart = Triangle(Words(title, f"{note}: {last}"), (learning, culture, power), path)
    head = [drawer.say("pictures.quarter_to"), *names.values()]
    rows = [[day, *(f"{part:.2f}" for part in mix)] for day, mix in zip(days, path, strict=True)]
    return [Figure(title, chart.drawn(), note=note, cells=[head, *reversed(rows)])]


def _opportunity(drawer: Drawer) -> list[Figure]:
    dots = _parts(drawer, "E2")
    share = drawer.profile["indicators"]["E2"]["beside"].get("decide")
    if share is not None:
        label = drawer.say("picture.opportunity.decide")
        dots.append(Dot(label, f"{share:.2f}", share, share, share))
    return drawer.dots("picture.opportunity.three", dots)


def _hubs(drawer: Drawer) -> list[Figure]:
    bars = [
        Bar(
            f"{drawer.say(f'role.{post}')} ({drawer.count(f'held_{post}'):,})",
            drawer.count(f"lines_{post}"),
            f"{drawer.count(f'lines_{post}'):,}",
        )
        for post in POSTS
        if drawer.count(f"held_{post}")
    ]
    lines = drawer.count("lines")
    if bars:
        bars.append(Bar(drawer.say("picture.hubs.all"), lines, f"{lines:,}", look=3))
    calls = {name: f"reading.routes.{name}" for name in ("centre", "direct")}
    return [
        *drawer.bars("load", "picture.hubs.load", bars),
        *drawer.shares("calls", "picture.hubs.calls", calls),
    ]


def _power(drawer: Drawer, bounds: Conventions) -> list[Figure]:
    marks, note = (bounds.possible, bounds.indicated), drawer.say("picture.power.marks")
    return drawer.dots("picture.power.criteria", _parts(drawer, "E4"), marks, note)


def _spaces(drawer: Drawer) -> list[Figure]:
    kinds = {f"at_{kind}": f"place_kind.{kind}" for kind in PlaceKind if kind}
    there = {name: said for name, said in kinds.items() if drawer.count(name)}
    faces = {f"face_{name}": f"picture.spaces.{name}" for name in FACES}
    return [
        *drawer.counted("where", "picture.spaces.where", there),
        *drawer.counted("faces", "picture.spaces.faces", faces),
    ]


def _fit(drawer: Drawer) -> list[Figure]:
    alone = {name: f"picture.fit.{name}" for name in ALONE}
    return [
        *drawer.shares("alone", "picture.fit.alone", alone),
        *drawer.counted(
            "parties",
            "picture.fit.parties",
            {name: f"picture.fit.{said}" for name, said in PARTIES.items()},
        ),
    ]


def _parts(drawer: Drawer, indicator: str) -> list[Dot]:
    """What an indicator is made of, in the order of its card, where it can be told."""
    card, kept = INDICATORS[indicator], drawer.profile["indicators"][indicator]["parts"]
    told: list[tuple[str, Mapping[str, Any]]] = [
        (tell(named(card, part), drawer.language), kept[part])
        for part in card.parts
        if part in kept
    ]
    return [dot for label, one in told for dot in drawer.dot(label, one)]


_FIGURES: Final[Mapping[PictureOf, Callable[[Drawer], Sequence[Figure]]]] = {
    PictureOf.RHYTHM: _rhythm,
    PictureOf.GROWTH: _growth,
    PictureOf.GIVING: _giving,
    PictureOf.BASES: _bases,
    PictureOf.OPPORTUNITY: _opportunity,
    PictureOf.HUBS: _hubs,
    PictureOf.SPACES: _spaces,
    PictureOf.FIT: _fit,
}
