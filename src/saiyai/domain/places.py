"""Kinds of place."""

from enum import StrEnum


class PlaceKind(StrEnum):
    """What a place is: from a village to a resource area or a room where people meet."""

    UNTOLD = ""
    VILLAGE = "village"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    RESOURCE_AREA = "resource_area"
    SPACE = "space"
    VIRTUAL = "virtual"
