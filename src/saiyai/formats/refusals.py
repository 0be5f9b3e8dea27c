"""Files that cannot be taken, each with the reason and the fix in both languages."""

from pathlib import Path

from saiyai.domain.errors import (
    FileTooLarge,
    UnknownFile,
    UnknownFormat,
    UnreadableFile,
    UnreadableStory,
)
from saiyai.domain.words import Say


def unreadable(file: str, why: str, /, **facts: object) -> UnreadableFile:
    """A file that does not keep to its format; the reason stands under `unreadable.<why>`."""
    return UnreadableFile(file=file, why=Say(f"unreadable.{why}", **facts))


def no_access(path: Path, wrong: OSError) -> UnknownFile | UnreadableFile:
    """A path that the system does not open."""
    if isinstance(wrong, FileNotFoundError | NotADirectoryError):
        return UnknownFile(path=str(path))
    if isinstance(wrong, IsADirectoryError):
        return unreadable(path.name, "folder")
    return unreadable(path.name, "no_access", problem=wrong.strerror or str(wrong))


def unknown_format(file: str, why: str, /, **facts: object) -> UnknownFormat:
    """A file of a format not read here; what to do instead stands under `unknown_format.<why>`."""
    return UnknownFormat(file=file, why=Say(f"unknown_format.{why}", **facts))


def too_large(file: str, why: str, /, **facts: object) -> FileTooLarge:
    """A file beyond a limit; which one stands under `too_large.<why>`."""
    return FileTooLarge(file=file, why=Say(f"too_large.{why}", **facts))


def wrong_story(place: str, why: str, /, **facts: object) -> UnreadableStory:
    """A story that cannot be read; `place` is the entry, the reason `unreadable_story.<why>`."""
    return UnreadableStory(place=place, why=Say(f"unreadable_story.{why}", **facts))
