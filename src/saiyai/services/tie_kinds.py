"""Kinds of line: told, and corrected in place."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import AlreadyTold, Refused
from saiyai.domain.thai import normalise
from saiyai.domain.tie_kinds import Allowed, Nature, TieKindDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Network, Tie, TieKind
from saiyai.services.changes import Action, Telling, require_keeper, telling
from saiyai.services.checks import check_ends, check_tie_kind

_CHUNK: Final = 400


def record_tie_kind(by: Viewer, network: Network, draft: TieKindDraft) -> TieKind:
    """Tell of a kind of line before the first one is laid.

    Raises: NameMissing, MalformedData, AlreadyTold, KeepersOnly.
    """
    require_keeper(by)
    check_tie_kind(draft)
    with telling(by, Action("record_tie_kind", draft.name), network) as now:
        _require_new(network, draft, but=None)
        return TieKind.objects.using(WRITING).create(
            network=network, directed=draft.directed, told=now.seq, **_columns(draft)
        )


def correct_tie_kind(by: Viewer, kind: TieKind, draft: TieKindDraft) -> TieKind:
    """Say better what a kind of line is; whether it has a direction stays.

    Lines that stand are not asked again whether they fit.
    Raises: NameMissing, MalformedData, AlreadyTold, KeepersOnly.
    """
    require_keeper(by)
    check_tie_kind(draft)
    with telling(by, Action("correct_tie_kind", kind.name), kind.network) as now:
        _require_new(kind.network, draft, but=kind)
        now.edit(kind, _columns(draft))
    return kind


def kind_named(now: Telling, network: Network, name: str, *, directed: bool) -> TieKind:
    """The kind of line that this record's people call so; told now if it is new."""
    kinds = TieKind.objects.using(WRITING).filter(network=network, untold__isnull=True)
    found = kinds.filter(name=name, directed=directed).first()
    return found or TieKind.objects.using(WRITING).create(
        network=network, name=name, directed=directed, told=now.seq
    )


def allowed_ends_of(kind: TieKind) -> Allowed:
    """Whom lines of a kind may join."""
    ends = frozenset(kind.ends_a), frozenset(kind.ends_b)
    return Allowed(*ends, directed=kind.directed, nature=Nature(kind.nature))


def require_ends(line: Tie) -> None:
    """Whether a new line joins whom its kind may join. Raises: EndsNotAllowed, PersonsNamed."""
    for _, why in rows_refused([line]):
        raise why


def rows_refused(lines: Iterable[Tie]) -> Iterator[tuple[Tie, Refused]]:
    """New lines that join whom their kinds may not join, and why.

    Cost: nothing for lines of kinds that ask for nothing.
    """
    asked = [(line, allowed_ends_of(line.kind)) for line in lines]
    asked = [(line, allowed) for line, allowed in asked if allowed.asks]
    for start in range(0, len(asked), _CHUNK):
        chunk = asked[start : start + _CHUNK]
        ends = {end for line, _ in chunk for end in (line.a_id, line.b_id)}
        kinds = dict(Actor.objects.using(WRITING).filter(pk__in=ends).values_list("pk", "kind"))
        for line, allowed in chunk:
            try:
                check_ends(allowed, ActorKind(kinds[line.a_id]), ActorKind(kinds[line.b_id]))
            except Refused as why:
                yield line, why


def _require_new(network: Network, draft: TieKindDraft, but: TieKind | None) -> None:
    same = TieKind.objects.using(WRITING).filter(
        network=network,
        name=normalise(draft.name),
        directed=draft.directed,
        untold__isnull=True,
    )
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise AlreadyTold(what=draft.name)


def _columns(draft: TieKindDraft) -> dict[str, Any]:
    labels = ("label_ab_th", "label_ab_en", "label_ba_th", "label_ba_en")
    return {
        "name": normalise(draft.name),
        **{label: normalise(getattr(draft, label)) for label in labels},
        "ends_a": sorted(draft.ends_a),
        "ends_b": sorted(draft.ends_b),
        "nature": str(draft.nature),
        "sign": draft.sign,
    }
