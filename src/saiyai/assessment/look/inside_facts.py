"""What is inside a scope as the facts of a day, for readings that are made from those."""

import numpy as np

from saiyai.assessment.look.facts import Facts, FlowFacts, LineFacts
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, OWN, Ints
from saiyai.assessment.look.scopes import held_on
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.catalogue import KINDS

_LIKE_PERSONS = (ActorKind.PERSON, ActorKind.UNSPECIFIED)


def facts_of(inside: Inside) -> Facts:
    """The members, their lines, roles, calls and gifts, on the record's day.

    Of the record as a whole everybody who is in it counts, partners too. Cost: O(lines + flows).
    """
    record = inside.record
    actors, places = record["actors"], record["places"]
    at = actors["place"]
    rows = np.append(places.ids, NOBODY)
    return Facts(
        day=record.day,
        present=inside.record.present if inside.named == OWN else inside.members,
        persons=actors.has("kind", *_LIKE_PERSONS),
        kinds=actors["kind"],
        places=rows[np.where(at >= 0, at, len(places))],
        roles=_roles(inside),
        lines=_lines(inside),
        calls=_flows(inside, "contact"),
        gifts=_flows(inside, "exchange"),
        coverage=_coverage(inside),
    )


def _lines(inside: Inside) -> LineFacts:
    if inside.named != OWN:
        return inside.lines
    around, present = inside.around, inside.record.present
    kept = present[around.a] & present[around.b]
    return LineFacts(**{name: getattr(around, name)[kept] for name in LineFacts.__slots__})


def _roles(inside: Inside) -> tuple[tuple[int, Role], ...]:
    told = inside.record["memberships"]
    now = held_on(told, inside.day) & (told["network"] == inside.named) & (told["member"] >= 0)
    held = told.only(now)
    roles = [Role(word) for word in held.words["role"]]
    return tuple(
        (member, roles[role])
        for member, role in zip(held["member"].tolist(), held["role"].tolist(), strict=True)
    )


def _flows(inside: Inside, kind: str) -> FlowFacts:
    record, flows = inside.record, inside.record.flows
    kept = (inside.happened & inside.is_kind(kind))[flows["event"]]
    event: Ints = flows["event"][kept]
    return FlowFacts(
        events=record.events.ids[event],
        sources=flows["source"][kept],
        targets=flows["target"][kept],
        days=record.events["latest"][event],
        goods=flows["good"][kept],
    )


def _coverage(inside: Inside) -> dict[str, Share]:
    first = inside.day - inside.bounds.call_days + 1
    return {kind: inside.recorded(kind, first) for kind in KINDS}
