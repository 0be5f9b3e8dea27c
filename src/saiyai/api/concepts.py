"""The concept library: what each concept of the theory says, the same for every network."""

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from saiyai.assessment.concept_links import Sort, readings_of
from saiyai.domain.concepts import holders
from saiyai.domain.concepts.not_yet import why_not_yet
from saiyai.domain.library import Concept, Wording, concept_of, find_concepts

router = Router(tags=["concepts"])


class WordingOut(BaseModel):
    """Words in both languages; neither is a translation of the other."""

    th: str
    en: str


class SpokenOut(BaseModel):
    """A reading that speaks of a concept, of every network alike; `id` is one of its sort."""

    sort: Sort
    id: str


class ConceptOut(BaseModel):
    """A concept; `author`, `example`, `ask` and `answer` are null where there is none."""

    id: str
    family: str
    title: WordingOut
    says: WordingOut
    author: WordingOut | None
    year: int | None
    """Of the common era."""
    example: WordingOut | None
    ask: WordingOut | None
    answer: WordingOut | None
    """To the review question in `says`."""
    part_of: str
    see: list[str]
    tables: list[str]
    """What of a record holds it: `Table`, `Table.field`, or `Table.field:word`."""
    kinds: list[str]
    """Kinds of event whose cards name it."""
    spoken: list[SpokenOut]
    """Readings that speak of it."""
    not_yet: WordingOut | None
    """Why no record and no reading answers for it; null where one does."""


@router.get("/", response=list[ConceptOut])
def concepts(request: HttpRequest, q: str = "") -> list[ConceptOut]:  # noqa: ARG001 - for anybody
    """Every concept in the order of the inventory, or those in which every word of `q` stands."""
    return [_out(one) for section in find_concepts(q) for one in section.concepts]


@router.get("/{concept_id}", response=ConceptOut)
def concept(request: HttpRequest, concept_id: str) -> ConceptOut:  # noqa: ARG001 - for anybody
    """One concept."""
    return _out(concept_of(concept_id))


def _out(one: Concept) -> ConceptOut:
    tables, kinds = holders(one.id)
    return ConceptOut(
        id=one.id,
        family=one.family,
        title=_words(one.title),
        says=_words(one.says),
        author=_words(one.author) if one.author else None,
        year=one.year,
        example=_words(one.example) if one.example else None,
        ask=_words(one.ask) if one.ask else None,
        answer=_words(one.answer) if one.answer else None,
        part_of=one.part_of,
        see=list(one.see),
        tables=list(tables),
        kinds=list(kinds),
        spoken=[SpokenOut(sort=told.sort, id=told.id) for told in readings_of(one.id)],
        not_yet=_words(why) if (why := why_not_yet(one.id)) else None,
    )


def _words(one: Wording) -> WordingOut:
    return WordingOut(th=one.th, en=one.en)
