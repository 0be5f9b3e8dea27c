"""The fields a column can hold, by shape, with the headings people give them.

The headings of a field stand in order of how surely they mean it: where two columns of a sheet
could hold a field, the surer heading has it. One heading may name several fields; then the values
of the column decide. Texts of the fields stand under `field.<id>`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from saiyai.domain.thai import search_key
from saiyai.formats.shapes.plan import Shape
from saiyai.formats.shapes.words import (
    ACTIVITIES,
    CONSENTS,
    DIRECTIONS,
    FLAGS,
    FOUNDATIONS,
    GOODS,
    KINDS,
    RHYTHMS,
    ROLES,
    SECTORS,
    STANCES,
    STEPS,
    TITLES,
    WordList,
)


class Holds(Enum):
    """What the cells of a field hold."""

    TEXT = auto()
    NUMBER = auto()
    WHEN = auto()
    ORDINAL = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field that columns of a shape can hold.

    `headings` are parted by commas, surest first; where there are none, the field is known by
    what its cells look like.
    """

    id: str
    headings: str
    holds: Holds | WordList[object] = Holds.TEXT
    many: bool = False
    """Whether several columns may hold it together ("ผู้เข้าร่วม 1", "ผู้เข้าร่วม 2")."""


_WHEN: Final = "วันที่, วัน เดือน ปี, วัน/เดือน/ปี, เมื่อ, ว.ด.ป., วัน, date, when, day"
_NOTE: Final = (
    "หมายเหตุ, บันทึก, รายละเอียด, note, notes, note_th, description, remark, remarks, comment"
)
_NAME: Final = "ชื่อ-นามสกุล, ชื่อ-สกุล, ชื่อและนามสกุล, รายชื่อ, ชื่อสมาชิก, ชื่อ, full name, name"
_TITLE: Final = "คำนำหน้า, คำนำหน้าชื่อ, คำนำหน้านาม, title, prefix"
_LAST: Final = "นามสกุล, สกุล, last name, surname, family name"
_VENUE: Final = "สถานที่, สถานที่จัด, ที่, place, venue, location, where"
_KIND: Final = "ประเภท, ชนิด, หมวด, kind, type"
_ORDINAL: Final = Field("ordinal", "ลำดับ, ลำดับที่, ที่, no, no., #, row, order", Holds.ORDINAL)

_ACTORS: Final = (
    Field("actor.ref", "รหัส, รหัสสมาชิก, เลขที่สมาชิก, ref, id, code, member id, node id, key"),
    Field("actor.name_th", "ชื่อไทย, ชื่อภาษาไทย, ชื่อ (ไทย), name_th, thai name"),
    Field("actor.name_en", "ชื่ออังกฤษ, ชื่อภาษาอังกฤษ, ชื่อ (อังกฤษ), name_en, english name"),
    Field(
        "actor.name",
        f"{_NAME}, ชื่อจริง, ชื่อตัว, first name, given name, label, ชื่อกลุ่ม, ชื่อองค์กร, "
        "ชื่อหน่วยงาน, ชื่อเครือข่าย, สมาชิก, กลุ่ม/องค์กร, member, node, vertex, actor, element, "
        "node label, primary organization, องค์กร, หน่วยงาน, "
        "organization, organisation",
    ),
    Field("actor.name_title", _TITLE, TITLES),
    Field("actor.name_last", _LAST),
    Field("actor.aliases", "ชื่อเล่น, ชื่ออื่น, ฉายา, alias, aliases, nickname"),
    Field("actor.kind", f"{_KIND}, ประเภทสมาชิก, element type, node type, member type", KINDS),
    Field("actor.sector", f"ภาคส่วน, ภาค, sector, {_KIND}", SECTORS),
    Field(
        "actor.place",
        "บ้าน, หมู่บ้าน, ชุมชน, พื้นที่, ตำบล, ที่อยู่, อำเภอ, จังหวัด, place, village, area, location, "
        "subdistrict, tambon, address, city, district, province",
    ),
    Field("actor.issues", "ประเด็น, ประเด็นงาน, งานที่ทำ, issues, issue, themes"),
    Field("actor.consent", "ความยินยอม, consent", CONSENTS),
    Field("actor.note", _NOTE),
    _ORDINAL,
)
_TIES: Final = (
    Field("tie.ref", "รหัส, รหัสสาย, ref, id, connection id, edge id"),
    Field(
        "tie.source",
        "source, from, จาก, ต้นทาง, ฝ่ายที่หนึ่ง, vertex 1, node 1, source id, from id, from node id, "
        "sender, ผู้ให้, giver, ego, คนที่ 1, ชื่อ 1, a, i",
    ),
    Field(
        "tie.target",
        "target, to, ถึง, ปลายทาง, ฝ่ายที่สอง, vertex 2, node 2, target id, to id, to node id, "
        "receiver, ผู้รับ, recipient, alter, คนที่ 2, ชื่อ 2, b, j, กับ",
    ),
    Field("tie.direction", "direction, directed, ทิศทาง, type", DIRECTIONS),
    Field(
        "tie.kind",
        f"ความสัมพันธ์, ชนิดความสัมพันธ์, ประเภทความสัมพันธ์, {_KIND}, relation, relationship, "
        "connection type, label, edge label",
    ),
    Field(
        "tie.weight",
        "น้ำหนัก, weight, strength, value, จำนวนครั้ง, ครั้ง, จำนวน, ความถี่, frequency, count",
        Holds.NUMBER,
    ),
    Field("tie.since", "ตั้งแต่, เริ่ม, ปีที่เริ่ม, since, start", Holds.WHEN),
    Field("tie.said", f"ณ วันที่, said, {_WHEN}, ปี, year", Holds.WHEN),
    Field("tie.said_by", "ผู้บอก, ผู้ให้ข้อมูล, said_by, informant, respondent"),
    Field("tie.stance", "คำบอก, stance", STANCES),
    Field("tie.foundation", "รากฐาน, รากฐานที่วางไว้, foundation, basis", FOUNDATIONS),
    Field("tie.rhythm", "จังหวะ, จังหวะที่ตกลงกัน, rhythm, ความถี่, frequency", RHYTHMS),
    Field("tie.culture", "ฐานวัฒนธรรม, culture", Holds.NUMBER),
    Field("tie.power", "ฐานอำนาจ, power", Holds.NUMBER),
    Field("tie.learning", "ฐานการเรียนรู้, learning", Holds.NUMBER),
    Field("tie.via", "ผ่าน, via"),
    Field("tie.occasion", "เฉพาะกิจ, โอกาส, occasion"),
    Field("tie.note", _NOTE),
    _ORDINAL,
)
_ATTENDANCE: Final = (
    Field("event.ref", "รหัส, รหัสกิจกรรม, ref, id, event id"),
    Field("event.when", _WHEN, Holds.WHEN),
    Field(
        "event.title",
        "กิจกรรม, ชื่อกิจกรรม, เรื่อง, หัวข้อ, งาน, activity, event, meeting, title, topic",
    ),
    Field(
        "event.participants",
        "ผู้เข้าร่วม, ผู้เข้าร่วมประชุม, ผู้เข้าร่วมกิจกรรม, รายชื่อผู้เข้าร่วม, ผู้ร่วมกิจกรรม, ใครมาบ้าง, "
        "participants, attendees, attendance, who",
        many=True,
    ),
    Field(
        "event.participant",
        f"ผู้เข้าร่วม, participant, attendee, person, {_NAME}, สมาชิก, member, คน, กลุ่ม, องค์กร",
    ),
    Field("event.participant_title", _TITLE, TITLES),
    Field("event.participant_last", _LAST),
    Field("event.organiser", "ผู้จัด, เจ้าภาพ, organiser, organizer, host"),
    Field("event.place", _VENUE),
    Field("event.type", f"ประเภทกิจกรรม, {_KIND}, event type", ACTIVITIES),
    Field("event.issue", "ประเด็น, issue"),
    Field(
        "event.count",
        "จำนวนคน, จำนวนผู้เข้าร่วม, จำนวน, จำนวน (คน), count, headcount, number of people",
        Holds.NUMBER,
    ),
    Field("event.note", f"{_NOTE}, สรุป, ผลการประชุม"),
    Field("event.marks", "", many=True),
    _ORDINAL,
)
_EXCHANGES: Final = (
    Field("exchange.ref", "รหัส, ref, id"),
    Field("exchange.when", _WHEN, Holds.WHEN),
    Field("exchange.source", "ผู้ให้, ฝ่ายให้, giver, donor, from, source, จาก"),
    Field("exchange.target", "ผู้รับ, ฝ่ายรับ, receiver, recipient, to, target, ถึง"),
    Field(
        "exchange.what",
        "รายการ, สิ่งที่ให้, สิ่งของ, อะไร, what, what_th, item, รายละเอียด, description",
    ),
    Field("exchange.good", f"{_KIND}, good, goods", GOODS),
    Field(
        "exchange.amount", "จำนวน, ปริมาณ, จำนวนเงิน, มูลค่า, amount, quantity, value", Holds.NUMBER
    ),
    Field("exchange.unit", "หน่วย, หน่วยนับ, unit"),
    Field("exchange.step", "สถานะ, ขั้น, step, status", STEPS),
    Field("exchange.place", _VENUE),
    Field("exchange.note", _NOTE),
    _ORDINAL,
)
_MEMBERSHIPS: Final = (
    Field("membership.network", "เครือข่าย, สังกัด, network, group, กลุ่ม, องค์กร, organization"),
    Field("membership.member", f"สมาชิก, member, {_NAME}, person"),
    Field("membership.role", "บทบาท, ตำแหน่ง, หน้าที่, role, position", ROLES),
    Field("membership.joined", "เข้าร่วมเมื่อ, วันที่เข้าร่วม, เข้าเมื่อ, joined, start", Holds.WHEN),
    Field("membership.left", "ออกเมื่อ, วันที่ออก, left, end", Holds.WHEN),
    Field("membership.why", "เหตุผล, เพราะ, why, reason"),
    Field("membership.voluntary", "สมัครใจ, voluntary", FLAGS),
    _ORDINAL,
)

_MATRIX: Final = (Field("matrix.names", ""), Field("matrix.ties", "", many=True), _ORDINAL)

FIELDS: Final[Mapping[Shape, tuple[Field, ...]]] = {
    Shape.ACTORS: _ACTORS,
    Shape.TIES: _TIES,
    Shape.EDGE_LIST: _TIES,
    Shape.MATRIX: _MATRIX,
    Shape.ATTENDANCE: _ATTENDANCE,
    Shape.EXCHANGES: _EXCHANGES,
    Shape.MEMBERSHIPS: _MEMBERSHIPS,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a heading may mean; a smaller rank means it more surely."""

    rank: int
    field: Field


def _index(fields: Iterable[Field]) -> dict[str, tuple[Candidate, ...]]:
    index: dict[str, tuple[Candidate, ...]] = {}
    for field in fields:
        for rank, heading in enumerate(filter(None, field.headings.split(","))):
            key = _key(heading)
            index[key] = (*index.get(key, ()), Candidate(rank, field))
    return index


def _key(heading: str) -> str:
    return search_key(heading) or heading.strip()


_INDEX: Final = {shape: _index(fields) for shape, fields in FIELDS.items()}
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")
_BETWEEN_LANGUAGES: Final = re.compile(r"[/\n(),:|]| - ")
_NUMBERED: Final = re.compile(r"[\s_]*\d+$")


def candidates(shape: Shape, heading: str) -> tuple[Candidate, ...]:
    """The fields of a shape that a heading may mean.

    "ชื่อ (Name)", "น้ำหนัก (1-5)" and "ผู้เข้าร่วม 2" are understood by their parts.
    """
    index = _INDEX.get(shape, {})
    for text in _readings(heading):
        if found := index.get(_key(text)):
            return found
    bare = index.get(_key(_NUMBERED.sub("", heading)), ())
    return tuple(candidate for candidate in bare if candidate.field.many)


def _readings(heading: str) -> Iterable[str]:
    yield heading
    yield _IN_BRACKETS.sub("", heading)
    yield from (part for part in _BETWEEN_LANGUAGES.split(heading) if part.strip())
