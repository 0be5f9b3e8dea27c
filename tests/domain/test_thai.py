"""Thai text: sorted as in the dictionary, found without spaces, called by many names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.thai import is_kept, name_variants, normalise, search_key, sort_key

SYLLABLES = st.sampled_from(
    ["ป่า", "น้ำ", "ห้วย", "เอื้อง", "ฝาย", "กลุ่ม", "แม่", "ฮอม", "โรง", "๑๒", "Hom"]
)


@pytest.mark.parametrize(
    ("text", "kept"), [("ก\n𝒳 é\u200b", True), ("a\0b", False), ("\ud800", False), ("", True)]
)
def test_a_text_is_kept_by_both_databases_or_by_none(text: str, kept: bool) -> None:  # noqa: FBT001
    assert is_kept(text) is kept


def test_leading_vowels_sort_after_their_consonants() -> None:
    words = ["พร", "เกษม", "กา", "แก้ว", "ไก่", "เกา", "ขา"]

    assert sorted(words, key=sort_key) == ["กา", "เกษม", "เกา", "แก้ว", "ไก่", "ขา", "พร"]


def test_a_tone_mark_decides_only_between_words_that_are_otherwise_equal() -> None:
    assert sorted(["ก้าน", "กาก", "กาน"], key=sort_key) == ["กาก", "กาน", "ก้าน"]


ICU_ORDER = (
    *(
        "ก",
        "กรรม",
        "กระ",
        "กา",
        "กาก",
        "กาน",
        "ก้าน",
        "เกษม",
        "เกา",
        "เก่า",
        "เกาะ",
        "แก้ว",
        "ไก่",
        "ขา",
    ),
    *("เขม", "เข็ม", "ไข่", "นา", "น้ำ", "พร", "เมือง", "แม่", "แมว", "ไม้", "รถ", "เรือ", "โรง", "ฤดู"),
    *("ลม", "หมอ", "ห้วย", "เหมือง", "ใหม่", "ฮา", "เฮือง"),
)
"""These words as `words.sort(new Intl.Collator("th").compare)` orders them in a browser."""


@given(st.permutations(ICU_ORDER))
def test_words_sort_as_a_browser_sorts_them(words: list[str]) -> None:
    assert tuple(sorted(words, key=sort_key)) == ICU_ORDER


def test_typed_look_alikes_are_one_word() -> None:
    assert normalise("เเม่น้ํา") == "แม่น้ำ"
    assert normalise("แม่\u200bน้ำ\u00a0 ปิง") == "แม่น้ำ ปิง"


@given(st.lists(SYLLABLES, min_size=1, max_size=4))
def test_any_part_of_a_name_is_found_however_it_is_spaced(parts: list[str]) -> None:
    key = search_key(" ".join(parts))

    assert search_key(parts[-1]) in key
    assert search_key("".join(parts)) in key


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("อรทัย (พี่อ้อม)", "พี่อ้อม"),
        ("อรทัย (พี่อ้อม)", "อ้อม"),
        ("นายอินสม ฝายหินงาม", "อินสม"),
        ("ผญ.อินสม", "อินสม"),
        ("พ่อหลวงอินสม", "อินสม"),
        ("กลุ่มเหมืองฝายทุ่งฮอม", "ทุ่งฮอม"),
        ("รพ.สต.บ้านห้วยเอื้อง", "ห้วยเอื้อง"),
    ],
)
def test_a_name_is_also_what_people_call_its_bearer(name: str, variant: str) -> None:
    assert variant in name_variants(name)


def test_two_people_with_one_nickname_are_only_candidates_for_one_another() -> None:
    teacher, uncle = name_variants("สมบูรณ์ (ครู)"), name_variants("น้าสมบูรณ์")

    assert teacher & uncle == {"สมบูรณ์"}
    assert teacher != uncle
