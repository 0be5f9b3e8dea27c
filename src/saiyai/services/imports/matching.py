"""Whom a file means: its rows and names matched with one another and with the record.

A row is an actor of the record if the id is the same, or if name and kind are those of exactly
one actor there. A name like "พี่อ้อม" is never taken for somebody on likeness: likely ones are
offered, and a person chooses. A name that several actors have waits for that choice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.carried import CARRIED
from saiyai.domain.drafts import ActorDraft, Draft
from saiyai.domain.thai import name_variants, search_key
from saiyai.queries.identities import kept_rows, standing_alone
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Alias, Network

NEW: Final = "+"
"""A choice: this is somebody the record does not know yet."""

LEAVE_OUT: Final = "-"
"""A choice: rows with this name are not brought in."""

CANDIDATES: Final = 5

MOST_BEARERS: Final = 8
"""A form of a name that more than so many share, like "กลุ่ม", tells nobody from the others."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor the record has, or the file tells of."""

    ref: str
    name: str
    kind: ActorKind
    id: int | None = None
    ref_given: bool = True
    merged: frozenset[str] = frozenset()
    """Ids and names of rows merged into it: a file that still has them renames nobody."""


@dataclass(frozen=True, slots=True)
class Match:
    """What one row or name of the file stands for."""

    written: str
    draft: ActorDraft
    known: Known | None
    """The actor of the record it is; None: a new one."""
    candidates: tuple[Known, ...] = ()
    waits: bool = False
    """Nobody can tell yet: a person has to choose."""
    left_out: bool = False
    is_row: bool = False
    """A row of the file tells of this actor, not only a name in a line or event."""
    chosen: bool = False
    """A person chose whom the name means."""
    same_as: str = ""
    """A person said that this is another row or name of the same file."""

    @property
    def ref_given(self) -> bool:
        """Whether the file gave this actor an id."""
        return self.is_row and self.draft.ref == self.written

    @property
    def is_new(self) -> bool:
        """Whether this will be a new actor."""
        return not (self.known or self.waits or self.left_out or self.same_as)


@dataclass(slots=True)
class Matching:
    """Every actor of a file, and what its names mean."""

    actors: list[Match] = field(default_factory=list)
    by_written: dict[str, Match] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    """Ids that record and file use already."""

    def match_of(self, written: str) -> Match | None:
        """What a ref or name in a line or event stands for; None if it waits or is left out."""
        match = self.by_written.get(_key(written))
        if match and match.same_as:
            match = self.by_written.get(_key(match.same_as))
        return None if match is None or match.waits or match.left_out else match

    @property
    def waiting(self) -> list[Match]:
        """Those for whom a person has to choose."""
        return [match for match in self.actors if match.waits]

    @property
    def unsure(self) -> list[Match]:
        """New ones who resemble somebody: worth a look before pressing on."""
        return [match for match in self.actors if match.is_new and match.candidates]


def match_draft(
    network: Network | None, draft: Draft, choices: Mapping[str, str] | None = None
) -> Matching:
    """Match a file with a record (None: one that is yet to begin).

    `choices` says by the name as written whom a person chose: a ref, NEW or LEAVE_OUT.
    Cost: one pass over the names of the record and of the file.
    """
    told = _Told(network, draft, choices or {})
    refs = {actor.ref for actor in draft.actors} | set(told.by_ref)
    matching = Matching(taken=frozenset(refs))
    for actor in draft.actors:
        _add(matching, told.match_row(actor))
    for written in dict.fromkeys(_names_in(draft)):
        if written and _key(written) not in matching.by_written:
            _add(matching, told.match_name(written))
    return matching


def _add(matching: Matching, match: Match) -> None:
    matching.actors.append(match)
    for word in (match.written, match.draft.ref, match.draft.name):
        if word:
            matching.by_written.setdefault(_key(word), match)


def _key(written: str) -> str:
    # Ids like "007" and "7" differ, and names match however they are spaced: both keys at once.
    return search_key(written) or written


def _names_in(draft: Draft) -> Iterator[str]:
    for tie in draft.ties:
        yield from (tie.source, tie.target)
        for said in tie.assertions:
            yield from (said.said_by, said.via)
    for event in draft.events:
        yield from (part.actor for part in event.parts)
        yield from (end for flow in event.flows for end in (flow.source, flow.target))
    for membership in draft.memberships:
        yield from (membership.network, membership.member, membership.admitted_by)
        yield from (membership.deputy, membership.successor)
    yield from (quiet.actor for quiet in draft.quiet)
    yield from (goal.owner for goal in draft.goals)
    for name, rows in draft.more.items():
        named = [one for one, column in CARRIED[name].columns.items() if column.to == "actors"]
        yield from (row[column] for row in rows for column in named if column in row)


class _Told:
    """The names of record and file, looked up by what is written."""

    def __init__(self, network: Network | None, draft: Draft, choices: Mapping[str, str]) -> None:
        self.choices = {_key(written): choice for written, choice in choices.items()}
        self.by_ref: dict[str, Known] = {}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        self.network = network
        self._variants: dict[str, list[Known]] | None = None
        self.in_file = {
            written: Known(written, actor.name, actor.kind)
            for actor in draft.actors
            if (written := actor.ref or actor.name)
        }
        for known, names, merged_refs in _known_of(network):
            self.by_ref |= dict.fromkeys((known.ref, *merged_refs), known)
            for name in {search_key(name) for name in names if name}:
                self.by_name[name].append(known)

    def match_row(self, draft: ActorDraft) -> Match:
        """A row that tells of an actor."""
        written = draft.ref or draft.name
        if chosen := self._chosen(written, draft):
            return replace(chosen, is_row=True)
        if known := self.by_ref.get(draft.ref):
            return Match(written, _of_kept(draft, known), known, is_row=True)
        same = [
            known
            for known in self._of_name(draft)
            if _same_kind(known.kind, draft.kind) and not (draft.ref and known.ref_given)
        ]
        match = self._decide(written, draft, same)
        told = _of_kept(draft, match.known) if match.known else draft
        return replace(match, draft=told, is_row=True)

    def match_name(self, written: str) -> Match:
        """A name in a line or event of which no row tells."""
        draft = ActorDraft(name_th=written)
        if chosen := self._chosen(written, draft):
            return chosen
        if written in self.by_ref:
            return Match(written, draft, self.by_ref[written])
        return self._decide(written, draft, self.by_name.get(search_key(written), []))

    def _decide(self, written: str, draft: ActorDraft, same: list[Known]) -> Match:
        if len(same) == 1:
            return Match(written, draft, same[0])
        if same:
            return Match(written, draft, None, tuple(same[:CANDIDATES]), waits=True)
        return Match(written, draft, None, tuple(self._like(draft)))

    def _chosen(self, written: str, draft: ActorDraft) -> Match | None:
        choice = self.choices.get(_key(written))
        if choice is None:
            return None
        if choice == LEAVE_OUT:
            return Match(written, draft, None, left_out=True, chosen=True)
        if choice == NEW:
            return Match(written, draft, None, chosen=True)
        if choice in self.by_ref:
            return Match(written, draft, self.by_ref[choice], chosen=True)
        if choice in self.in_file and _key(choice) != _key(written):
            return Match(written, draft, None, same_as=choice, chosen=True)
        return None

    def _of_name(self, draft: ActorDraft) -> list[Known]:
        found: dict[str, Known] = {}
        for name in (draft.name_th, draft.name_en, *draft.aliases):
            for known in self.by_name.get(search_key(name), []) if name else []:
                found[known.ref] = known
        return list(found.values())

    def _like(self, draft: ActorDraft) -> Iterator[Known]:
        """Actors whom this name may mean: they share a form of their names."""
        seen: set[str] = {draft.ref or draft.name}
        for variant in sorted(name_variants(draft.name)):
            bearers = self._by_variant().get(variant, [])
            for known in bearers if len(bearers) <= MOST_BEARERS else []:
                if known.ref not in seen and len(seen) <= CANDIDATES:
                    seen.add(known.ref)
                    yield known

    def _by_variant(self) -> dict[str, list[Known]]:
        if self._variants is None:
            self._variants = defaultdict(list)
            in_record = [known for known, _, _ in _known_of(self.network)]
            for known in [*in_record, *self.in_file.values()]:
                for variant in name_variants(known.name):
                    self._variants[variant].append(known)
        return self._variants


def _of_kept(draft: ActorDraft, known: Known) -> ActorDraft:
    """What a row tells of the actor it is, without the id and name of a row merged into it."""
    names = {search_key(draft.name_th), search_key(draft.name_en)}
    if not {draft.ref, *names} & known.merged:
        return draft
    return replace(draft, ref="", name_th="", name_en="")


def _same_kind(one: ActorKind, other: ActorKind) -> bool:
    return one == other or ActorKind.UNSPECIFIED in {one, other}


def _known_of(network: Network | None) -> Iterable[tuple[Known, set[str], list[str]]]:
    """Every actor of a record with the names it goes by, and the ids of rows merged into it."""
    if network is None:
        return
    kept = kept_rows(network)
    other_names: dict[int, set[str]] = defaultdict(set)
    merged_refs: dict[int, list[str]] = defaultdict(list)
    merged_names: dict[int, set[str]] = defaultdict(set)
    aliases = Alias.objects.using(alias()).filter(network=network).known(None)
    for actor_id, name in aliases.values_list("actor_id", "name"):
        other_names[kept.get(actor_id, actor_id)].add(name)
    rows = Actor.objects.using(alias()).filter(network=network).known(None)
    for row in rows.filter(pk__in=list(kept)):
        other_names[kept[row.pk]] |= {row.name_th, row.name_en}
        merged_refs[kept[row.pk]].append(row.ref)
        merged_names[kept[row.pk]] |= {search_key(row.name_th), search_key(row.name_en)} - {""}
    for pk, ref, given, kind, th, en in (
        standing_alone(rows)
        .order_by("pk")
        .values_list("pk", "ref", "ref_given", "kind", "name_th", "name_en")
        .iterator(chunk_size=10_000)
    ):
        once = frozenset({*merged_refs[pk], *merged_names[pk]})
        known = Known(ref, th or en, ActorKind(kind), pk, ref_given=given, merged=once)
        yield known, {th, en, *other_names[pk]}, merged_refs[pk]


def with_refs(matching: Matching, prefix: str) -> Matching:
    """Every new actor gets a ref, its own where the file gave one."""
    taken = set(matching.taken)
    named: dict[int, Match] = {}
    for number, match in enumerate(matching.actors, 1):
        ref = match.draft.ref or f"{prefix}-{number}"
        while not match.draft.ref and ref in taken:
            ref += "x"
        given = replace(match.draft, ref=ref) if match.is_new else match.draft
        named[id(match)] = replace(match, draft=given)
    return Matching(
        [named[id(match)] for match in matching.actors],
        {key: named[id(match)] for key, match in matching.by_written.items()},
        matching.taken,
    )
