"""What of a record is to be read: refs and words of people made a scope of positions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.record import NOBODY, Record, Scope
from saiyai.assessment.look.scopes import network_scope, occasion_scope, own_scope, set_scope
from saiyai.domain.errors import UnknownActor
from saiyai.domain.periods import AsOf
from saiyai.domain.stories import Subject
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.columns import standing_at
from saiyai.queries.editions import Edition
from saiyai.queries.names import Someone, people_of
from saiyai.queries.records import read_record
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Actor, Network


@dataclass(frozen=True, slots=True)
class NetworkInside:
    """A member of a record that has members itself, and how many on the day."""

    who: Someone
    members: int


def read_subject(network: Network, eye: Eye, subject: Subject, when: AsOf) -> tuple[Record, Scope]:
    """A record on a day, for an eye, and whom of it a subject names. Raises: UnknownActor."""
    edition, record = read_record(network, eye, when)
    return record, scope_of(network, edition, record, subject)


def scope_of(network: Network, edition: Edition, record: Record, subject: Subject) -> Scope:
    """The scope that a subject names on the record's day.

    An occasion that the record does not tell of has nobody. Raises: UnknownActor for a ref that
    the record, as this edition has it, does not know.
    """
    if subject.network:
        (position,) = _positions(network, edition, (subject.network,))
        return network_scope(record, position)
    if subject.actors:
        return set_scope(record, _positions(network, edition, subject.actors))
    if subject.occasion:
        told = subject.occasion in record.occasions
        return occasion_scope(record, subject.occasion) if told else set_scope(record, ())
    return own_scope(record)


def list_networks_inside(viewer: Viewer, network: Network, when: AsOf) -> Sequence[NetworkInside]:
    """Members of a record that have members themselves, the largest first; none for outsiders."""
    if viewer.eye is Eye.OUTSIDE:
        return []
    with snapshot():
        edition, record = read_record(network, viewer.eye, when)
        held = record["memberships"]["network"]
        positions = np.unique(held[held >= 0]).tolist()
        sizes = {one: network_scope(record, one).n for one in positions}
        ids = {one: int(edition.actor_ids[one]) for one in positions}
        people = people_of(viewer, ids.values(), edition.seq)
        found = [
            NetworkInside(people[pk], sizes[one])
            for one, pk in ids.items()
            if sizes[one] and pk in people and people[pk].ref
        ]
        return sorted(found, key=lambda one: (-one.members, one.who.ref))


def _positions(network: Network, edition: Edition, refs: tuple[str, ...]) -> list[int]:
    rows = Actor.objects.using(alias()).filter(standing_at(edition.seq), network=network)
    ids = dict(rows.filter(ref__in=refs).values_list("ref", "pk"))
    places = {pk: at for at, pk in enumerate(edition.actor_ids.tolist())}
    for ref in refs:
        if ids.get(ref) not in places:
            raise UnknownActor(ref=ref)
    return [places[ids[ref]] for ref in refs]


def position_for(network: Network, record: Record) -> Callable[[str], int]:
    """The position that a ref has in a record; NOBODY for one who is not in it."""
    at = {pk: place for place, pk in enumerate(record["actors"].ids.tolist())}
    rows = Actor.objects.using(alias()).filter(network=network, pk__in=at)
    places = {ref: at[pk] for ref, pk in rows.values_list("ref", "pk")}
    return lambda ref: places.get(ref, NOBODY)
