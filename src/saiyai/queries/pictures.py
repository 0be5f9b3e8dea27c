"""Pages with a picture as a viewer may read them, with the matters that belong to each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead
from saiyai.assessment.pictures.catalogue import PICTURES, picture_from
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.profiles import ProfileRead, get_profile
from saiyai.queries.today import MatterTold, list_matters
from saiyai.records.models import Network


@dataclass(frozen=True, slots=True)
class PicturesRead:
    """The profile that they stand in, and what is read for each page by its id.

    `found` is empty while a job is at work, or where it is hidden.
    """

    profile: ProfileRead
    found: Mapping[PictureOf, PictureRead]


@dataclass(frozen=True, slots=True)
class PictureTold:
    """One page: its card, what is read for it, and matters of its kinds with names as allowed."""

    card: Picture
    profile: ProfileRead
    read: PictureRead | None
    matters: Sequence[MatterTold] = ()


def get_pictures(viewer: Viewer, network: Network, when: AsOf) -> PicturesRead:
    """What every page with a picture begins from; outsiders read none that was not released.

    Members read what keepers read; nobody is named. Raises: ReadingFailed. Cost: a query.
    """
    profile = get_profile(viewer, network, when, or_earlier=True)
    kept: Mapping[str, Any] | None = (profile.value or {}).get("pictures")
    if kept is None:  # of an earlier method, that had none: the page waits for one that has
        return PicturesRead(replace(profile, value=None), {})
    return PicturesRead(profile, {one: picture_from(kept[one]) for one in PICTURES if one in kept})


def get_picture(viewer: Viewer, network: Network, when: AsOf, which: PictureOf) -> PictureTold:
    """One page with a picture. Cost: that of `get_pictures`, and of Today where matters stand."""
    told = get_pictures(viewer, network, when)
    card, read = PICTURES[which], told.found.get(which)
    if read is None or not card.matters:
        return PictureTold(card, told.profile, read)
    every = list_matters(viewer, network, when)
    shown = [one for one in every.shown if one.of in card.matters] if every else ()
    return PictureTold(card, told.profile, read, shown)
