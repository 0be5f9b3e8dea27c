"""A lens as the file it could have been read from: what a network begins its own lens with."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from saiyai.assessment.lenses.lens import THRESHOLD, Join, Lens, Sign, Statement
from saiyai.domain.words import Language, say

FIELDS: Final = (
    *("id", "title", "order", "words", "concept", "indicators", "low", "tests", "children"),
    *("join", "threshold", "beside", "construct", "in_text"),
)
"""What may stand in such a file, in its order; `title` and `words` are two each."""


def lens_to_toml(lens: Lens, lens_id: str) -> str:
    """A lens under an id, with every word written out, so that each can be changed."""
    notes = (f"# {say('lens_file.note', language)}" for language in Language)
    parts = ["\n".join([*notes, *_head(lens, lens_id)])]
    parts += ["\n".join(_statement(one)) for one in lens.statements.values()]
    return "\n\n".join(parts) + "\n"


def _head(lens: Lens, lens_id: str) -> Iterator[str]:
    yield f"id = {_text(lens_id)}"
    yield f"title_th = {_text(lens.title.th)}"
    yield f"title_en = {_text(lens.title.en)}"
    yield f"order = {lens.order}"


def _statement(one: Statement) -> Iterator[str]:
    yield f"[statement.{one.id}]"
    yield f"th = {_text(one.words.th)}"
    yield f"en = {_text(one.words.en)}"
    if one.concept:
        yield f"concept = {_text(one.concept)}"
    lists = {
        "indicators": _keys(sign for sign in one.signs if not sign.low),
        "low": _keys(sign for sign in one.signs if sign.low),
        "tests": one.tests,
        "children": one.children,
    }
    yield from (f"{name} = {_list(told)}" for name, told in lists.items() if told)
    if one.join is not Join.ALL:
        yield f"join = {_text(one.join)}"
    if one.threshold != THRESHOLD:
        yield f"threshold = {one.threshold!r}"
    if one.beside:
        yield f"beside = {_list(_keys(one.beside))}"
    if one.construct:
        yield f"construct = {_text(one.construct)}"
    if not one.in_text:
        yield "in_text = false"


def _keys(signs: Iterator[Sign] | Sequence[Sign]) -> tuple[str, ...]:
    return tuple(sign.key for sign in signs)


def _list(told: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, told))}]"


def _text(told: str) -> str:
    """Between quotes, as JSON writes it: TOML reads the same."""
    return json.dumps(told, ensure_ascii=False)
