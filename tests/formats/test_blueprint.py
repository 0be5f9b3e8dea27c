import json
from datetime import date

import pytest

from saiyai.domain.drafts import Draft
from saiyai.domain.errors import UnreadableFile
from saiyai.formats.catalogue import read_file
from saiyai.formats.shapes import draft, guess

TODAY = date(2026, 10, 31)


def read(value: object) -> Draft:
    grids = read_file("kumu.json", json.dumps(value).encode(), TODAY)
    assert isinstance(grids, list)
    return draft(grids, guess(grids, TODAY), TODAY)


def test_a_blueprint_is_read_by_labels() -> None:
    found = read(
        {
            "elements": [
                {"label": "พี่อ้อม", "type": "Person", "tags": ["a", "b"], "budget": 3},
                {"label": "กลุ่มป่า", "type": "Group"},
                {"label": "Isolated"},
            ],
            "connections": [
                {"from": "พี่อ้อม", "to": "กลุ่มป่า", "direction": "directed", "type": "helps"}
            ],
            "loops": [],
        }
    )

    assert [actor.name for actor in found.actors] == ["พี่อ้อม", "กลุ่มป่า", "Isolated"]
    assert found.actors[0].extra == {"tags": "a|b", "budget": "3"}
    (tie,) = found.ties
    assert (tie.source, tie.target, tie.kind, tie.directed) == ("พี่อ้อม", "กลุ่มป่า", "helps", True)


def test_a_backup_of_a_project_keeps_its_fields_one_level_deeper() -> None:
    found = read(
        {
            "version": 1,
            "elements": [
                {"_id": "elem-1", "attributes": {"label": "A", "element type": "Person"}},
                {"_id": "elem-2", "attributes": {"label": "A"}},
            ],
            "connections": [
                {
                    "_id": "conn-1",
                    "from": "elem-1",
                    "to": "elem-2",
                    "attributes": {"label": "knows"},
                }
            ],
        }
    )

    assert [(actor.ref, actor.name_en) for actor in found.actors] == [
        ("elem-1", "A"),
        ("elem-2", "A"),
    ]
    (tie,) = found.ties
    assert (tie.ref, tie.source, tie.target, tie.kind) == ("conn-1", "elem-1", "elem-2", "knows")


@pytest.mark.parametrize("value", [{"elements": [1]}, {"elements": [], "connections": {}}])
def test_what_only_looks_like_a_blueprint_is_refused(value: object) -> None:
    with pytest.raises(UnreadableFile):
        read(value)


def test_other_json_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read({"nodes": [], "links": []})
