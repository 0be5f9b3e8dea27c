"""What was said on a day, by whom, in which words: going in and out with every step."""

from typing import Any

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.asked import someone_out, span_of
from saiyai.api.schemas import SomeoneOut, SpanOut
from saiyai.domain.said import Said
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.said import SaidRow


class DayQuery(Schema):
    """As of which day, as known at which Change."""

    as_of: str = ""
    known: int | None = None


class PageQuery(DayQuery):
    """One page of a long list: after which key, and how many."""

    after: str = ""
    limit: int = 100

    @property
    def most(self) -> int:
        """How many are given at most."""
        return max(1, min(self.limit, 500))


class SaidIn(Schema):
    """On which day something was said, by whom (an id), in which words; empty: today, by you."""

    when: str = Field(default="", description='As people write it: "2026-10-31", "ต.ค. 2569".')
    said_by: str = ""
    words: str = Field(default="", max_length=2000)


class SaidOut(BaseModel):
    """When something was said; `told_by` null: the recorder."""

    when: SpanOut
    words: str
    told_by: SomeoneOut | None


def said_from(network: OpenNetwork, told: SaidIn) -> Said:
    """The day, the speaker and the words of a step. Raises: UnreadableDate."""
    return Said(span_of(network, told.when), told.said_by, told.words)


def said_facts(said: SaidRow) -> dict[str, Any]:
    """The fields of `SaidOut`."""
    when = SpanOut(earliest=said.when.earliest, latest=said.when.latest)
    told_by = someone_out(said.told_by) if said.told_by else None
    return {"when": when, "words": said.words, "told_by": told_by}
