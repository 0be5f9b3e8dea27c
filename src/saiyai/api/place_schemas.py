"""Shapes of places, official areas and issues."""

from datetime import date

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.schemas import NameOut, SomeoneOut
from saiyai.domain.places import Medium, PlaceKind, Resource, Within


class WithinIn(Schema):
    """Another place that a place lies in as well, in what sense, and its number in order there."""

    parent: str
    purpose: Within = Within.CUSTOM
    order: int | None = Field(default=None, ge=-2_147_483_648, le=2_147_483_647)


class PlaceIn(Schema):
    """A place as a whole: what is left empty is empty from now on."""

    id: str = ""
    name_th: str = ""
    name_en: str = ""
    kind: PlaceKind = PlaceKind.UNTOLD
    code: str = Field(default="", description="Official code, without TH.")
    parent: str = Field(default="", description="Id of the place it lies in first.")
    order: int | None = Field(default=None, ge=-2_147_483_648, le=2_147_483_647)
    within: list[WithinIn] = []
    resource: Resource = Resource.UNTOLD
    medium: Medium = Medium.UNTOLD
    used_for: str = ""
    hosts: list[str] = Field(default=[], description="Ids of actors who give the space.")
    valid_from: date | None = None
    valid_until: date | None = None


class PlaceOut(BaseModel):
    """A place in the tree; `members` are those there or below it, each counted once."""

    id: str
    name: NameOut
    kind: PlaceKind
    code: str
    depth: int
    members: int
    order: int | None
    again: bool


class PlacesOut(BaseModel):
    """The tree of places, each followed by what lies in it."""

    places: list[PlaceOut]


class WithinOut(BaseModel):
    """Another place that one lies in, in what sense, and its number in order there."""

    parent: str
    purpose: Within
    order: int | None


class PlaceProfileOut(PlaceOut):
    """Everything told of a place."""

    path: list[str]
    within: list[WithinOut]
    children: list[str]
    upstream: list[str]
    downstream: list[str]
    hosts: list[SomeoneOut]
    resource: Resource
    medium: Medium
    used_for: str
    valid_from: date | None
    valid_until: date | None


class OrderIn(Schema):
    """Ids of what lies in a place, from upstream down."""

    ids: list[str]


class AreaIn(Schema):
    """The official code of an area to take in."""

    code: str


class AreaOut(BaseModel):
    """An official area with what it lies in, nearest first."""

    code: str
    name: NameOut
    kind: PlaceKind
    inside: list[NameOut]
    lat: float | None
    lon: float | None


class AreasOut(BaseModel):
    """Official areas, the best first."""

    areas: list[AreaOut]


class IssueIn(Schema):
    """An issue as a whole: what is left empty is empty from now on."""

    id: str = ""
    name_th: str = ""
    name_en: str = ""
    parent: str = Field(default="", description="Id of the issue it is a part of.")
    situation: str = ""


class IssueOut(BaseModel):
    """An issue in the tree; `members` work on it or on a part of it, each counted once."""

    id: str
    name: NameOut
    depth: int
    members: int


class IssuesOut(BaseModel):
    """The tree of issues, each followed by its parts."""

    issues: list[IssueOut]


class IssueProfileOut(IssueOut):
    """Everything told of an issue."""

    situation: str
    path: list[str]
    children: list[str]
