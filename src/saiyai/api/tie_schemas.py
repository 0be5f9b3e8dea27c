"""Shapes of what is said of lines, and of their kinds."""

from datetime import date

from ninja import Field, Schema
from pydantic import BaseModel

from saiyai.api.asked import someone_out, span_out
from saiyai.api.schemas import NameOut, SomeoneOut, SpanOut
from saiyai.domain.actors import ActorKind
from saiyai.domain.tie_kinds import Nature, TieKindDraft
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.queries.tie_kinds import Label, TieKindRow
from saiyai.queries.ties import AssertionRow


class AssertionOut(BaseModel):
    """What somebody said of a line; `said_by` is null where the record itself says."""

    said_by: SomeoneOut | None
    stance: Stance
    said: SpanOut | None
    since: SpanOut | None
    foundation: Foundation
    rhythm: Rhythm
    culture: int | None
    power: int | None
    learning: int | None
    culture_why: str
    power_why: str
    learning_why: str
    sign: int | None
    via: SomeoneOut | None
    weight: float | None
    note: str
    occasion: str


def assertion_out(row: AssertionRow) -> AssertionOut:
    """What somebody said of a line, as the reader may see it."""
    culture, power, learning = row.bases or (None, None, None)
    return AssertionOut(
        said_by=someone_out(row.said_by) if row.said_by else None,
        stance=row.stance,
        said=span_out(row.said),
        since=span_out(row.since),
        foundation=row.foundation,
        rhythm=row.rhythm,
        culture=culture,
        power=power,
        learning=learning,
        culture_why=row.whys[0],
        power_why=row.whys[1],
        learning_why=row.whys[2],
        sign=row.sign,
        via=someone_out(row.via) if row.via else None,
        weight=row.weight,
        note=row.note,
        occasion=row.occasion,
    )


class WaitingOut(BaseModel):
    """An attempt that waits for an answer; after the day `until` its silence counts."""

    attempt: str
    until: date
    is_over: bool


class TieKindIn(Schema):
    """A kind of line; no kinds of actor at an end mean that any may stand there."""

    name: str
    directed: bool = False
    label_ab_th: str = ""
    label_ab_en: str = ""
    label_ba_th: str = ""
    label_ba_en: str = ""
    ends_a: list[ActorKind] = Field(default_factory=list)
    ends_b: list[ActorKind] = Field(default_factory=list)
    nature: Nature = Nature.UNTOLD
    sign: int | None = Field(default=None, ge=-1, le=1)

    def draft(self) -> TieKindDraft:
        """The same as a plain value."""
        told = self.model_dump() | {"ends_a": tuple(self.ends_a), "ends_b": tuple(self.ends_b)}
        return TieKindDraft(**told)


class TieKindOut(BaseModel):
    """A kind of line; `label_ab` is said from its first end, `label_ba` from its second."""

    id: int
    name: str
    directed: bool
    label_ab: NameOut
    label_ba: NameOut
    ends_a: list[ActorKind]
    ends_b: list[ActorKind]
    nature: Nature
    sign: int | None


def tie_kind_out(row: TieKindRow) -> TieKindOut:
    """A kind of line."""
    return TieKindOut(
        id=row.id,
        name=row.name,
        directed=row.directed,
        label_ab=_label_out(row.label_ab),
        label_ba=_label_out(row.label_ba),
        ends_a=list(row.ends_a),
        ends_b=list(row.ends_b),
        nature=row.nature,
        sign=row.sign,
    )


def _label_out(label: Label) -> NameOut:
    return NameOut(th=label.th, en=label.en)
