"""How words are joined: a word is told only if it is the same whatever the unknown ones are.

Three words stand in an order, not < partly < met; unknown may be any of them. `all` takes the
least, `any` the most. So under `all` one *not* decides, and while there is none one unknown leaves
the whole unknown; under `any` one *met* decides. A mean of numbers is taken twice, with all that
is unknown at 0 and at 1, and told where both come to the same word.

Source: Kleene 1952, Introduction to Metamathematics, §64 (the strong connectives).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from saiyai.assessment.lenses.lens import Join
from saiyai.assessment.statistics.probability import probability_above
from saiyai.domain.verdicts import Held
from saiyai.engine.arrays import Float64s

MET: Final = 0.9
NOT: Final = 0.1
"""From so likely on a statement is met, up to so likely it is not, and between them partly."""

ORDER: Final = (Held.NOT, Held.PARTLY, Held.MET)
_PICK: Final[Mapping[Join, Callable[[Iterable[int]], int]]] = {Join.ALL: min, Join.ANY: max}


def word_of(likely: float) -> Held:
    """The word for how likely a number is above its threshold."""
    if likely >= MET:
        return Held.MET
    return Held.NOT if likely <= NOT else Held.PARTLY


def joined(join: Join, words: Sequence[Held]) -> Held:
    """What several words come to by `all` or `any`; unknown where there are none.

    Note: for `mean` there are no words but numbers: `joined_mean`.
    """
    if not words:
        return Held.UNKNOWN
    pick = _PICK[join]
    at_least, at_most = (
        pick(ORDER.index(if_unknown if one is Held.UNKNOWN else one) for one in words)
        for if_unknown in (Held.NOT, Held.MET)
    )
    return ORDER[at_least] if at_least == at_most else Held.UNKNOWN


def joined_mean(known: Sequence[Float64s], unknown: int, threshold: float) -> Held:
    """What the mean of numbers comes to, those that are unknown lying anywhere from 0 to 1.

    Shapes: known, each (draws,), values from 0 to 1.
    """
    if not known:
        return Held.UNKNOWN
    total = np.sum(known, axis=0)
    count = len(known) + unknown
    low, high = (
        word_of(probability_above((total + more) / count, threshold)) for more in (0, unknown)
    )
    return low if low is high else Held.UNKNOWN
