"""What every template has at hand."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest

from saiyai import __version__
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language
from saiyai.queries.asking import Asked


def page(request: HttpRequest) -> dict[str, Any]:
    """Language and viewer of the reader, the languages there are, the eyes there are."""
    asked = cast("Asked", request)
    return {
        "language": getattr(asked, "language", Language.TH),
        "viewer": getattr(asked, "viewer", None),
        "languages": [(Language.TH, "ไทย"), (Language.EN, "English")],
        "eyes": _eyes(asked),
        "version": __version__,
        "accounts": bool(settings.ACCOUNTS),
        # Back to a page that was sent would be a page that can only be sent.
        "here": request.get_full_path() if request.method in {"GET", "HEAD"} else "",
    }


def _eyes(asked: Asked) -> list[Eye]:
    """With which eyes this reader may look: in a served network none beyond their own."""
    viewer = getattr(asked, "viewer", None)
    if viewer is None or not viewer.is_served:
        return list(Eye)
    own = list(Eye) if viewer.is_keeper or viewer.is_borrowed else [Eye.MEMBER, Eye.OUTSIDE]
    return own if viewer.role or viewer.is_borrowed else []
