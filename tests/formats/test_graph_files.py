import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, AssertionDraft, Draft, EventDraft, PartDraft, TieDraft
from saiyai.domain.errors import UnreadableFile
from saiyai.domain.periods import on
from saiyai.domain.ties import Foundation
from saiyai.formats.catalogue import read_file, write_record
from saiyai.formats.gexf import read_gexf
from saiyai.formats.graphml import read_graphml
from saiyai.formats.graphs import to_graph
from saiyai.formats.shapes import draft as make_draft
from saiyai.formats.shapes import guess
from tests.formats import graph_examples
from tests.formats.strategies import drafts

TODAY = date(2026, 10, 31)
RECORD = Draft(
    actors=(
        ActorDraft("a01", name_th="อรทัย", kind=ActorKind.PERSON, extra={"โทร": "081"}),
        ActorDraft("a32", name_th="กลุ่มเหมืองฝาย", kind=ActorKind.GROUP, aliases=("ฝายหิน",)),
        ActorDraft("a30", name_th="แม่อุ๊ยบัวจีน"),
    ),
    ties=(
        TieDraft(
            "a01",
            "a32",
            kind="advises",
            directed=True,
            assertions=(
                AssertionDraft(said=on(date(2025, 1, 1)), weight=1.0),
                AssertionDraft(said=on(date(2026, 1, 1)), weight=2.5, foundation=Foundation.WORK),
            ),
        ),
        TieDraft("a32", "a01"),
    ),
    events=(EventDraft("activity", None, {"title": "ตีฝาย"}, parts=(PartDraft("a01", "host"),)),),
)


def read(name: str, content: bytes) -> Draft:
    found = read_file(name, content, TODAY)
    return found if isinstance(found, Draft) else make_draft(found, guess(found, TODAY), TODAY)


# --- what other tools see in our files -------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(drafts)
def test_networkx_reads_every_graph_we_write(draft: Draft) -> None:
    graph = to_graph(draft)

    for seen in (
        nx.read_graphml(io.BytesIO(write_record("graphml", draft)[0])),
        nx.read_gexf(io.BytesIO(write_record("gexf", draft)[0])),
    ):
        assert set(seen.nodes) == {node.id for node in graph.nodes}
        assert seen.number_of_edges() == len(graph.edges)


def test_networkx_sees_names_kinds_weights_and_isolates() -> None:
    for seen in (
        nx.read_graphml(io.BytesIO(write_record("graphml", RECORD)[0])),
        nx.read_gexf(io.BytesIO(write_record("gexf", RECORD)[0])),
    ):
        assert seen.is_directed()
        assert seen.nodes["a01"]["label"] == "อรทัย"
        assert seen.nodes["a32"]["kind"] == "group"
        assert seen.nodes["a01"]["โทร"] == "081"
        assert list(nx.isolates(seen)) == ["a30"]
        tie = seen.edges["a01", "a32"]
        assert (tie["weight"], tie["kind"], tie["directed"]) == (2.5, "advises", True)
        assert tie["foundation"] == "work"


def test_igraph_sees_the_same(tmp_path: Path) -> None:
    path = tmp_path / "ลุ่มน้ำ.graphml"
    path.write_bytes(write_record("graphml", RECORD)[0])

    seen = igraph.Graph.Read_GraphML(str(path))

    assert seen.vs["label"] == ["อรทัย", "กลุ่มเหมืองฝาย", "แม่อุ๊ยบัวจีน"]
    assert seen.es["weight"][0] == 2.5
    assert seen.degree() == [2, 2, 0]


def test_ends_that_nobody_listed_are_nodes_too() -> None:
    graph = to_graph(Draft(ties=(TieDraft("พี่อ้อม", "ต้อม"),)))

    assert [(node.id, node.label) for node in graph.nodes] == [("พี่อ้อม", "พี่อ้อม"), ("ต้อม", "ต้อม")]


# --- seen, and changed, in another tool ------------------------------------------------------


def resaved_by_networkx(change: object = None) -> bytes:
    graph = nx.read_graphml(io.BytesIO(write_record("graphml", RECORD)[0]))
    if callable(change):
        change(graph)
    target = io.BytesIO()
    nx.write_graphml(graph, target)
    return target.getvalue()


def resaved_by_igraph(tmp_path: Path) -> bytes:
    before, after = tmp_path / "before.graphml", tmp_path / "after.graphml"
    before.write_bytes(write_record("graphml", RECORD)[0])
    igraph.Graph.Read_GraphML(str(before)).write_graphml(str(after))
    return after.read_bytes()


def as_told(draft: Draft) -> Draft:
    return replace(
        draft,
        actors=tuple(replace(actor, at=RECORD.actors[0].at) for actor in draft.actors),
        ties=tuple(replace(tie, at=RECORD.ties[0].at) for tie in draft.ties),
        events=tuple(replace(event, at=RECORD.events[0].at) for event in draft.events),
        facts={},
    )


def test_saved_again_unchanged_the_record_is_the_same(tmp_path: Path) -> None:
    assert as_told(read("x.graphml", resaved_by_networkx())) == RECORD
    assert as_told(read("x.graphml", resaved_by_igraph(tmp_path))) == RECORD


def test_what_was_changed_elsewhere_is_taken_over_and_said() -> None:
    def change(graph: nx.DiGraph) -> None:
        graph.nodes["a01"]["label"] = "อรทัย ธารฮอม"
        graph.nodes["a01"]["modularity"] = 3
        graph.edges["a01", "a32"]["weight"] = 4.0
        graph.add_node("a99", label="นายใหม่")
        graph.add_edge("a99", "a30", kind="helps")

    draft = read("x.graphml", resaved_by_networkx(change))

    assert draft.actors[0].name_th == "อรทัย ธารฮอม"
    assert draft.actors[0].extra == {"โทร": "081", "modularity": "3"}
    assert draft.actors[1].aliases == ("ฝายหิน",)
    assert (draft.actors[3].ref, draft.actors[3].name_th) == ("a99", "นายใหม่")
    changed, same, new = draft.ties
    assert [said.weight for said in changed.assertions] == [1.0, 2.5, 4.0]
    assert changed.assertions[2].foundation is Foundation.WORK
    assert as_told(draft).ties[1] == RECORD.ties[1] == as_told(Draft(ties=(same,))).ties[0]
    assert (new.source, new.target, new.kind, new.directed) == ("a99", "a30", "helps", True)
    assert len(draft.events) == 1
    assert [(p.code, dict(p.facts)) for p in draft.problems] == [
        ("edited_elsewhere", {"nodes": 2, "edges": 2}),
        ("kind_guessed", {"actors": 1}),
    ]


def test_values_that_did_not_change_are_not_read_again() -> None:
    record = replace(
        RECORD,
        actors=(replace(RECORD.actors[0], issues=("ป่า/น้ำ",), note="x"), *RECORD.actors[1:]),
    )
    graph = nx.read_graphml(io.BytesIO(write_record("graphml", record)[0]))
    graph.nodes["a01"]["note"] = "y"
    graph.edges["a01", "a32"]["via"] = "ครูปิยะ"
    del graph.edges["a01", "a32"]["weight"]
    nx.write_graphml(graph, target := io.BytesIO())

    draft = read("x.graphml", target.getvalue())

    assert (draft.actors[0].issues, draft.actors[0].note) == (("ป่า/น้ำ",), "y")
    newest = draft.ties[0].assertions[-1]
    assert (newest.via, newest.weight, newest.said) == ("ครูปิยะ", 2.5, on(date(2026, 1, 1)))


def test_a_line_turned_round_or_made_mutual_is_changed() -> None:
    def change(graph: nx.DiGraph) -> None:
        first, second = graph.edges["a01", "a32"], graph.edges["a32", "a01"]
        graph.remove_edges_from([("a01", "a32"), ("a32", "a01")])
        graph.add_edge("a32", "a01", **first)
        graph.add_edge("a01", "a32", **{**second, "directed": True})

    first, second = read("x.graphml", resaved_by_networkx(change)).ties

    assert (first.source, first.target, first.kind) == ("a32", "a01", "advises")
    assert (second.source, second.target, second.directed) == ("a01", "a32", True)


def test_what_another_tool_no_longer_shows_stays_and_is_said() -> None:
    def change(graph: nx.DiGraph) -> None:
        graph.remove_node("a30")
        graph.remove_edge("a32", "a01")
        del graph.nodes["a01"]["kind"]

    draft = read("x.graphml", resaved_by_networkx(change))

    assert as_told(draft).actors == RECORD.actors
    assert as_told(draft).ties == RECORD.ties
    assert [(p.code, dict(p.facts)) for p in draft.problems] == [
        ("missing_in_graph", {"nodes": 1, "edges": 1})
    ]


def test_a_line_moved_to_another_end_is_a_new_line() -> None:
    def change(graph: nx.DiGraph) -> None:
        values = graph.edges["a32", "a01"]
        graph.remove_edge("a32", "a01")
        graph.add_edge("a32", "a30", **values)

    draft = read("x.graphml", resaved_by_networkx(change))

    assert [(tie.source, tie.target) for tie in draft.ties] == [
        ("a01", "a32"), ("a32", "a01"), ("a32", "a30")
    ]  # fmt: skip


# --- files of other tools --------------------------------------------------------------------


def test_labels_drawn_in_yed_are_names_and_groups_are_nodes() -> None:
    draft = read("ผัง.graphml", graph_examples.YED.encode())

    assert [actor.name_th for actor in draft.actors] == ["อรทัย (พี่อ้อม)", "กลุ่มป่า", "ซอทู"]
    assert draft.actors[2].note == "เล่าเรื่อง"
    (tie,) = draft.ties
    assert (tie.source, tie.target, tie.kind, tie.directed) == ("n0", "n1::n0", "ปรึกษา", True)


def test_unknown_values_are_kept_and_isolates_stay() -> None:
    draft = read("x.graphml", graph_examples.NETWORK_CANVAS.encode())

    assert [actor.name_en for actor in draft.actors] == ["Ann", "Bo", "Cy"]
    assert draft.actors[0].kind is ActorKind.PERSON
    assert draft.actors[0].extra == {"age": "34"}
    (tie,) = draft.ties
    assert (tie.kind, tie.directed, tie.assertions[0].extra) == (
        "friend",
        False,
        {"close": "true"},
    )


def test_gephis_gexf_is_read_with_its_times_kinds_and_weights() -> None:
    draft = read("x.gexf", graph_examples.GEPHI.encode())

    assert [actor.extra["reach"] for actor in draft.actors] == ["กลางน้ำ", "ต้นน้ำ", "กลางน้ำ"]
    plain, calls, kin = draft.ties
    assert plain.assertions[0].weight == 2.0
    assert plain.assertions[0].since == on(date(2019, 5, 1))
    assert (calls.kind, calls.directed) == ("calls", True)
    assert calls.assertions[0].since == on(date(2024, 1, 1))
    assert (kin.kind, kin.directed) == ("kin", False)
    assert kin.assertions[0].extra["Direction"] == "mutual"


def test_nested_nodes_of_gexf_are_nodes() -> None:
    draft = read("x.gexf", graph_examples.GEXF_12.encode())

    assert [actor.name_en for actor in draft.actors] == ["X", "Y"]
    assert draft.actors[1].extra == {"pid": "x"}
    assert draft.ties[0].directed


def test_what_gephi_only_draws_by_is_left_out() -> None:
    graph = nx.Graph()
    graph.add_node("a", label="A", r=1, g=2, b=3, size=4.0, x=1.5, y=2.5, budget=9)
    target = io.BytesIO()
    nx.write_graphml(graph, target)

    assert read("x.graphml", target.getvalue()).actors[0].extra == {"budget": "9"}


def test_a_weight_that_is_no_number_stays_a_value() -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", weight="strong")
    target = io.BytesIO()
    nx.write_graphml(graph, target)

    (tie,) = read("x.graphml", target.getvalue()).ties

    assert tie.assertions[0].weight is None
    assert tie.assertions[0].extra == {"weight": "strong"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.graphml", "<graphml/>"),
        ("x.gexf", "<gexf/>"),
        ("x.graphml", "<graphml><graph><hyperedge/></graph></graphml>"),
    ],
)
def test_a_graph_that_would_lose_something_is_refused(name: str, content: str) -> None:
    with pytest.raises(UnreadableFile):
        read_file(name, content.encode(), TODAY)


def test_one_graph_in_the_clothes_of_another_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_graphml(graph_examples.GEPHI.encode(), "x.graphml")
    with pytest.raises(UnreadableFile):
        read_gexf(graph_examples.YED.encode(), "x.gexf")
