"""Where a line may end: between Thai words by a dictionary, since no spaces part them."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from saiyai.domain.thai import has_thai

_WITH_SPACES: Final = re.compile(r"\S+\s*|\s+")
_NEGATIVE: Final = re.compile(r"(?<![\w)])-(?=\d)")
_NEVER_FIRST: Final = "ๆฯะาำ.,;:!?)]}%”’»…"
_NEVER_LAST: Final = "([{“‘«−"


@lru_cache(maxsize=4_000)
def pieces_of(text: str) -> tuple[str, ...]:
    """The pieces of a text between which a line may end, each with the spaces behind it.

    A minus stays with its number. Cost: two seconds for the dictionary at the first Thai text of
    a process, then under a millisecond for a sentence, and nothing for one that was seen.
    """
    text = _NEGATIVE.sub("−", text)
    words = _words()(text) if has_thai(text) else _WITH_SPACES.findall(text)
    return tuple(_glued(words))


def _glued(words: Iterable[str]) -> Iterator[str]:
    piece = ""
    for word in words:
        if piece and not _belongs(piece[-1], word[0]):
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece


def _belongs(last: str, first: str) -> bool:
    """Whether nothing may come between two signs: a space stays behind, a code is one word."""
    if first.isspace() or first in _NEVER_FIRST or last in _NEVER_LAST:
        return True
    return last.isascii() and first.isascii() and last.isalnum() and first.isalnum()


@cache
def _words() -> Callable[[str], list[str]]:
    # Else it makes a folder in the home of whoever runs this, and may look for data elsewhere.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    from pythainlp.tokenize.newmm import segment  # noqa: PLC0415 - only who makes a PDF waits

    return segment
