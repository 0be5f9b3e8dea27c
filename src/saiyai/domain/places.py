"""Kinds of place, what a place lies in, and what a resource area is of."""

from enum import StrEnum


class PlaceKind(StrEnum):
    """What a place is: from a village to a resource area or a room where people meet."""

    UNTOLD = ""
    HOUSE_WARD = "house_ward"
    TEMPLE_WARD = "temple_ward"
    VILLAGE = "village"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    INTERNATIONAL = "international"
    RESOURCE_AREA = "resource_area"
    SPACE = "space"
    VIRTUAL = "virtual"


class Resource(StrEnum):
    """What a resource area is of."""

    UNTOLD = ""
    BASIN = "basin"
    BAY = "bay"
    COAST = "coast"
    WETLAND = "wetland"
    FOREST = "forest"
    MOUNTAIN = "mountain"
    FARMLAND = "farmland"
    OTHER = "other"


class Within(StrEnum):
    """In what sense a place also lies in another."""

    ADMINISTRATIVE = "administrative"
    RESOURCE = "resource"
    CUSTOM = "custom"


class Medium(StrEnum):
    """Where a community without ground meets."""

    UNTOLD = ""
    ON_AIR = "on_air"
    ONLINE = "online"
