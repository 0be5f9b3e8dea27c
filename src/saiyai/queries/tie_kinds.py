"""Kinds of line of a record, with what they are called from either end."""

from collections.abc import Sequence
from dataclasses import dataclass

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import UnknownTieKind
from saiyai.domain.tie_kinds import SENSITIVE, Nature
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.known import as_known
from saiyai.records.connections import alias
from saiyai.records.models import Network, TieKind


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is called in both languages, empty where nobody has said it."""

    th: str = ""
    en: str = ""

    def in_(self, language: Language) -> str:
        """The label in a language, in the other where it has none there."""
        return (self.th or self.en) if language is Language.TH else (self.en or self.th)


@dataclass(frozen=True, slots=True)
class TieKindRow:
    """A kind of line; `label_ab` is said from its first end, `label_ba` from its second."""

    id: int
    name: str
    directed: bool
    label_ab: Label
    label_ba: Label
    ends_a: Sequence[ActorKind]
    ends_b: Sequence[ActorKind]
    nature: Nature
    sign: int | None

    @property
    def is_sensitive(self) -> bool:
        """Whether it is told of groups and offices only."""
        return self.nature in SENSITIVE


def tie_kind_row(row: TieKind) -> TieKindRow:
    """A kind as it is shown; where there is no label its name stands."""
    return TieKindRow(
        id=row.pk,
        name=row.name,
        directed=row.directed,
        label_ab=Label(row.label_ab_th, row.label_ab_en or ("" if row.label_ab_th else row.name)),
        label_ba=Label(row.label_ba_th, row.label_ba_en),
        ends_a=[ActorKind(kind) for kind in row.ends_a],
        ends_b=[ActorKind(kind) for kind in row.ends_b],
        nature=Nature(row.nature),
        sign=row.sign,
    )


def list_tie_kinds(
    viewer: Viewer, network: Network, known: int | None = None
) -> Sequence[TieKindRow]:
    """The kinds of line by name, as known at a Change; outside, where no line is read, none."""
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = list(TieKind.objects.using(alias()).filter(network=network).known(known))
    as_known(rows, known)
    return [tie_kind_row(row) for row in sorted(rows, key=_by_name)]


def _by_name(row: TieKind) -> tuple[str, bool, int]:
    return row.name, row.directed, row.pk


def tie_kind_of(
    viewer: Viewer, network: Network, number: int, known: int | None = None
) -> TieKind:
    """The row of a kind of line, for a service. Raises: UnknownTieKind."""
    rows = TieKind.objects.using(alias()).filter(network=network, pk=number).known(known)
    found = None if viewer.eye is Eye.OUTSIDE else rows.select_related("network").first()
    if found is None:
        raise UnknownTieKind(number=number)
    return found
