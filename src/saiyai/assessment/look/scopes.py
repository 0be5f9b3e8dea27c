"""Who is read: the record's own network, one of its members, a set of actors, or an occasion.

A reading of a past day is of those who were members on that day.
"""

from collections.abc import Iterable

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, OWN, UNTOLD, Record, Scope, Table
from saiyai.domain.actors import BESIDE, NO_PARTY, Role


def own_scope(record: Record) -> Scope:
    """The record's own network: its members on the day.

    Where the record lists members, those; where it only tells of roles, everybody in it.
    """
    told = record["memberships"]
    own = told.only(told["network"] == OWN)
    members = _holders(record, own, record.today)
    if not own.has("role", Role.MEMBER).any():
        members |= record.present & ~_only_beside(record, own)
    return Scope(members & _may_be_members(record), OWN)


def network_scope(record: Record, position: int) -> Scope:
    """A member of the record that has members itself, by position: those of the day."""
    told = record["memberships"]
    of_it = told.only(told["network"] == position)
    return Scope(_holders(record, of_it, record.today) & _may_be_members(record), position)


def set_scope(record: Record, positions: Iterable[int]) -> Scope:
    """A set of actors, members of anything or not."""
    members = np.zeros(record.n, np.bool_)
    members[list(positions)] = True
    return Scope(members)


def occasion_scope(record: Record, occasion: str) -> Scope:
    """Whoever has lines, or took part, for an occasion.

    Raises: ValueError for an occasion that the record does not tell of.
    """
    code = record.occasions.index(occasion)
    said = record["assertions"]
    lines = said["tie"][(said["occasion"] == code) & (said["latest"] <= record.today)]
    events = (record.events["occasion"] == code) & (record.events["latest"] <= record.today)
    members = np.zeros(record.n, np.bool_)
    members[record.lines.a[lines]] = True
    members[record.lines.b[lines]] = True
    members[record.parts["actor"][events[record.parts["event"]]]] = True
    for end in ("source", "target"):
        members[record.flows[end][events[record.flows["event"]]]] = True
    return Scope(members & _may_be_members(record), occasion=code)


def held_on(memberships: Table, day: int) -> Bools:
    """Which memberships hold on a day; one whose beginning was not told has begun."""
    begun = memberships["joined_latest"] <= day  # UNTOLD is before every day
    left = memberships["left_latest"]
    held: Bools = begun & ((left == UNTOLD) | (left > day))
    return held


def _holders(record: Record, memberships: Table, day: int) -> Bools:
    """Who holds a role inside on a day."""
    inside = held_on(memberships, day) & ~memberships.has("role", *BESIDE)
    members = np.zeros(record.n, np.bool_)
    members[memberships["member"][inside & (memberships["member"] != NOBODY)]] = True
    return members


def _only_beside(record: Record, memberships: Table) -> Bools:
    beside = np.zeros(record.n, np.bool_)
    beside[memberships["member"][memberships["member"] != NOBODY]] = True
    return beside & ~_holders(record, memberships, record.today)


def _may_be_members(record: Record) -> Bools:
    may: Bools = ~record["actors"].has("kind", *NO_PARTY)
    return may
