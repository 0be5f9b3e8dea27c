import io
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saiyai.domain.drafts import ActorDraft, Draft, TieDraft
from saiyai.domain.errors import ColumnMissing, UnknownFormat
from saiyai.domain.tables import Table
from saiyai.formats import network_files
from saiyai.formats.catalogue import write_record
from saiyai.formats.network_files import FileNetwork, read_network
from saiyai.formats.workbook import write_workbook

IMPORTS = Path(__file__).parents[1] / "datasets" / "imports"
NETWORKS = IMPORTS.parent / "networks"


def edges(network: FileNetwork) -> list[tuple[str, str]]:
    pairs = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    return [(network.ids[source], network.ids[target]) for source, target in pairs]


def from_text(text: str, **options: bool | str) -> FileNetwork:
    return read_network(("x.csv", text.encode()), **options)  # type: ignore[arg-type]


def test_a_plain_edge_list_becomes_arrays() -> None:
    network = from_text("source,target,weight\nb,a,2\na,c,\nb,b,1.5\nb,a,1\n")

    assert network.ids == network.names == ["b", "a", "c"]
    assert edges(network) == [("b", "a"), ("a", "c"), ("b", "b"), ("b", "a")]
    assert network.weights is not None
    assert network.weights.tolist() == [2.0, 1.0, 1.5, 1.0]
    assert network.sources.dtype == network.targets.dtype == np.dtype(np.int32)
    assert not network.directed
    assert network.problems == ()


@pytest.mark.parametrize(
    "text",
    ["From;To\n007;๒\n", "Vertex 1\tVertex 2\n007\t๒\n", "จาก|ถึง\n007|๒\n", "007,๒\n๒,007\n"],
)
def test_any_heading_and_delimiter_does_and_ids_stay_text(text: str) -> None:
    assert from_text(text).ids == ["007", "๒"]


def test_the_thai_code_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "สาย.csv"
    path.write_bytes("จาก,ถึง\nพี่อ้อม,ต้อม\n".encode("cp874"))

    assert read_network(path).ids == ["พี่อ้อม", "ต้อม"]
    assert read_network(str(path)).ids == ["พี่อ้อม", "ต้อม"]


def test_a_byte_order_mark_is_no_part_of_a_heading() -> None:
    assert read_network(("x.csv", "source,target\na,b\n".encode("utf-8-sig"))).ids == ["a", "b"]


def test_in_a_very_long_list_neighbours_stand_near_one_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "source,target,weight\na,b,1\nc,d,2\nb,a,3\nd,c,4\ne,f,5\nf,a,6\nb,f,7\n"
    short = from_text(text)
    monkeypatch.setattr(network_files, "_WORTH_ORDERING", 7)
    long = from_text(text)

    assert short.ids == ["a", "b", "c", "d", "e", "f"]
    assert long.ids == long.names == ["a", "b", "f", "e", "c", "d"]
    assert edges(long) == edges(short)
    assert long.weights is not None
    assert long.weights.tolist() == [1, 2, 3, 4, 5, 6, 7]


def test_titles_and_comments_above_the_table_are_passed_over() -> None:
    network = from_text("# Directed graph\n# FromNodeId\tToNodeId\n1\t2\n2\t3\n")

    assert edges(network) == [("1", "2"), ("2", "3")]


def test_a_column_of_directions_decides_and_mixed_ones_lead_both_ways() -> None:
    head = "Source,Target,Type,Weight\n"

    assert from_text(f"{head}a,b,Directed,1\nb,c,directed,2\n").directed
    assert not from_text(f"{head}a,b,Undirected,1\nb,c,,2\n").directed
    mixed = from_text(f"{head}a,b,Directed,1\nb,c,Undirected,2\nc,d,Mutual,3\n")
    assert mixed.directed
    assert edges(mixed) == [("a", "b"), ("b", "c"), ("c", "d"), ("c", "b"), ("d", "c")]
    assert mixed.weights is not None
    assert mixed.weights.tolist() == [1, 2, 3, 2, 3]


def test_the_caller_may_say_the_direction_and_the_column_of_weights() -> None:
    text = "source,target,Type,money\na,b,Undirected,5\n"

    network = from_text(text, directed=True, weight="money")

    assert network.directed
    assert network.weights is not None
    assert network.weights.tolist() == [5.0]
    with pytest.raises(ColumnMissing):
        from_text(text, weight="gold")


def test_rows_and_numbers_that_cannot_be_used_are_counted() -> None:
    network = from_text("source,target,weight\na,b,x\n,b,1\na,,\n\na,b,2\n")

    assert network.weights is not None
    assert network.weights.tolist() == [1.0, 2.0]
    assert {(p.code, p.facts) for p in network.problems} == {
        ("rows_left_out", (("rows", 2),)), ("numbers_left_out", (("rows", 1),))
    }  # fmt: skip


def test_nodes_keep_their_order_and_names_and_isolates_stay() -> None:
    network = read_network(
        ("edges.csv", b"source,target\nc,a\nz,c\n"),
        nodes=("nodes.csv", "id,name\na,ก\nb,ข\na,twice\nc,\n".encode()),
    )

    assert network.ids == ["a", "b", "c", "z"]
    assert network.names == ["ก", "ข", "c", "z"]
    assert edges(network) == [("c", "a"), ("z", "c")]


def test_nodes_may_stand_in_a_workbook() -> None:
    people = write_workbook([Table("คน", ("รหัส", "ชื่อ"), [("a", "ก"), ("b", "ข")])])

    network = read_network(("e.csv", b"source,target\nb,c\n"), nodes=("คน.xlsx", people))

    assert (network.ids, network.names) == (["a", "b", "c"], ["ก", "ข", "c"])


def test_parquet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "edges.parquet"
    pl.DataFrame({"source": [1, 2], "target": [2, 3], "weight": [0.5, None]}).write_parquet(path)

    for network in (read_network(path), read_network(("e.parquet", path.read_bytes()))):
        assert network.ids == ["1", "2", "3"]
        assert network.weights is not None
        assert network.weights.tolist() == [0.5, 1.0]


def test_parquet_of_something_else_is_refused() -> None:
    pl.DataFrame({"x": [1.5], "y": [2.5], "z": [1], "u": [1], "v": [1]}).write_parquet(
        target := io.BytesIO()
    )

    with pytest.raises(UnknownFormat):
        read_network(("x.parquet", target.getvalue()))


@pytest.mark.parametrize("format_id", ["json", "csv_zip", "xlsx", "graphml", "gexf"])
def test_a_record_is_a_network_too(format_id: str) -> None:
    draft = Draft(
        actors=(
            ActorDraft("a01", name_th="อรทัย"),
            ActorDraft("a02", name_th="ปิยะ"),
            ActorDraft("a03"),
        ),
        ties=(TieDraft("a01", "ปิยะ", directed=True), TieDraft("a02", "ใคร", directed=True)),
    )

    network = read_network(("x", write_record(format_id, draft)[0]))

    assert network.ids == ["a01", "a02", "a03", "ใคร"]
    assert network.names == ["อรทัย", "ปิยะ", "a03", "ใคร"]
    assert edges(network) == [("a01", "a02"), ("a02", "ใคร")]
    assert network.directed
    assert network.weights is None


@pytest.mark.parametrize(
    ("name", "n", "m", "isolates"),
    [("karate", 34, 78, []), ("flo_marriage", 16, 20, ["Pucci"]),
     ("flo_business", 16, 15, ["Acciaiuoli", "Albizzi", "Pucci", "Ridolfi", "Strozzi"])],
)  # fmt: skip
def test_the_classics_are_read_whole(name: str, n: int, m: int, isolates: list[str]) -> None:
    network = read_network(NETWORKS / f"{name}_edges.csv", nodes=NETWORKS / f"{name}_nodes.csv")
    tied = {*network.sources.tolist(), *network.targets.tolist()}

    assert (len(network.ids), len(network.sources)) == (n, m)
    assert [network.names[node] for node in range(n) if node not in tied] == isolates


def test_messy_files_go_the_way_of_an_import() -> None:
    kumu = read_network(IMPORTS / "kumu.xlsx")
    meetings = read_network(IMPORTS / "meetings_2568.csv")
    labour = read_network(IMPORTS / "labour_matrix.xlsx", directed=False)

    assert (len(kumu.ids), kumu.directed) == (9, True)
    assert len(meetings.ids) == 15
    assert len(meetings.sources) == 6 + 3 + 3 + 10  # ครูปิยะ and พี่อ้อม met before
    assert (len(labour.ids), len(labour.sources), labour.directed) == (5, 6, False)


def test_gifts_lead_from_giver_to_receiver() -> None:
    network = read_network(IMPORTS / "exchanges_semicolon.csv")

    assert network.directed
    assert edges(network)[0] == ("กลุ่มเหมืองฝายฝายหิน", "กลุ่มเหมืองฝายทุ่งฮอม")
    assert len(edges(network)) == 4


def test_weights_named_by_the_caller_are_found_in_workbooks_too() -> None:
    book = write_workbook([Table("t", ("From", "To", "weight", "money"), [("a", "b", 1, 5)])])

    network = read_network(("x.xlsx", book), weight="money")

    assert network.weights is not None
    assert network.weights.tolist() == [5.0]


_ids = st.text("abcก007", min_size=1, max_size=3).filter(lambda text: text.strip() == text)
_rows = st.lists(st.tuples(_ids, _ids, st.none() | st.integers(-9, 9)), min_size=2, max_size=8)


@settings(max_examples=50, deadline=None)
@given(_rows)
def test_the_short_way_and_the_way_of_an_import_agree(
    rows: list[tuple[str, str, int | None]],
) -> None:
    text = "".join(f"{s},{t},{'' if w is None else w}\n" for s, t, w in rows)
    book = write_workbook([Table("t", ("source", "target", "weight"), rows)])

    short = from_text(f"source,target,weight\n{text}")
    long = read_network(("x.xlsx", book))

    assert edges(short) == edges(long)
    assert short.ids == long.ids
    assert (short.weights is None) == (long.weights is None)
    if short.weights is not None and long.weights is not None:
        assert short.weights.tolist() == long.weights.tolist()
