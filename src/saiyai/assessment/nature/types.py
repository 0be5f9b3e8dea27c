"""Around what a network gathers, in what form, whose it is, and how far it has come.

What is declared and what the work shows stand side by side; that they differ is a finding.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, OWN, Ints, Record, Scope, Table
from saiyai.assessment.look.scopes import held_on
from saiyai.assessment.nature.goals import agreements_of, charter_of
from saiyai.assessment.nature.grounds import Grounds, grounds_of
from saiyai.assessment.nature.ownership import Owned, born_of, owned_by
from saiyai.assessment.reading import Trail
from saiyai.domain.actors import Role
from saiyai.domain.agreements import CharterForm
from saiyai.domain.facet_words import Purpose
from saiyai.domain.kinds.advocacy import AdvocacyStage
from saiyai.domain.kinds.expansion import ExpansionInto
from saiyai.domain.kinds.outcome import OutcomeType
from saiyai.domain.places import PlaceKind
from saiyai.domain.ties import ANSWERING
from saiyai.domain.verdicts import Birth, Form, NetworkType, Ownership, Stage
from saiyai.domain.words import Say

_FORMS: Final = {
    CharterForm.LOOSE: Form.LOOSE,
    CharterForm.AD_HOC: Form.AD_HOC,
    CharterForm.STRUCTURED: Form.STRUCTURED,
    CharterForm.MIXED: Form.MIXED,
}
_OFFICES: Final = (Role.LEADER, Role.COMMITTEE, Role.TREASURER, Role.MANAGER, Role.RECORDER)
_WIDE: Final = (ExpansionInto.ALLIANCE, ExpansionInto.LEVEL)


@dataclass(frozen=True, slots=True)
class TypeReading:
    """Type, form, origin, whose it is now, and stage, each with what was declared where it was."""

    declared: NetworkType
    observed: NetworkType
    grounds: Grounds
    form_declared: Form
    form_observed: Form
    born: Birth
    now: Ownership
    owned: Owned
    stage: Stage
    says: tuple[Say, ...]
    trail: Trail
    conventions: int


def read_type(record: Record, scope: Scope, conventions: Conventions = HOUSE) -> TypeReading:
    """Type (TYPE-01), form (M63), origin (M60) and stage (M67) of a scope on the record's day."""
    return type_of(Inside(record, scope, conventions))


def type_of(inside: Inside) -> TypeReading:
    """The same, of what is already looked at."""
    grounds, owned = grounds_of(inside), owned_by(inside)
    declared, observed = _declared(inside), grounds.type
    form_declared, form_observed = _form_declared(inside), _form_observed(inside)
    now, stage, born = owned.now, _stage(inside), born_of(inside)
    differ = NetworkType.UNKNOWN not in {declared, observed} and declared is not observed
    says = [Say(f"type.observed.{observed}"), Say(f"form.observed.{form_observed}")]
    says += [Say("type.differs", declared=Say(f"network_type.{declared}"))] if differ else []
    says += [Say(f"born.{born}"), Say(f"ownership.{now}"), Say(f"stage.{stage}")]
    return TypeReading(
        declared=declared,
        observed=observed,
        grounds=grounds,
        form_declared=form_declared,
        form_observed=form_observed,
        born=born,
        now=now,
        owned=owned,
        stage=stage,
        says=tuple(says),
        trail=inside.trail(charter_versions=_charter_ids(inside)),
        conventions=inside.bounds.version,
    )


def _charter_ids(inside: Inside) -> Ints:
    return charter_of(inside).ids


# --- type ----------------------------------------------------------------------------------------


def _declared(inside: Inside) -> NetworkType:
    """What is told of the network itself: its places, its issues, the structure it belongs to."""
    record, named = inside.record, inside.named
    at = record["actor_places"]
    mine = at.only((at["actor"] == named) & (at["place"] >= 0))
    kinds = record["places"]
    natural = mine.has("purpose", Purpose.RESOURCE_AREA)
    natural |= kinds.has("kind", PlaceKind.RESOURCE_AREA)[mine["place"]]
    seat = record["actors"]["place"][named:][:1] if named >= 0 else np.empty(0, np.int64)
    by_seat = kinds.has("kind", PlaceKind.RESOURCE_AREA)[seat[seat >= 0]]
    natural = np.concatenate((natural, by_seat))
    found = set()
    if natural.any():
        found.add(NetworkType.RESOURCE_AREA)
    if (~natural).any():
        found.add(NetworkType.AREA)
    if (record["actor_issues"]["actor"] == named).any():
        found.add(NetworkType.ISSUE)
    if (record["backings"]["actor"] == named).any():
        found.add(NetworkType.STRUCTURE)
    if NetworkType.RESOURCE_AREA in found:
        found.discard(NetworkType.AREA)  # a basin lies in districts, too
    if not found:
        return NetworkType.UNKNOWN
    return found.pop() if len(found) == 1 else NetworkType.MIXED


# --- form ----------------------------------------------------------------------------------------


def _form_declared(inside: Inside) -> Form:
    charter = charter_of(inside)
    if not len(charter):
        return Form.UNKNOWN
    word = charter.words["form"][charter["form"][-1]]
    return _FORMS.get(CharterForm(word), Form.UNKNOWN)


def _form_observed(inside: Inside) -> Form:
    """Structured by roles, rules and regular work; ad hoc by what the work was for; else loose."""
    bounds = inside.bounds
    acts = inside.done & inside.of_scope & inside.since(2 * bounds.year_days)
    structured = _signs_of_structure(inside, acts) >= bounds.least_rules
    if inside.scope.occasion:
        return Form.STRUCTURED if structured else Form.AD_HOC
    n = int(acts.sum())
    occasions = int((inside.record.events["occasion"][acts] > 0).sum())
    ad_hoc = n >= bounds.least_placed and occasions >= n * bounds.form_share
    if structured:
        beside = ad_hoc or _without_roles(inside, acts) >= bounds.beside_share
        return Form.MIXED if beside else Form.STRUCTURED
    if ad_hoc:
        return Form.AD_HOC
    return Form.LOOSE if n >= bounds.least_placed else Form.UNKNOWN


def _without_roles(inside: Inside, acts: Bools) -> float:
    """The share of what is done together in which nobody takes part who holds a role."""
    told = _offices(inside)
    holders = np.zeros(inside.record.n, np.bool_)
    holders[told["member"]] = True
    event, actor = inside.inner
    led = np.zeros(len(acts), np.bool_)
    led[event[holders[actor]]] = True
    n = int(acts.sum())
    return float((acts & ~led).sum() / n) if n and len(told) else 0.0


def _offices(inside: Inside) -> Table:
    """Memberships of the scope's members with a role in the running of it."""
    of = inside.named if inside.named != NOBODY else OWN
    told = inside.record["memberships"]
    told = told.only((told["network"] == of) & (told["member"] >= 0) & told.has("role", *_OFFICES))
    return told.only(inside.members[told["member"]] & held_on(told, inside.day))


def _signs_of_structure(inside: Inside, acts: Bools) -> int:
    """Of three signs how many are told: roles shared out, something written, regular work."""
    record, bounds = inside.record, inside.bounds
    of = inside.named if inside.named != NOBODY else OWN
    told = _offices(inside)
    roles = len(np.unique(told["role"])) >= bounds.least_rules
    posts, held = record["positions"], record["holdings"]
    filled = np.isin(held["position"], np.flatnonzero(posts["actor"] == of))
    written = told.says("duties").any() or len(agreements_of(inside)) > 0
    written = written or bool((filled & (held["holder"] >= 0)).any())
    days = np.unique(record.events["latest"][acts])
    often = len(days) >= bounds.enough_acts
    regular = often and float(np.median(np.diff(days))) <= bounds.regular_days
    return int(roles) + int(written) + int(regular)


# --- stage ---------------------------------------------------------------------------------------


def _stage(inside: Inside) -> Stage:
    """Linking and helping; pushing and bargaining; allied with others in society (AUT-SYN1)."""
    pushed = inside.by_members("advocacy")
    bargained = inside.by_members("outcome")
    got = bargained.has("type", OutcomeType.BARGAIN, OutcomeType.POLICY).any()
    grew = inside.by_members("expansion") if inside.named < 0 else inside.of_kind("expansion")
    wide = grew.has("into", *_WIDE).any()
    heard = pushed.has("stage", AdvocacyStage.ADOPTED, AdvocacyStage.CARRIED_OUT).any()
    allied = wide or _sectors(inside) >= inside.bounds.least_sectors
    if (heard or got) and allied:
        return Stage.CIVIL_SOCIETY
    if len(pushed) or got:
        return Stage.BARGAINING
    linked = inside.done.any() or inside.lines.of(*ANSWERING).any()
    return Stage.LINKING if linked else Stage.UNKNOWN


def _sectors(inside: Inside) -> int:
    """How many of the four sectors members are of."""
    told = inside.record["actors"]["sector"][inside.members]
    words = inside.record["actors"].words["sector"]
    return sum(bool(words[at]) for at in np.unique(told[told >= 0]).tolist())
