"""The record as a draft: everything that stands, so that what goes out comes back in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    CoverageDraft,
    Draft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.errors import KeepersOnly
from saiyai.domain.goals import GoalKind, GoalScope, Permanence
from saiyai.domain.kinds.card import Privacy
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.periods import Span
from saiyai.domain.places import Medium, PlaceKind, Resource
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.domain.viewers import Viewer
from saiyai.queries.carried import load_carried
from saiyai.queries.identities import kept_rows, rows_once
from saiyai.queries.known import as_known
from saiyai.queries.memberships import spell_key
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import (
    Actor,
    ActorIssue,
    Alias,
    Coverage,
    Event,
    Flow,
    Goal,
    Issue,
    Membership,
    Network,
    Part,
    Place,
    QuietTime,
    Tie,
    TieAssertion,
)
from saiyai.records.models.facts import span

_CHUNK = 5_000
_OPEN_KINDS = [kind.id for kind in KINDS.values() if kind.privacy is not Privacy.SEALED]


def load_record(viewer: Viewer, network: Network, known: int | None = None) -> Draft:
    """Everything that stands in a record but for events that are sealed, whatever day it is of.

    It is told as it stands now, or as known at a Change.

    Raises: KeepersOnly: files leave the house, so members' editions wait for their own step.
    Cost: one pass over each table; about 50,000 events a second.
    """
    if not viewer.is_keeper:
        raise KeepersOnly
    with snapshot():
        return _Record(network, known).draft()


class _Record:
    """A record being read: refs by row id, so that drafts can name what they refer to."""

    def __init__(self, network: Network, known: int | None) -> None:
        self.network = network
        self.known = known
        self.merged = kept_rows(network, known)
        refs = self._refs(Actor)
        self.actors = {row: refs[self.merged.get(row, row)] for row in refs}
        self.places = self._refs(Place)
        self.issues = self._refs(Issue)
        self.goals = self._refs(Goal)

    def draft(self) -> Draft:
        facts = {
            "name_th": self.network.actor.name_th,
            "name_en": self.network.actor.name_en,
            "today": self.network.clock.isoformat() if self.network.clock else "",
        }
        return Draft(
            places=tuple(self._places()),
            issues=tuple(self._issues()),
            actors=tuple(self._actors()),
            memberships=tuple(self._memberships()),
            goals=tuple(self._goals()),
            ties=tuple(self._ties()),
            events=tuple(self._events()),
            coverage=tuple(self._coverage()),
            quiet=tuple(self._quiet()),
            more=self._more(),
            facts={name: fact for name, fact in facts.items() if fact},
        )

    def _more(self) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
        refs = {
            "actors": self.actors,
            "places": self.places,
            "issues": self.issues,
            "goals": self.goals,
        }
        return load_carried(self.network, refs, _OPEN_KINDS, self.known)

    def _standing(self, table: type[Any]) -> Any:  # noqa: ANN401 - a query of any table
        rows = table.objects.using(alias()).filter(network=self.network)
        return rows.known(self.known).order_by("pk")

    def _as_known(self, table: type[Any]) -> list[Any]:
        """The same as rows, with what was corrected since as it stood."""
        rows = list(self._standing(table))
        as_known(rows, self.known)
        return rows

    def _refs(self, table: type[Any]) -> Mapping[int, str]:
        return dict(self._standing(table).values_list("pk", "ref"))

    def _places(self) -> Iterator[PlaceDraft]:
        for row in self._as_known(Place):
            yield PlaceDraft(
                *_names(row),
                kind=PlaceKind(row.kind),
                code=row.code,
                parent=self.places.get(row.parent_id, ""),
                order=row.order,
                resource=Resource(row.resource),
                medium=Medium(row.medium),
                used_for=row.used_for,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
            )

    def _issues(self) -> Iterator[IssueDraft]:
        for row in self._as_known(Issue):
            parent = self.issues.get(row.parent_id, "")
            yield IssueDraft(*_names(row), parent=parent, situation=row.situation)

    def _goals(self) -> Iterator[GoalDraft]:
        for row in self._as_known(Goal):
            yield GoalDraft(
                *_names(row),
                owner=self.actors.get(row.owner_id, ""),
                parent=self.goals.get(row.parent_id, ""),
                main=row.main,
                horizon=row.horizon,
                due=span(row.due_earliest, row.due_latest),
                kind=GoalKind(row.kind),
                scope=GoalScope(row.scope),
                permanence=Permanence(row.permanence),
                measure=row.measure,
                target=row.target,
                unit=row.unit,
                target_words=row.target_words,
            )

    def _actors(self) -> Iterator[ActorDraft]:
        issues, aliases = defaultdict(list), defaultdict(list)
        told = (
            ActorIssue.objects.using(alias()).filter(actor__network=self.network).known(self.known)
        )
        for actor, issue in told.order_by("pk").values_list("actor_id", "issue_id"):
            issues[self._kept(actor)].append(self.issues[issue])
        for row in self._standing(Alias):
            aliases[self._kept(row.actor_id)].append(row.name)
        everyone = self._as_known(Actor)
        for row in everyone:
            if row.pk in self.merged:
                aliases[self._kept(row.pk)] += filter(None, (row.name_th, row.name_en))
        for row in everyone:
            if row.pk in self.merged:
                continue
            other = dict.fromkeys(aliases[row.pk])
            yield ActorDraft(
                *_names(row),
                kind=ActorKind(row.kind),
                sector=Sector(row.sector),
                place=self.places.get(row.place_id, ""),
                issues=tuple(dict.fromkeys(issues[row.pk])),
                consent=Consent(row.consent),
                note=row.note,
                aliases=tuple(name for name in other if name not in (row.name_th, row.name_en)),
                extra=row.extra,
            )

    def _memberships(self) -> Iterator[MembershipDraft]:
        rows = Membership.objects.using(alias()).filter(member__network=self.network)
        told = rows.known(self.known).order_by("pk")
        for row in rows_once(
            told, lambda row: (row.network_id, self._kept(row.member_id), *spell_key(row))
        ):
            yield MembershipDraft(
                network=self.actors.get(row.network_id, ""),
                member=self.actors[row.member_id],
                role=Role(row.role),
                joined=span(row.joined_earliest, row.joined_latest),
                left=span(row.left_earliest, row.left_latest),
                why=row.why,
                voluntary=row.voluntary,
                reasons=tuple(row.reasons),
                admitted_by=self.actors.get(row.admitted_by_id or 0, ""),
                duties=row.duties,
                term=span(row.term_earliest, row.term_latest),
                deputy=self._other_than(row.member_id, row.deputy_id),
                successor=self._other_than(row.member_id, row.successor_id),
                exit_why=row.exit_why,
            )

    def _other_than(self, member: int, other: int | None) -> str:
        """Nobody where a merge made both one."""
        ref = self.actors.get(other or 0, "")
        return "" if ref == self.actors[member] else ref

    def _ties(self) -> Iterator[TieDraft]:
        said = defaultdict(list)
        ties = list(self._standing(Tie).select_related("kind"))
        as_known([tie.kind for tie in ties], self.known)
        first: dict[int, int] = {}
        by_line: dict[tuple[object, ...], int] = {}
        for tie in ties:
            first[tie.pk] = by_line.setdefault(self._line(tie), tie.pk)
        rows = TieAssertion.objects.using(alias()).filter(tie__network=self.network)
        for row in rows.known(self.known).order_by("pk"):
            said[first[row.tie_id]].append(self._assertion(row))
        for tie in ties:
            if first[tie.pk] != tie.pk or self._kept(tie.a_id) == self._kept(tie.b_id):
                continue
            yield TieDraft(
                source=self.actors[tie.a_id],
                target=self.actors[tie.b_id],
                ref=tie.ref,
                kind=tie.kind.name,
                directed=tie.directed,
                assertions=tuple(said[tie.pk]),
            )

    def _line(self, tie: Tie) -> tuple[object, ...]:
        """What makes two lines one."""
        ends = self._kept(tie.a_id), self._kept(tie.b_id)
        return (tie.kind_id, tie.directed, *(ends if tie.directed else sorted(ends)))

    def _kept(self, actor: int) -> int:
        return self.merged.get(actor, actor)

    def _assertion(self, row: TieAssertion) -> AssertionDraft:
        return AssertionDraft(
            stance=Stance(row.stance),
            said_by=self.actors.get(row.said_by_id or 0, ""),
            said=Span(row.earliest, row.latest),
            since=span(row.since_earliest, row.since_latest),
            foundation=Foundation(row.foundation),
            rhythm=Rhythm(row.rhythm),
            culture=row.culture,
            power=row.power,
            learning=row.learning,
            culture_why=row.culture_why,
            power_why=row.power_why,
            learning_why=row.learning_why,
            sign=row.sign,
            weight=row.weight,
            via=self.actors.get(row.via_id or 0, ""),
            occasion=row.occasion,
            note=row.note,
            extra=row.extra,
        )

    def _events(self) -> Iterator[EventDraft]:
        events = self._standing(Event).filter(kind__in=_OPEN_KINDS)
        rows = _by_level(list(events.select_related("about")))
        for start in range(0, len(rows), _CHUNK):
            chunk = rows[start : start + _CHUNK]
            ids = [row.pk for row in chunk]
            parts, flows = _by_event(Part, ids), _by_event(Flow, ids)
            for row in chunk:
                there = rows_once(
                    parts[row.pk], lambda part: (self._kept(part.actor_id), part.role, part.phase)
                )
                went = [
                    flow
                    for flow in flows[row.pk]
                    if self._kept(flow.source_id) != self._kept(flow.target_id)
                ]
                # A call of somebody with themselves is none.
                if went or not flows[row.pk] or not kind_of(row.kind).needs_flow:
                    yield self._event(row, there, went)

    def _event(self, row: Event, parts: list[Part], flows: list[Flow]) -> EventDraft:
        return EventDraft(
            kind=row.kind,
            when=Span(row.earliest, row.latest),
            data=row.data,
            ref=row.ref,
            parts=tuple(PartDraft(self.actors[p.actor_id], p.role, p.phase) for p in parts),
            flows=tuple(
                FlowDraft(
                    self.actors[f.source_id], self.actors[f.target_id], f.good, f.amount, f.unit
                )
                for f in flows
            ),
            place=self.places.get(row.place_id or 0, ""),
            issue=self.issues.get(row.issue_id or 0, ""),
            goal=self.goals.get(row.goal_id or 0, ""),
            via_centre=row.via_centre,
            channel=row.channel,
            source=row.source,
            occasion=row.occasion,
            about=row.about.ref if row.about and row.about.kind in _OPEN_KINDS else "",
            version=row.version,
        )

    def _coverage(self) -> Iterator[CoverageDraft]:
        for row in self._standing(Coverage):
            yield CoverageDraft(row.kind, Span(row.earliest, row.latest), row.share, row.told_by)

    def _quiet(self) -> Iterator[QuietDraft]:
        rows = QuietTime.objects.using(alias()).filter(actor__network=self.network)
        told = (
            QuietDraft(self.actors[row.actor_id], Span(row.earliest, row.latest), row.reason)
            for row in rows.known(self.known).order_by("pk")
        )
        yield from dict.fromkeys(told)


def _names(row: Any) -> tuple[str, str, str]:  # noqa: ANN401 - a row of any table with names
    return row.ref, row.name_th, row.name_en


def _by_level(events: list[Event]) -> list[Event]:
    """Events in the order in which an import can tell them: those they are about come first.

    Versions may have been told in a circle; a walk ends where it would begin again.
    """
    refs = {row.ref for row in events}
    about = {row.ref: row.about.ref for row in events if row.about and row.about.ref in refs}
    levels: dict[str, int] = {}

    def level(ref: str) -> int:
        way = [ref]
        while way[-1] not in levels and about.get(way[-1], ref) not in way:
            way.append(about[way[-1]])
        start = levels.get(way[-1], 0)
        levels.update({one: start + up for up, one in enumerate(reversed(way))})
        return levels[ref]

    return sorted(events, key=lambda row: level(row.ref))


def _by_event(table: type[Any], ids: Iterable[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in table.objects.using(alias()).filter(event_id__in=ids).order_by("pk"):
        found[row.event_id].append(row)
    return found
