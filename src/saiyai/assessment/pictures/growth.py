"""Growth: how many are in it, how many of them take part, and what is done together."""

from dataclasses import replace
from typing import Final

from saiyai.assessment.look.record import OWN
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.assessment.pictures.months import (
    YEAR,
    by_month,
    counted,
    ends_told,
    month_ends,
    ordinals,
)
from saiyai.domain.actors import Role
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say


def read_growth_picture(view: View, _told: Told) -> PictureRead:
    """Members, those of them who took part in each month, and what was done together in it.

    Members of an earlier day are told only where the record lists who joined.
    """
    ends = ends_told(view)
    if not view.n or not ends:
        return PictureRead(Say("picture.growth.none", n=view.n), {"n": view.n})
    done = view.mine & view.is_kind("activity")
    starts = (month_ends(ends[0], 2)[0], *ends[:-1])
    months = {
        "active": tuple(
            int(view.active((end - start).days, end.toordinal()).sum())
            for start, end in zip(starts, ends, strict=True)
        ),
        "joint": counted(by_month(view.record.events["latest"][done], ends)),
    }
    told_now = {"active": months["active"][-1], "joint": months["joint"][-1]}
    says = Say("picture.growth.says", n=view.n, **told_now)
    notes: tuple[Say, ...] = ()
    if _lists_members(view):
        members = tuple(own_scope(replace(view.record, day=end)).n for end in ends)
        months = {"members": members, **months}
        if len(members) > YEAR:
            notes = (Say("picture.growth.before", n=members[-1 - YEAR]),)
    trail = view.trail(events=view.ids(done))
    return PictureRead(says, {"n": view.n}, ordinals(ends), months, notes, trail)


def _lists_members(view: View) -> bool:
    told = view.record["memberships"]
    return bool(told.only(told["network"] == OWN).has("role", Role.MEMBER).any())


PICTURE: Final = Picture(
    PictureOf.GROWTH,
    read_growth_picture,
    ("G4", "M1"),
    (Matter.LEFT_OUTSIDE,),
    way="who_came",
    concepts=("DEF-09",),
)
