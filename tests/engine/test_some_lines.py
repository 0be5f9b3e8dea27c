"""What is cut out for some lines says of them what the whole says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.hits import hits_of_lines
from saiyai.engine.standings import Spoken, spoken_of_lines
from tests.engine.line_model import to_hits
from tests.engine.strategies import History, examples, histories


@examples
@given(st.lists(histories(), min_size=1, max_size=6), st.data())
def test_hits_of_some_lines_are_those_of_these_lines_alone(
    several: list[History], data: st.DataObject
) -> None:
    line = st.integers(0, len(several) - 1)
    kept = data.draw(st.lists(line, max_size=5, unique=True))
    found = hits_of_lines(to_hits(several), np.array(kept, dtype=np.int64))
    alone = to_hits([several[one] for one in kept])

    for column in ("indptr", "days", "codes", "channels", "quiet"):
        assert getattr(found, column).tolist() == getattr(alone, column).tolist()


@examples
@given(st.lists(st.integers(0, 5), max_size=12), st.sets(st.integers(0, 5)))
def test_words_of_some_lines_are_theirs_in_the_order_they_were_said(
    lines: list[int], chosen: set[int]
) -> None:
    kept = sorted(chosen)
    days = list(range(len(lines)))
    spoken = Spoken(lines, days, [0] * len(lines), [1] * len(lines))
    found = spoken_of_lines(spoken, np.array(kept, dtype=np.int64), 6)

    expected = [(kept.index(line), day) for line, day in zip(lines, days, strict=True)
                if line in chosen]  # fmt: skip
    assert [*zip(found.lines, found.days, strict=True)] == expected
