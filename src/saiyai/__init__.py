"""Saiyai: the living record, the map and the health check of a civil-society network."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saiyai.queries.files import read_file as read

__all__ = ["__version__", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Every command imports this package; formats and kernels cost half a second more.
    if name == "read":
        from saiyai.queries.files import read_file  # noqa: PLC0415

        return read_file
    raise AttributeError(f"module 'saiyai' has no attribute {name!r}")
