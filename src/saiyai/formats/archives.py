"""Zip files from strangers: how many members, how large unpacked, and no paths."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from saiyai.domain.errors import UnreadableFile
from saiyai.formats.decoding import decode
from saiyai.formats.refusals import too_large, unreadable

MEMBERS: Final = 1_000
UNPACKED: Final = 512 * 2**20  # bytes of all members together
_ENCRYPTED: Final = 0x1
_UTF8_NAME: Final = 0x800
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, RuntimeError,
    ValueError,
)  # fmt: skip
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first day a zip can tell; no clock enters a file


def unpack(
    content: bytes, name: str, *, wanted: Callable[[str], bool] = lambda _: True
) -> list[tuple[str, bytes]]:
    """The members of a zip with their paths as written; paths are never used to write anything.

    Raises: UnreadableFile where it is damaged or locked; FileTooLarge beyond the limits above.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            _check(members, name)
            return [
                (path, _read(archive, info)) for info in members if wanted(path := _path(info))
            ]
    # A size told too small ends in a wrong checksum, so no more is unpacked than was told.
    except _DAMAGED as wrong:
        raise unreadable(name, "damaged_zip") from wrong


def paths(content: bytes, name: str) -> set[str]:
    """The paths of the members of a zip. Raises: UnreadableFile where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return set(archive.namelist())
    except _DAMAGED as wrong:
        raise unreadable(name, "damaged_zip") from wrong


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MEMBERS:
        raise too_large(name, "members", members=len(members), limit=MEMBERS)
    size = sum(info.file_size for info in members)
    if size > UNPACKED:
        raise too_large(name, "unpacked", megabytes=size >> 20, limit=UNPACKED >> 20)
    if any(info.flag_bits & _ENCRYPTED for info in members):
        raise unreadable(name, "password")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as member:
        return member.read()


def _path(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:  # Windows writes Thai names in its own code page and does not say so
        return decode(info.filename.encode("cp437"), info.filename)
    except (UnicodeEncodeError, UnreadableFile):
        return info.filename


def base_name(path: str) -> str:
    """The last part of a path written on any system."""
    return PurePosixPath(path.replace("\\", "/")).name


def pack(members: list[tuple[str, bytes]], *, compress: bool = True) -> bytes:
    """A zip of the members; equal members give equal bytes."""
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method) as archive:
        for path, content in members:
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), content, method)
    return target.getvalue()
