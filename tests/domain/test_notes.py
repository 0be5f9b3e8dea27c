"""A pasted note is read as far as it can be, and nothing is decided for the reader."""

from datetime import date

from saiyai.domain.notes import read_note
from saiyai.domain.thai import name_variants

TODAY = date(2026, 10, 31)
PEOPLE = {
    "a01": "อรทัย (พี่อ้อม)",
    "a02": "ครูปิยะ",
    "a32": "กลุ่มเหมืองฝายฝายหิน",
    "a33": "กลุ่มเหมืองฝายทุ่งฮอม",
    "a36": "กลุ่มป่าต้นน้ำขุนฮอม",
    "a37": "กลุ่มป่าชุมชนห้วยเอื้อง",
    "a44": "กลุ่มผู้ใช้น้ำดอนชัยฮอม",
    "e1": "Fai Hin Weir Group",
}
NAMES: dict[str, list[str]] = {}
for ref, name in PEOPLE.items():
    for key in name_variants(name):
        NAMES.setdefault(key, []).append(ref)


def test_the_note_of_the_hint_is_read() -> None:
    note = read_note("ตีฝาย 23 พ.ค. ฝายหิน 25 ทุ่งฮอม 31 ดอนชัย 18 ครับ", NAMES, TODAY)

    assert (note.kind, note.title, note.when.latest) == ("activity", "ตีฝาย", date(2026, 5, 23))
    assert [(m.refs, m.people) for m in note.mentions] == [
        (("a32",), 25),
        (("a33",), 31),
        (("a44",), 18),
    ]


def test_one_line_without_a_date_happened_today() -> None:
    note = read_note("วันนี้ ป่าชุมชนห้วยเอื้องกับป่าต้นน้ำขุนฮอม เดินดูแนวกันไฟด้วยกัน", NAMES, TODAY)

    assert note.title == "เดินดูแนวกันไฟด้วยกัน"
    assert note.when.latest == TODAY
    assert [m.refs for m in note.mentions] == [("a37",), ("a36",)]


def test_a_call_nobody_took_is_a_contact_without_an_answer() -> None:
    note = read_note("พี่อ้อมโทรหาครูปิยะ ไม่รับ", NAMES, TODAY)

    assert (note.kind, note.answered) == ("contact", False)
    assert [m.refs for m in note.mentions] == [("a01",), ("a02",)]


def test_an_english_line_is_read_by_whole_words() -> None:
    note = read_note("Weir repair 23 May Fai Hin Weir Group 25", NAMES, TODAY)

    assert note.title == "Weir repair"
    assert [(m.refs, m.people) for m in note.mentions] == [(("e1",), 25)]
    assert read_note("FaiHinWeirGroupies met", NAMES, TODAY).mentions == ()


def test_a_name_nobody_knows_keeps_its_place_with_no_one_chosen() -> None:
    note = read_note("ตีฝาย ฝายหิน 25 บ้านไกลโพ้น 9", NAMES, TODAY)

    assert [(m.written, m.refs, m.people) for m in note.mentions][1] == ("บ้านไกลโพ้น", (), 9)


def test_nothing_of_the_words_is_lost() -> None:
    note = read_note("18:32\tมิ้นท์\tประชุมที่ศาลา มีครูปิยะ", NAMES, TODAY)

    assert note.words == "ประชุมที่ศาลา มีครูปิยะ"
    assert note.title == "ประชุมที่ศาลา"
