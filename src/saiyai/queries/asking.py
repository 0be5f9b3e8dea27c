"""A request as the doors get it: with who asks and in which language."""

from typing import Final

from django.http import HttpRequest

from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.domain.words import Language

EYE_IN_SESSION: Final = "eye"


class Asked(HttpRequest):
    """An HTTP request after `config.middleware` has looked at it."""

    viewer: Viewer
    language: Language


def viewer_with(eye: str) -> Viewer:
    """Who reads with this eye in a local installation, which has no accounts yet.

    Whoever sits at the machine keeps its records, and may look at them as a member or an
    outsider would see them.
    """
    if eye in {Eye.MEMBER, Eye.OUTSIDE}:
        return Viewer(Eye(eye), f"local {eye}")
    return LOCAL_KEEPER
