import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.formats.shapes.names import known_names, read_names


@pytest.mark.parametrize(
    ("text", "names", "unnamed"),
    [
        ("พี่อ้อม, ครูปิยะ; ต้อม/ซอทู", ["พี่อ้อม", "ครูปิยะ", "ต้อม", "ซอทู"], 0),
        ("พี่อ้อม และครูปิยะ กับ ต้อม", ["พี่อ้อม", "ครูปิยะ", "ต้อม"], 0),
        ("พี่อ้อมและครูปิยะ", ["พี่อ้อม", "ครูปิยะ"], 0),
        ("1. นายอินสม ฝายหินงาม\n2. น.ส.อรทัย ธารฮอม", ["นายอินสม ฝายหินงาม", "น.ส.อรทัย ธารฮอม"], 0),
        ("1) พี่อ้อม 2) ครูปิยะ ๓. ต้อม", ["พี่อ้อม", "ครูปิยะ", "ต้อม"], 0),
        ("- พี่อ้อม\n• ต้อม", ["พี่อ้อม", "ต้อม"], 0),
        ("อบต.ขุนฮอม, รพ.สต.บ้านห้วยเอื้อง", ["อบต.ขุนฮอม", "รพ.สต.บ้านห้วยเอื้อง"], 0),
        ("กลุ่มป่าและน้ำ, ต้อม", ["กลุ่มป่าและน้ำ", "ต้อม"], 0),
        ("สมบูรณ์ (ครู), น้าสมบูรณ์", ["สมบูรณ์ (ครู)", "น้าสมบูรณ์"], 0),
        ("คณะจาก รพ.สต., +3", ["คณะจาก รพ.สต."], 3),
        ("หน่อพอวา +3", ["หน่อพอวา"], 3),
        ("พี่อ้อม + 2 คน", ["พี่อ้อม"], 2),
        ("กลุ่มทอผ้า (5 คน)", ["กลุ่มทอผ้า"], 5),
        ("พี่อ้อม และคนอื่น 3 คน", ["พี่อ้อม"], 3),
        ("พี่อ้อม และคนอื่น ๆ อีก ๑๒ คน", ["พี่อ้อม"], 12),
        ("ชาวบ้าน 12 คน", [], 12),
        ("Ann, Bob and 3 others", ["Ann", "Bob"], 3),
        ("Tom & Mary and Jo", ["Tom", "Mary", "Jo"], 0),
        ("แกนนำ 3 หมู่บ้าน", ["แกนนำ 3 หมู่บ้าน"], 0),
        ("  ", [], 0),
    ],
)
def test_names_in_a_cell(text: str, names: list[str], unnamed: int) -> None:
    found = read_names(text)

    assert list(found.names) == names
    assert found.unnamed == unnamed


def test_a_name_written_twice_counts_once_and_is_said() -> None:
    found = read_names("พี่อ้อม, ต้อม, พี่อ้อม")

    assert found.names == ("พี่อ้อม", "ต้อม")
    assert found.repeated == ("พี่อ้อม",)


@pytest.mark.parametrize("text", ["พี่อ้อม, ต้อม ฯลฯ", "พี่อ้อม ต้อม และคณะ", "Ann, Bob etc."])
def test_and_so_on_is_said(text: str) -> None:
    found = read_names(text)

    assert found.open
    assert "ฯลฯ" not in "".join(found.names)


def test_a_listed_name_stays_whole_whatever_stands_in_it() -> None:
    known = known_names(["อนันต์และเพื่อน", "นา/สวน", "อนันต์"])

    assert read_names("อนันต์และเพื่อน, นา/สวน, ต้อม", known).names == ("อนันต์และเพื่อน", "นา/สวน", "ต้อม")
    assert read_names("นา/สวน", known).names == ("นา/สวน",)


@given(st.text())
def test_any_text_gives_names_without_separators(text: str) -> None:
    found = read_names(text)

    assert all(name.strip() == name and name for name in found.names)
    assert len(set(found.names)) == len(found.names)
    assert not any(sign in name for name in found.names for sign in ",;\n|")
