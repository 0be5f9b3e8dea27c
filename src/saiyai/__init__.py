"""Saiyai: the living record, the map and the health check of a civil-society network."""

__all__ = ["__version__"]
__version__ = "0.1.0"
