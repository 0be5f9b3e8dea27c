"""Lists that come packed by gzip or not."""

import gzip
import io
import zlib
from typing import Final

from saiyai.formats.refusals import too_large, unreadable

_PACKED: Final = b"\x1f\x8b"
_MOST: Final = 50_000_000
"""Bytes, unpacked: ten times the villages of Thailand."""


def unpacked(content: bytes, name: str) -> bytes:
    """The bytes of a list, unpacked if need be. Raises: UnreadableFile, FileTooLarge."""
    text = content
    if content.startswith(_PACKED):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
                text = file.read(_MOST + 1)
        except (OSError, EOFError, zlib.error) as wrong:
            raise unreadable(name, "damaged_zip") from wrong
    if len(text) > _MOST:
        raise too_large(name, "areas")
    return text
