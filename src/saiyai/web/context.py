"""What every template has at hand."""

from typing import Any, cast

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
        "eyes": list(Eye),
        "version": __version__,
        # Back to a page that was sent would be a page that can only be sent.
        "here": request.get_full_path() if request.method in {"GET", "HEAD"} else "",
    }
