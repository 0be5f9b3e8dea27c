"""Charts: where things stand, worked out by hand, and that nothing leaves the picture."""

import re
from datetime import date, timedelta
from math import sqrt
from xml.etree import ElementTree as ET

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from saiyai.web.charts.bars import Bar, Bars
from saiyai.web.charts.drawing import Words, steps_of, swatch, tag, ticks
from saiyai.web.charts.intervals import Dot, Intervals
from saiyai.web.charts.lives import Lives, Row
from saiyai.web.charts.series import Line, Series
from saiyai.web.charts.shares import Piece, Shares
from saiyai.web.charts.tide import Tide
from saiyai.web.charts.triangle import Triangle, place

SAID = Words("A title", "What is seen")
ACROSS = ("x", "x1", "x2", "cx")
DOWN = ("y", "y1", "y2", "cy")

counts = st.integers(0, 10**9)
sizes = st.floats(0, 1e9, allow_nan=False)
shares = st.floats(0, 1)


def read(drawn: SafeString) -> ET.Element:
    return ET.fromstring(str(drawn))  # noqa: S314 - drawn here


def found(drawn: SafeString, name: str, **given: str) -> list[ET.Element]:
    """The elements of a picture by name and attributes, those of its patterns aside."""
    root = read(drawn)
    patterns = {one for defs in root.iter("defs") for one in defs.iter()}
    return [
        one
        for one in root.iter(name)
        if one not in patterns and all(one.get(key) == value for key, value in given.items())
    ]


def outside(drawn: SafeString) -> list[str]:
    """What stands, or reaches, outside the picture, and what is no number."""
    root = read(drawn)
    wide, high = (
        float(one) for one in root.get("viewBox", f"0 0 100 {root.get('height')}").split()[2:]
    )
    if re.search(r"\b(nan|inf)", str(drawn), re.IGNORECASE):
        return [str(drawn)]
    wrong = []
    for box, one in _parts(root, (wide, high)):
        for names, most in ((ACROSS, box[0]), (DOWN, box[1])):
            wrong += [f"{one.tag} {name}" for name in names if not _within(one.get(name), most)]
        for start, size, most in (("x", "width", box[0]), ("y", "height", box[1])):
            if (one.get(start) or "").endswith("%") == (one.get(size) or "").endswith("%"):
                end = _number(one.get(start)) + _number(one.get(size))
                wrong += [] if end <= most + 0.1 else [f"{one.tag} {size}"]
        points = [float(at) for at in re.split("[ ,]", one.get("points", "0,0"))]
        inside = all(_within(str(x), box[0]) for x in points[::2])
        inside &= all(_within(str(y), box[1]) for y in points[1::2])
        wrong += [] if inside else [f"{one.tag} points"]
    return wrong


def _parts(
    root: ET.Element, box: tuple[float, float]
) -> list[tuple[tuple[float, float], ET.Element]]:
    """What is drawn, with the width and height that it has to stay in."""
    here = []
    for one in root:
        if one.tag == "defs":
            continue
        here.append((box, one))
        here += _parts(one, (100.0, 100.0) if one.tag == "svg" else box)
    return here


def _number(value: str | None) -> float:
    return float((value or "0").rstrip("%"))


def _within(value: str | None, most: float) -> bool:
    return -0.01 <= _number(value) <= most + 0.01


def test_shares_stand_one_behind_the_other() -> None:
    drawn = Shares("k", SAID, (Piece("a", 1), Piece("b", 0), Piece("c", 3))).drawn()
    first, last = found(drawn, "rect", stroke="#fff")

    assert (first.get("x"), first.get("width")) == ("0%", "25%")
    assert (last.get("x"), last.get("width"), last.get("fill")) == ("25%", "75%", "url(#k-2)")
    assert [one.text for one in found(drawn, "text")] == ["1", "3"]


def test_a_number_that_has_no_room_on_its_piece_stands_in_the_legend_alone() -> None:
    told = Shares("k", SAID, (Piece("a", 1), Piece("b", 99)))

    assert [one.text for one in found(told.drawn(), "text")] == ["99"]
    assert [(label, count) for _, label, count in told.legend] == [("a", 1), ("b", 99)]


def test_a_bar_is_as_long_as_its_amount_and_its_interval_stands_on_it() -> None:
    rows = Bars("k", (Bar("a", 10, "10"), Bar("b", 20, "20", 10, 40))).rows()
    (short,), (long,) = (found(drawn, "rect") for _, drawn in rows)
    ends = {(one.get("x1"), one.get("x2")) for one in found(rows[1][1], "line", stroke="#1f2d33")}

    assert (short.get("width"), long.get("width")) == ("24.5%", "49%")
    assert ends == {("24.5%", "24.5%"), ("98%", "98%"), ("24.5%", "98%")}


def test_a_line_runs_from_the_first_time_to_the_last() -> None:
    drawn = Series(SAID, ("Jan", "Feb", "Mar"), (Line("a", (0, 5, 10)),)).drawn()
    (line,) = found(drawn, "polyline")
    marks = [(one.get("cx"), one.get("cy")) for one in found(drawn, "circle")]

    assert line.get("points") == "0,100 50,50 100,0"
    assert marks == [("8%", "150"), ("53%", "85"), ("98%", "20")]
    assert [one.text for one in found(drawn, "text")] == ["5", "10", "Jan", "Feb", "Mar"]


def test_a_line_has_a_gap_where_nothing_was_told() -> None:
    drawn = Series(SAID, tuple("abcde"), (Line("a", (1, 1, None, 1, 1)),)).drawn()

    assert [one.get("points") for one in found(drawn, "polyline")] == ["0,0 25,0", "75,0 100,0"]
    assert len(found(drawn, "circle")) == 4


def test_a_tide_goes_up_and_down_on_one_scale() -> None:
    drawn = Tide("k", SAID, ("Jan", "Feb"), (10, 0), (0, 5), ("up", "down")).drawn()
    up, down = found(drawn, "rect")

    assert (up.get("x"), up.get("y"), up.get("height")) == ("7%", "20", "75")
    assert (down.get("x"), down.get("y"), down.get("height")) == ("57%", "95", "37.5")


@pytest.mark.parametrize(
    ("mix", "where"),
    [
        ((1, 0, 0), (160, 28)),
        ((0, 2, 0), (32, 28 + 128 * sqrt(3))),
        ((0, 0, 1), (288, 28 + 128 * sqrt(3))),
        ((1, 1, 1), (160, 28 + 128 * sqrt(3) * 2 / 3)),
    ],
)
def test_a_mix_stands_where_its_shares_weigh(
    mix: tuple[float, float, float], where: tuple[float, float]
) -> None:
    assert place(mix) == pytest.approx(where)


def test_a_path_ends_in_a_full_point() -> None:
    drawn = Triangle(SAID, ("a", "b", "c"), ((1, 0, 0), (0, 1, 1))).drawn()
    before, last = found(drawn, "circle")

    assert (before.get("fill"), last.get("fill")) == ("#fff", "#084f50")
    assert (last.get("cx"), last.get("cy")) == ("160", "249.7")


def test_a_dot_stands_in_its_interval() -> None:
    ((_, drawn),) = Intervals((Dot("a", "0.5", 0.5, 0.25, 1.0),), marks=(0.9,)).rows()
    (dot,), (interval,) = found(drawn, "circle"), found(drawn, "rect")

    assert dot.get("cx") == "50%"
    assert (interval.get("x"), interval.get("width")) == ("26%", "72%")
    assert [one.get("x1") for one in found(drawn, "line", stroke="#8a5200")] == ["88.4%"]


def test_a_picture_says_what_it_is_and_lets_no_markup_in() -> None:
    drawn = Shares("k", Words("<b>&", '"x"'), (Piece("a", 1),)).drawn()
    root = read(drawn)

    assert "<b>" not in drawn
    assert root.get("role") == "img"
    assert (root.findtext("title"), root.findtext("desc")) == ("<b>&", '"x"')
    assert tag("a", x='"><') == '<a x="&quot;&gt;&lt;"/>'
    assert read(swatch("k", 1)).get("aria-hidden") == "true"


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_drawn(wrong: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        Bars("k", (Bar("a", wrong, "?"),)).rows()


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (3, 5), (10, 10), (11, 20), (99, 100), (501, 1000)]
)
def test_a_scale_ends_in_a_round_number(most: float, top: float) -> None:
    assert steps_of(most) == top


def test_few_times_are_written_and_always_the_ends() -> None:
    assert ticks(["a"]) == [(0, "a")]
    assert ticks(list("abcdefg"), most=3) == [(0, "a"), (3, "d"), (6, "g")]


@given(st.lists(counts, max_size=4), st.lists(sizes, max_size=5))
def test_bars_and_shares_stay_inside(of: list[int], sizes: list[float]) -> None:
    pieces = [Piece(str(n), n) for n in of]
    bars = [Bar("b", size, "", size / 2, size * 2) for size in sizes]

    assert outside(Shares("k", SAID, pieces).drawn()) == []
    assert [outside(drawn) for _, drawn in Bars("k", bars).rows()] == [[]] * len(bars)


@given(st.lists(st.tuples(st.none() | sizes, counts, counts), max_size=40), sizes)
def test_what_goes_over_time_stays_inside(
    told: list[tuple[float | None, int, int]], to: float
) -> None:
    times = [f"t{at}" for at in range(len(told))]
    lines = [Line("a", [one[0] for one in told]), Line("b", [one[1] for one in told])]
    up, down = [one[1] for one in told], [one[2] for one in told]

    assert outside(Series(SAID, times, lines, (to / 2, to)).drawn()) == []
    assert outside(Tide("k", SAID, times, up, down, ("up", "down")).drawn()) == []


@given(st.lists(st.tuples(shares, shares, st.floats(0.01, 1)), max_size=12))
def test_mixes_and_dots_stay_inside(told: list[tuple[float, float, float]]) -> None:
    dots = [Dot("d", "", sorted(one)[1], min(one), max(one)) for one in told]

    assert outside(Triangle(SAID, ("a", "b", "c"), told).drawn()) == []
    assert [outside(drawn) for _, drawn in Intervals(dots).rows()] == [[]] * len(dots)
    assert outside(Intervals(dots).axis(SAID)) == []


# --- lives --------------------------------------------------------------------------------------


def test_a_life_stands_on_the_years_and_a_rest_is_hatched() -> None:
    today = date(2026, 1, 1)
    spans = [(date(2022, 1, 1), date(2024, 1, 1), False), (date(2024, 1, 1), today, True)]
    row = Row(SAID, spans, [date(2022, 1, 1), date(2024, 1, 1)])
    chart = Lives("life", [row], today)
    (drawn,) = chart.drawn()

    assert (chart.first, list(chart.ticks)) == (date(2022, 1, 1), [2022, 2023, 2024, 2025, 2026])
    there, rests = found(drawn, "rect")
    assert (there.get("x"), there.get("width")) == ("2%", "47.97%")
    assert (rests.get("x"), rests.get("fill")) == ("49.97%", "url(#life-0-1)")
    assert [one.get("cx") for one in found(drawn, "circle")] == ["2%", "49.97%"]
    years = [str(year) for year in chart.ticks]
    assert [one.text for one in found(chart.axis(SAID, years), "text")] == years


@given(st.lists(st.dates(date(1900, 1, 1), date(2026, 1, 1)), min_size=1, max_size=9))
def test_no_life_leaves_its_picture(days: list[date]) -> None:
    today = date(2026, 1, 1)
    ends = [*sorted(days)[1:], today]
    rows = [Row(SAID, [(a, b, False) for a, b in zip(sorted(days), ends, strict=True)], days)]
    chart = Lives("life", rows, today + timedelta(1))

    assert len(chart.ticks) <= 6
    for drawn in (*chart.drawn(), chart.axis(SAID, [str(year) for year in chart.ticks])):
        for one in read(drawn).iter():
            at = [float(one.get(name, "0%").rstrip("%")) for name in ("x", "x1", "x2", "cx")]
            assert all(0 <= place <= 100 for place in at)
