"""Up to which Change a reader has seen a record: kept in their own signed cookie.

There are no accounts yet. Once there are, another store stands behind these two functions.
"""

from typing import Final

from saiyai.queries.asking import Asked

_SEEN: Final = "seen"


def seen_by(request: Asked, slug: str) -> int | None:
    """The newest Change that this reader marked as seen; None before the first press."""
    kept = request.session.get(_SEEN, {}).get(slug)
    return kept if isinstance(kept, int) else None


def mark_seen(request: Asked, slug: str, seq: int) -> None:
    """Remember that this reader has seen what changed up to a Change."""
    request.session[_SEEN] = {**request.session.get(_SEEN, {}), slug: seq}
