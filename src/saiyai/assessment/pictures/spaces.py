"""Space and public face: where the network does things together, and where others meet it."""

from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.recognition import RecognitionType
from saiyai.domain.words import Say

_KINDS: Final = ("activity", "recognition", "advocacy", "expansion")


def read_spaces_picture(view: View, _told: Told) -> PictureRead:
    """In a year: activities by the kind of place they were at, and each way of being met.

    What others think of the network is not in the record, and is not read.
    """
    done = view.told("activity", view.bounds.year_days)
    at = {f"at_{kind}": int(n) for kind, n in _by_place(view, done).items()}
    faces = {f"face_{name}": int(n) for name, n in _faces(view, done).items()}
    if not len(done) and not any(faces.values()):
        return PictureRead(Say("picture.spaces.none"))
    placed, kinds = sum(at.values()), sum(1 for n in at.values() if n)
    says = Say("picture.spaces.says", acts=len(done), placed=placed, kinds=kinds)
    seen = view.is_kind(*_KINDS) & view.within(view.bounds.year_days)
    trail = view.trail(events=view.ids(seen))
    return PictureRead(says, at | faces | {"acts": len(done)}, trail=trail)


def _by_place(view: View, done: Table) -> dict[str, int]:
    """Activities by the kind of their place, those kinds alone at which there was one."""
    places = view.record["places"]
    told = places["kind"][done["place"][done["place"] != NOBODY]]
    words = places.words["kind"]
    counts = np.bincount(told[told != NOBODY], minlength=len(words))
    return {word: int(n) for word, n in zip(words, counts, strict=True) if word and n}


def _faces(view: View, done: Table) -> dict[str, int]:
    days = view.bounds.year_days
    known = view.told("recognition", days)
    in_media = known.has("type", RecognitionType.MEDIA)
    return {
        "open": _sum(done.says("open_to_all")),
        "study_visit": _sum(done.has("type", ActivityType.STUDY_VISIT)),
        "media": _sum(done.has("type", ActivityType.MEDIA)) + _sum(in_media),
        "recognised": _sum(~in_media),
        "pushed": len(view.told("advocacy", days)),
        "widened": len(view.told("expansion", days)),
    }


def _sum(kept: Bools) -> int:
    return int(kept.sum())


PICTURE: Final = Picture(
    PictureOf.SPACES,
    read_spaces_picture,
    ("G5", "C3"),
    way="places",
    concepts=("NEED-2",),
)
