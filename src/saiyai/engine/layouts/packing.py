"""Parts side by side on one sheet, the largest first, and those without a tie in rows below."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s

_GAP: Final = 2.0
"""Between parts, in units of the distance between nodes."""

_WIDE: Final = 1.4
"""A sheet is so much wider than high, as screens are."""


def packed(parts: Sequence[Float64s]) -> list[Float64s]:
    """The parts moved so that no two boxes around them touch; the first stands on top.

    Shapes: each part (nodes, 2), before and after.
    """
    boxes = np.array([np.ptp(part, axis=0) + _GAP for part in parts]).reshape(-1, 2)
    width = max(np.sqrt(boxes.prod(axis=1).sum() * _WIDE), boxes[:, 0].max(initial=0.0))
    moved: list[Float64s] = []
    top = 0.0
    for shelf in _shelves(boxes[:, 0], width):
        inside = boxes[shelf]
        height = inside[:, 1].max()
        left = -inside[:, 0].sum() / 2
        for index, box in zip(shelf, inside, strict=True):
            centre = np.array([left + box[0] / 2, top - height / 2])
            moved.append(parts[index] - _middle(parts[index]) + centre)
            left += box[0]
        top -= height
    return moved


def packed_below(parts: Sequence[Float64s], above: Float64s) -> list[Float64s]:
    """The parts packed, and moved under the middle of all that stands above.

    Shapes: each part (nodes, 2); above (nodes, 2), not empty.
    """
    moved = packed(parts)
    if not moved:
        return moved
    sheet = np.concatenate(moved)
    top = np.array([_middle(above)[0] - _middle(sheet)[0], above[:, 1].min() - _GAP])
    return [part + top - (0.0, sheet[:, 1].max()) for part in moved]


def rows_below(count: int, above: Float64s) -> Float64s:
    """Places in even rows under all that stands above.

    Shapes: above (nodes, 2), perhaps empty; the places are (count, 2), row by row.
    """
    wide = np.ptp(above[:, 0]) if len(above) else np.sqrt(count * _WIDE) - 1
    columns = max(min(count, int(wide) + 1), 1)
    index = np.arange(count)
    top = above[:, 1].min() - _GAP if len(above) else 0.0
    middle = _middle(above)[0] if len(above) else 0.0
    return np.column_stack((index % columns - (columns - 1) / 2 + middle, top - index // columns))


def _shelves(widths: Float64s, width: float) -> list[list[int]]:
    """Which boxes stand next to one another on a sheet of that width, in their order."""
    shelves: list[list[int]] = []
    left = 0.0
    for index, needed in enumerate(widths.tolist()):
        if shelves and left + needed <= width:
            shelves[-1].append(index)
            left += needed
        else:
            shelves.append([index])
            left = needed
    return shelves


def _middle(places: Float64s) -> Float64s:
    middle: Float64s = (places.min(axis=0) + places.max(axis=0)) / 2
    return middle
