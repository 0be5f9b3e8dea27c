"""Who was in a network that closed or fell away, and has come in nowhere else since."""

import numpy as np

from saiyai.assessment.diagnoses.reading import diagnoses_of
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import OWN
from saiyai.assessment.look.scopes import held_on, network_scope
from saiyai.assessment.nature.posts import changes_of, hung_on
from saiyai.assessment.reading import Discretion, Sure, Who
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.actors import BESIDE, Role
from saiyai.domain.kinds.lifecycle import LifecycleStep
from saiyai.domain.ties import ANSWERING
from saiyai.domain.verdicts import Diagnosis, Matter
from saiyai.domain.words import Say


def outside_matters(inside: Inside) -> list[Noticed]:
    """Former members of networks inside the record that are gone, whose other lines are silent.

    Read for the record as a whole alone. Cost: that of the diagnoses, for each such network in
    which something changed.
    """
    if inside.named != OWN:
        return []
    found, seen = [], set[int]()
    for position in _networks(inside):
        since = _gone(inside, position)
        if since is None:
            continue
        left = np.flatnonzero(_was_in(inside, position) & ~_in_touch(inside, position, since))
        for actor in left.tolist():
            if actor not in seen:
                seen.add(actor)
                found.append(_noticed(inside, actor, position, since))
    return found


def _networks(inside: Inside) -> list[int]:
    told = inside.record["memberships"]["network"]
    return [int(position) for position in np.unique(told[told >= 0])]


def _gone(inside: Inside, position: int) -> int | None:
    """Since when a network is gone: it was closed, or what it hung on fell away."""
    closed = _closed(inside, position)
    if closed is not None:
        return closed
    own = Inside(inside.record, network_scope(inside.record, position), inside.bounds)
    changes = changes_of(own)
    if not changes or not own.members.any():
        return None
    fell = any(one.of is Diagnosis.COLLAPSE for one in diagnoses_of(own).diagnoses)
    return changes[-1].day if fell else None


def _closed(inside: Inside, position: int) -> int | None:
    told = inside.record.of_kind("lifecycle").by(inside.day)
    parts = inside.record.parts
    whole = parts["event"][(parts["actor"] == position) & parts.has("role", "whole")]
    mine = told.only(np.isin(told["row"], whole))
    if not len(mine):
        return None
    last = int(np.argmax(mine["latest"]))
    closed = bool(mine.has("step", LifecycleStep.CLOSED)[last])
    return int(mine["latest"][last]) if closed else None


def _was_in(inside: Inside, position: int) -> Bools:
    """Everybody who was ever a member of a network, whoever set it up aside."""
    told = inside.record["memberships"]
    in_it = (told["network"] == position) & (told["member"] >= 0)
    in_it &= ~told.has("role", Role.PROMOTER, Role.ALLY, Role.STAKEHOLDER, Role.PLACE)
    found = np.zeros(inside.record.n, np.bool_)
    found[told["member"][in_it]] = True
    return found


def _in_touch(inside: Inside, position: int, since: int) -> Bools:
    """Who is a member elsewhere, came into the own network since, or has a line elsewhere.

    To have been in the whole all along is no way in: only a line that answers tells of contact.
    """
    around = inside.around
    answers = around.of(*ANSWERING)
    answers &= ~np.isin(around.rows, inside.record.lines.rows[hung_on(inside)])
    was = _was_in(inside, position)
    answers &= ~(was[around.a] & was[around.b])
    found = np.zeros(inside.record.n, np.bool_)
    found[around.a[answers]] = True
    found[around.b[answers]] = True
    told = inside.record["memberships"]
    joined = held_on(told, inside.day) & (told["member"] >= 0) & ~told.has("role", *BESIDE)
    elsewhere = (told["network"] != position) & (told["network"] != OWN)
    joined &= elsewhere | ((told["network"] == OWN) & (told["joined_latest"] > since))
    found[told["member"][joined]] = True
    return found


def _noticed(inside: Inside, actor: int, network: int, since: int) -> Noticed:
    who, whole = Who(actor, Discretion.PERSON), Who(network)
    rows = inside.record["actors"].ids
    told = inside.record["memberships"]
    mine = (told["member"] == actor) & (told["network"] == network)
    return Noticed(
        of=Matter.LEFT_OUTSIDE,
        subject=Subject("actors", (int(rows[actor]),)),
        seen=Say(
            "warning.left_outside.seen",
            who=who,
            network=whole,
            day=inside.record.day.fromordinal(since),
        ),
        unknown=Say("warning.left_outside.unknown"),
        tries=(
            Attempt(Try.INVITE, Say("warning.try.invite", who=who), (actor,)),
            Attempt(Try.ASK_BOTH, Say("warning.try.ask_need", who=who), (actor,)),
        ),
        sure=Sure.FAIRLY,
        size=1,
        loss=Loss(people=1, of=inside.scope.n),
        about=(who,),
        day=since,
        after=_after(inside, actor),
        trail=inside.trail(memberships=told.ids[mine]),
    )


def _after(inside: Inside, actor: int) -> Say:
    """How the record would read: one member more, or one who has been in it all along in touch."""
    if inside.members[actor]:
        return Say("warning.left_outside.after_line")
    return Say("warning.left_outside.after", n=inside.scope.n + 1)
