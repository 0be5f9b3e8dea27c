"""Where the actors of a large record live, and the networks inside it that they belong to."""

from collections.abc import Iterator, Sequence
from typing import Final

from saiyai.domain.places import PlaceKind
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Membership, Network, Place
from saiyai.services.rows import name_columns

_PROVINCES: Final = (("55", "น่าน"), ("94", "ปัตตานี"), ("43", "หนองคาย"))
_IN_EACH: Final = 8
"""So many villages to a sub-district, and sub-districts to a district."""

_LEVELS: Final = (
    (PlaceKind.PROVINCE, "", 1),
    (PlaceKind.DISTRICT, "อำเภอ", _IN_EACH**2),
    (PlaceKind.SUBDISTRICT, "ตำบล", _IN_EACH),
    (PlaceKind.VILLAGE, "บ้าน", 1),
)
"""From above, with what they are called and how many villages each holds; a province many."""


def save_villages(network: Network, seq: int, villages: int) -> list[int]:
    """Tell so many villages and what they lie in, with official codes. Returns: their row ids."""
    told: dict[str, Place] = {}
    for number in range(villages):
        code, name = _PROVINCES[number * len(_PROVINCES) // villages]
        above = None
        for kind, called, holds in _LEVELS:
            at = number // holds
            code += f"{at % 64 + 1:02}" if called else ""
            if code not in told:
                told[code] = Place.objects.using(WRITING).create(
                    network=network,
                    ref=f"p{code}",
                    name_th=f"{called}{name} {at + 1}" if called else name,
                    kind=kind,
                    code=code,
                    parent=above,
                    told=seq,
                )
            above = told[code]
    return [place.pk for place in told.values() if place.kind == PlaceKind.VILLAGE]


def save_networks_inside(network: Network, seq: int, networks: int, actors: Sequence[int]) -> None:
    """Tell so many networks that are members, and spread the actors over them."""
    if not networks:
        return
    rows = Actor.objects.using(WRITING).bulk_create(_networks(network, seq, networks))
    inside = [row.pk for row in rows]
    Membership.objects.using(WRITING).bulk_create(_memberships(network, seq, inside, actors))


def _networks(network: Network, seq: int, networks: int) -> Iterator[Actor]:
    for number in range(networks):
        names = name_columns(f"เครือข่ายย่อย {number + 1}", f"Sub-network {number + 1}")
        yield Actor(network=network, ref=f"n{number}", kind="network", told=seq, **names)


def _memberships(
    network: Network, seq: int, inside: Sequence[int], actors: Sequence[int]
) -> Iterator[Membership]:
    for one in inside:
        yield Membership(network_id=network.pk, member_id=one, role="member", told=seq)
    for number, actor in enumerate(actors):
        at = inside[number % len(inside)]
        yield Membership(network_id=at, member_id=actor, role="member", told=seq)
