"""Columns of text out of a saved table of R: as much of its format as one file needs."""

import struct
from typing import Any, Final

_START: Final = b"RDX2\nX\n"
_SYMBOL, _LIST, _CHARS, _TEXTS, _VECTOR = 1, 2, 9, 16, 19
_NOTHING, _AGAIN = 254, 255
_WHOLE: Final = frozenset({10, 13})


def read_strings(content: bytes) -> dict[str, list[str]]:
    """The columns of the one data frame in a decompressed .rda file, by name.

    Raises: ValueError for what is not such a file.
    """
    if not content.startswith(_START):
        raise ValueError("not an R data file of version 2")
    reader = _Reader(content, len(_START) + 12)  # three numbers say which R wrote it
    (frame,) = reader.item().values()
    columns, told = frame
    return dict(zip(told["names"], columns, strict=True))


class _Reader:
    """Walks over the bytes once; symbols that come again are kept by their place."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content, self.at = content, at
        self.symbols: list[Any] = []

    def number(self) -> int:
        (found,) = struct.unpack_from(">i", self.content, self.at)
        self.at += 4
        return int(found)

    def item(self) -> Any:  # noqa: ANN401 - whatever stands there
        flags = self.number()
        kind = flags & 255
        if kind == _NOTHING:
            return None
        if kind == _AGAIN:
            return self.symbols[(flags >> 8) - 1]
        if kind == _SYMBOL:
            self.symbols.append(self.item())
            return self.symbols[-1]
        if kind == _LIST:
            return self._pairs(tagged=bool(flags & 0x400))
        if kind == _CHARS:
            return self._text(self.number())
        values = self._vector(kind)
        return (values, self.item()) if flags & 0x200 else values

    def _pairs(self, *, tagged: bool) -> dict[Any, Any]:
        name = self.item() if tagged else None
        found = {name: self.item()}
        return found | (self.item() or {})

    def _text(self, size: int) -> str | None:
        if size < 0:
            return None
        self.at += size
        return self.content[self.at - size : self.at].decode()

    def _vector(self, kind: int) -> list[Any]:
        size = self.number()
        if kind in _WHOLE:
            return [self.number() for _ in range(size)]
        if kind in {_TEXTS, _VECTOR}:
            return [self.item() for _ in range(size)]
        raise ValueError(f"nothing here reads R type {kind}")
