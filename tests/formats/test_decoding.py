import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.errors import UnreadableFile
from saiyai.domain.words import Say
from saiyai.formats.decoding import decode, is_spelled_like_thai

THAI = "วันที่,กิจกรรม\nพ่อหลวงอินสม,ตีฝาย “ทุ่งฮอม” – วันแรก\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp874"])
def test_thai_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(THAI.encode(encoding), "ก.csv") == THAI


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_utf8_text_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), "x.txt") == text


@pytest.mark.parametrize("text", ["François, Müller", "École, Châlons", "Café", "Ñandú, São Tomé"])
def test_a_western_code_page_is_refused_with_byte_and_line(text: str) -> None:
    content = f"name\nplain\n{text}\n".encode("cp1252")

    with pytest.raises(UnreadableFile) as refused:
        decode(content, "x.csv")

    why = refused.value.facts["why"]
    assert isinstance(why, Say)
    assert why.key == "unreadable.bad_byte"
    assert why.facts["line"] == 3


def test_one_broken_byte_in_utf8_thai_is_named_not_taken_for_another_code_page() -> None:
    content = THAI.encode()[:-10] + b"\xff" + THAI.encode()[-10:]

    with pytest.raises(UnreadableFile) as refused:
        decode(content, "x.csv")

    assert refused.value.facts["why"] == Say("unreadable.bad_byte", byte="0xFF", line=2)


def test_a_file_cut_inside_a_character_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        decode(THAI.encode("utf-16")[:-1], "x.csv")


def test_bytes_of_a_program_are_no_text() -> None:
    with pytest.raises(UnreadableFile) as refused:
        decode(b"a,b\n\0\1\2", "x.csv")

    assert refused.value.facts["why"] == Say("unreadable.not_text", line=2)


def test_spelling_tells_thai_from_what_only_has_its_letters() -> None:
    assert is_spelled_like_thai("กลุ่มเหมืองฝาย")
    assert is_spelled_like_thai("กลุ่ม A, นาย B")
    assert not is_spelled_like_thai("Mษller")
    assert not is_spelled_like_thai("plain")
