"""A request as the doors get it: with who asks and in which language."""

from dataclasses import replace
from typing import Final

from django.http import HttpRequest

from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.identities import kept_for

EYE_IN_SESSION: Final = "eye"
SELF_IN_SESSION: Final = "self"


class Asked(HttpRequest):
    """An HTTP request after `config.middleware` has looked at it."""

    viewer: Viewer
    language: Language


def viewer_with(eye: str, actor: int | None = None) -> Viewer:
    """Who reads with this eye in a local installation, which has no accounts.

    Whoever sits at the machine keeps its records, may look at them as a member or an outsider
    would see them, and says which actor of the record they are.
    """
    if actor is not None:
        actor = kept_for([actor])[actor]  # who was merged since is whom the row stands for now
    if eye == Eye.MEMBER:
        return Viewer(Eye.MEMBER, "local_member", actor, is_borrowed=True)
    if eye == Eye.OUTSIDE:
        return Viewer(Eye.OUTSIDE, "local_outside", is_borrowed=True)
    return replace(LOCAL_KEEPER, actor=actor)
