"""Closed lists as people write them, in Thai and English.

For each value its words; the first Thai and the first English one are shown where a cell holds
none of them. The ids of the record itself are always understood.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.goods import WRITTEN, Good, Written
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.domain.thai import has_thai, search_key
from saiyai.domain.ties import Foundation, Rhythm, Stance

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class WordList(Generic[V_co]):
    """The values of a closed list by every way to write them, and how to name them all."""

    values: Mapping[str, V_co]
    th: str
    en: str

    def find(self, text: str) -> V_co | None:
        """The value that a cell means, or None."""
        plain = text.strip()
        return self.values.get(plain, self.values.get(search_key(plain)))


def _list(words: Mapping[V, str]) -> WordList[V]:
    values: dict[str, V] = {}
    for value, row in words.items():
        for word in [str(value), *_split(row)]:
            values.setdefault(word, value)  # signs like "/" have no search key
            if key := search_key(word):
                values.setdefault(key, value)
    return WordList(values, _shown(words, thai=True), _shown(words, thai=False))


def _split(row: str) -> list[str]:
    return [word.strip() for word in row.split(",")]


def _shown(words: Mapping[V, str], *, thai: bool) -> str:
    first = ([w for w in _split(row) if w and has_thai(w) is thai] for row in words.values())
    return ", ".join(found[0] for found in first if found)


@dataclass(frozen=True, slots=True)
class KindWord:
    """A kind of actor, and the sector that the word for it implies."""

    kind: ActorKind
    sector: Sector = Sector.UNTOLD


_STATE_BODY: Final = KindWord(ActorKind.ORGANISATION, Sector.STATE)

KINDS: Final = _list(
    {
        KindWord(ActorKind.PERSON): "คน, บุคคล, ปัจเจกบุคคล, ผู้นำ, ชาวบ้าน, person, people, individual",
        KindWord(ActorKind.GROUP): "กลุ่ม, ชุมชน, กลุ่มองค์กร, group, community group, community",
        KindWord(ActorKind.ORGANISATION): (
            "องค์กร, องค์การ, มูลนิธิ, สมาคม, ชมรม, สหกรณ์, organisation, organization, org, "
            "foundation, association, club, cooperative"
        ),
        KindWord(ActorKind.AGENCY, Sector.STATE): (
            "หน่วยงานรัฐ, หน่วยงานราชการ, ราชการ, government agency, government"
        ),
        KindWord(ActorKind.AGENCY): "หน่วยงาน, สำนักงาน, agency, office",
        KindWord(ActorKind.INSTITUTION): (
            "สถาบัน, วัด, ศาสนสถาน, มหาวิทยาลัย, วิทยาลัย, institution, temple, church, university"
        ),
        KindWord(ActorKind.ASSEMBLY): "ประชาคม, เวที, สมัชชา, assembly, civic assembly, forum",
        KindWord(
            ActorKind.NETWORK
        ): "เครือข่าย, เครือข่ายย่อย, network, coalition, alliance, subnetwork",
        KindWord(ActorKind.UNSPECIFIED): "ไม่ระบุ, อื่น ๆ, ไม่ทราบ, unspecified, other, unknown",
        KindWord(ActorKind.ORGANISATION, Sector.NGO): "องค์กรพัฒนาเอกชน, เอ็นจีโอ, NGO, nonprofit",
        KindWord(ActorKind.ORGANISATION, Sector.BUSINESS): (
            "บริษัท, ธุรกิจ, ห้างร้าน, company, business, enterprise, firm"
        ),
        _STATE_BODY: (
            "อบต., องค์การบริหารส่วนตำบล, อบจ., เทศบาล, องค์กรปกครองส่วนท้องถิ่น, อปท., รพ.สต., "
            "โรงพยาบาล, โรงเรียน, local government, municipality, school, hospital"
        ),
    }
)

SECTORS: Final = _list(
    {
        Sector.PEOPLE: "ภาคประชาชน, ประชาชน, ชุมชน, ภาคประชาสังคม, people, community, civil society",
        Sector.STATE: "ภาครัฐ, รัฐ, ราชการ, state, government, public",
        Sector.BUSINESS: "ภาคธุรกิจเอกชน, เอกชน, ธุรกิจ, ภาคเอกชน, business, private",
        Sector.NGO: "องค์กรพัฒนาเอกชน, เอ็นจีโอ, NGO, nonprofit, non-governmental",
    }
)

ROLES: Final = _list(
    {
        Role.MEMBER: "สมาชิก, member",
        Role.PARTNER: "ภาคี, partner",
        Role.MANAGER: "ผู้จัดการเครือข่าย, ผู้จัดการ, ผู้ประสานงาน, manager, coordinator",
        Role.LEADER: "ผู้นำ, ประธาน, หัวหน้า, leader, chair, president",
        Role.HUB: "ชุมทาง, hub",
        Role.SUBCENTRE: "ศูนย์ประสานงานย่อย, ศูนย์ย่อย, โหนด, subcentre, subcenter",
        Role.CENTRE: "ศูนย์กลาง, แม่ข่าย, centre, center",
        Role.DEPUTY: "รอง, รองประธาน, รองผู้จัดการ, deputy, vice chair",
        Role.SUCCESSOR: "ผู้รับช่วงต่อ, successor",
        Role.EXPERT: "ผู้รู้, ที่ปรึกษา, ปราชญ์, expert, advisor, adviser",
        Role.PROMOTER: "หน่วยงานที่ส่งเสริม, ผู้ส่งเสริม, พี่เลี้ยง, promoter",
        Role.COMMITTEE: "กรรมการ, คณะกรรมการ, คณะทำงาน, committee, board member",
        Role.RECORDER: "ผู้จดบันทึก, เลขานุการ, เลขา, recorder, secretary",
        Role.PLACE: "สถานที่, place",
    }
)

CONSENTS: Final = _list(
    {
        Consent.NOT_ASKED: "ยังไม่ได้ถาม, not asked",
        Consent.REFUSED: "ไม่ยินยอม, ไม่ให้, refused, no",
        Consent.KEEPERS: "เฉพาะผู้ดูแลบันทึก, keepers",
        Consent.MEMBERS: "สมาชิก, ในเครือข่าย, members",
        Consent.ANYONE: "ทุกคน, เปิดเผยได้, anyone, public",
    }
)

FOUNDATIONS: Final = _list(
    {
        Foundation.ACQUAINTANCE: "รู้จักกัน, acquaintance",
        Foundation.KIN: "ญาติ, เครือญาติ, พี่น้อง, kin, family, relative",
        Foundation.WORK: "ทำงานด้วยกัน, work, colleague",
        Foundation.PAST_WORK: "เคยทำงานด้วยกัน, past work, worked together",
        Foundation.AGREEMENT: "มีข้อตกลง, ข้อตกลง, MoU, agreement",
        Foundation.SHARED_CUSTOM: "ประเพณีร่วม, shared custom, custom",
        Foundation.INTRODUCED: "มีคนแนะนำ, แนะนำ, introduced, introduction",
        Foundation.PROMOTED: "หน่วยงานส่งเสริม, จัดตั้ง, promoted",
        Foundation.PATRON: "อุปถัมภ์, patron, patronage",
        Foundation.REPRESENTATION: "ผู้แทน, ตัวแทน, represent, representation",
    }
)

RHYTHMS: Final = _list(
    {
        Rhythm.WEEKLY: "รายสัปดาห์, ทุกสัปดาห์, สัปดาห์ละครั้ง, weekly",
        Rhythm.MONTHLY: "รายเดือน, ทุกเดือน, เดือนละครั้ง, monthly",
        Rhythm.QUARTERLY: "รายสามเดือน, ไตรมาส, quarterly",
        Rhythm.SEASONAL: "ตามฤดู, seasonal",
        Rhythm.YEARLY: "ปีละครั้งตามฤดู, ปีละครั้ง, รายปี, ทุกปี, yearly, annual, annually",
        Rhythm.ON_CALL: "เมื่อจำเป็น, on call, when needed, as needed",
    }
)

STANCES: Final = _list(
    {
        Stance.PROPOSED: "เสนอ, proposed",
        Stance.CONFIRMED: "ยืนยันแล้ว, ยืนยัน, confirmed",
        Stance.DISPUTED: "ขอแก้, disputed",
        Stance.WITHDRAWN: "ถอนแล้ว, withdrawn",
        Stance.ENDED: "จบกันแล้ว, จบแล้ว, ended",
    }
)

DIRECTIONS: Final = _list(
    {
        "directed": "ทางเดียว, มีทิศทาง, directed, direct, one-way, true, 1, →, ->",
        "undirected": "สองทาง, ไม่มีทิศทาง, undirected, two-way, both, false, 0",
        "mutual": "ต่อกันทั้งสองทาง, mutual, reciprocal, ↔, <->",
    }
)

FLAGS: Final = _list(
    {
        "yes": "ใช่, สมัครใจ, มี, ได้, yes, y, true, 1, ✓, ✔, /",
        "no": "ไม่ใช่, ไม่สมัครใจ, ไม่, ไม่มี, ไม่ได้, no, n, false, 0, -, ✗",
    }
)

GOODS: Final = _list(
    {
        Good.MONEY: "เงิน, เงินสด, เงินกู้, money, cash, loan, fund",
        Good.LABOUR: "แรงงาน, แรง, เอามื้อ, ลงแขก, labour, labor, work",
        Good.GOODS: "สิ่งของ, ของ, วัสดุ, อาหาร, goods, materials, food",
        Good.KNOWLEDGE: "ความรู้, ข้อมูล, คำปรึกษา, knowledge, information, advice, training",
        Good.CARE: "การดูแล, ดูแล, care",
        Good.PROTECTION: "การคุ้มครอง, ปกป้อง, protection",
        Good.OPPORTUNITY: "โอกาส, opportunity",
        Good.RECOGNITION: "การยกย่อง, เกียรติ, recognition",
        Good.PLACE: "สถานที่, พื้นที่, place, space, venue",
        Good.GIFT: "ของขวัญ, ของฝาก, บริจาค, gift, donation",
        Good.HELP: "ความช่วยเหลือ, ช่วยเหลือ, help",
    }
)

STEPS: Final = _list(
    {
        ExchangeStep.INTENT: "ตั้งใจจะให้, ตั้งใจ, intent, planned",
        ExchangeStep.PROMISE: "รับปากแล้ว, รับปาก, สัญญา, promise, promised, pledged",
        ExchangeStep.DONE: "ให้แล้ว, แล้วเสร็จ, done, given, received",
    }
)

ACTIVITIES: Final = _list(
    {
        ActivityType.MEETING: "ประชุม, meeting",
        ActivityType.FORUM: "เวที, วงแลกเปลี่ยนเรียนรู้, เวทีแลกเปลี่ยน, forum, learning circle",
        ActivityType.JOINT_WORK: "งานร่วม, ลงแรง, เอามื้อ, ลงแขก, joint work",
        ActivityType.STUDY_VISIT: "ดูงาน, ศึกษาดูงาน, study visit, visit",
        ActivityType.TRAINING: "อบรม, ฝึกอบรม, training, workshop",
        ActivityType.CAMPAIGN: "รณรงค์, campaign",
        ActivityType.RITUAL: "พิธี, ประเพณี, งานบุญ, ritual, ceremony",
        ActivityType.RELIEF: "บรรเทาทุกข์, ช่วยผู้ประสบภัย, relief",
    }
)

TITLES: Final = _list(
    {
        "title": "นาย, นาง, นางสาว, น.ส., ด.ช., ด.ญ., เด็กชาย, เด็กหญิง, ดร., ผศ., รศ., ศ., พระ, "
        "พระครู, คุณ, ครู, Mr, Mrs, Ms, Miss, Dr, Prof"
    }
)

_UNITS: Final = WRITTEN | {
    "฿": WRITTEN["baht"], "thb": WRITTEN["baht"], "บ.": WRITTEN["baht"],
    "min": WRITTEN["minute"], "minutes": WRITTEN["minute"],
    "hours": WRITTEN["hour"], "hr": WRITTEN["hour"], "ชม.": WRITTEN["hour"],
    "คนวัน": WRITTEN["คน-วัน"], "คน/วัน": WRITTEN["คน-วัน"], "person-days": WRITTEN["person-day"],
    "แรง": WRITTEN["คน-วัน"], "วันแรง": WRITTEN["คน-วัน"], "g": WRITTEN["gram"],
    "kg": WRITTEN["kilogram"], "กิโล": WRITTEN["kilogram"], "โล": WRITTEN["kilogram"],
    "อัน": WRITTEN["piece"], "ลำ": WRITTEN["piece"], "ชุด": WRITTEN["piece"],
    "ผืน": WRITTEN["piece"], "pieces": WRITTEN["piece"], "pcs": WRITTEN["piece"],
}  # fmt: skip
UNITS: Final[Mapping[str, Written]] = {
    key: unit for word, unit in _UNITS.items() for key in (word, search_key(word)) if key
}

PRESENT: Final = frozenset(
    {"/", "✓", "✔", "☑", "1", "มา", "เข้าร่วม", "ร่วม", "p", "y", "yes", "true", "v", "ü"}
)
ABSENT: Final = frozenset(
    {"", "-", "0", "ขาด", "ลา", "ไม่มา", "ไม่เข้าร่วม", "n", "no", "false", "a", "✗", "✘"}
)
CROSS: Final = frozenset({"x", "×"})
"""Present where it is the only mark of a sheet; absent where another mark says present."""

_TOTAL: Final = re.compile(
    r"(รวม(ทั้งหมด|ทั้งสิ้น|ยอด)?|ยอดรวม|(sub|grand\s*)?totals?|sum)\s*:?", re.IGNORECASE
)


def is_total(text: str) -> bool:
    """Whether a row or column of this heading adds up others."""
    return _TOTAL.fullmatch(text.strip()) is not None


_PREFIXES: Final[Mapping[ActorKind, tuple[str, ...]]] = {
    ActorKind.GROUP: ("กลุ่ม",),
    ActorKind.NETWORK: ("เครือข่าย",),
    ActorKind.ASSEMBLY: ("เวทีประชาคม", "ประชาคม", "สมัชชา"),
    ActorKind.AGENCY: ("สำนักงาน", "กระทรวง"),
    ActorKind.INSTITUTION: ("วัด", "คริสตจักร", "มัสยิด", "วิทยาลัย", "มหาวิทยาลัย"),
    ActorKind.ORGANISATION: (
        "อบต.", "อบจ.", "เทศบาล", "รพ.สต.", "โรงพยาบาล", "โรงเรียน", "มูลนิธิ", "สมาคม", "ชมรม",
        "วิทยุชุมชน", "สหกรณ์", "บริษัท",
    ),
    ActorKind.PERSON: (
        "นาย", "นาง", "น.ส.", "ด.ช.", "ด.ญ.", "ดร.", "พระครู", "พระอธิการ", "พระมหา", "พ่อหลวง",
        "แม่หลวง", "ผู้ใหญ่", "กำนัน", "ครู", "อาจารย์", "หมอ", "ลุง", "ป้า", "น้า", "พี่", "พ่ออุ๊ย",
        "แม่อุ๊ย", "Mr. ", "Mrs. ", "Ms. ", "Dr. ",
    ),
}  # fmt: skip


def kind_of_name(name: str) -> ActorKind:
    """The kind that the first word of a name tells of; a guess, and so said where it is used.

    To take somebody for a person shows less, never more: both are named to keepers only.
    """
    for kind, words in _PREFIXES.items():
        if name.startswith(words) and name not in words:
            return kind
    return ActorKind.UNSPECIFIED
