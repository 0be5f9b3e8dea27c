"""What pydantic finds wrong with data, in our words."""

from collections.abc import Mapping
from typing import Any

from saiyai.domain.words import Say, texts


def what_is_wrong(found: Mapping[str, Any]) -> Say | str:
    """One entry of `ValidationError.errors()` as a sentence; what we have no text for as it is."""
    key = f"malformed.{found['type']}"
    return Say(key, **found.get("ctx", {})) if key in texts() else str(found["msg"])
