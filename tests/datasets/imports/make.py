"""The files that keepers of the sample network would drop in, traps and all, written by hand.

They are kept beside this script so that anyone can open them; a test holds the two together.
`python -m tests.datasets.imports.make` writes them anew.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import xlsxwriter

Cell = str | int | date | None
Rows = Sequence[Sequence[Cell]]

HERE: Final = Path(__file__).parent
_CREATED: Final = datetime(2026, 10, 31)  # noqa: DTZ001 - a constant: equal scripts, equal bytes


def _book(sheets: Mapping[str, Rows]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif cell is not None:
                    sheet.write(at, column, cell)
    book.close()
    return target.getvalue()


def meetings_2568() -> bytes:
    """Minutes as an old Excel saves them: Thai code page, a title, blank lines, many spellings."""
    return (
        "บันทึกการพบกันของเครือข่าย ปี 2568,,,\r\n"
        "\r\n"
        "วันที่,กิจกรรม,สถานที่,ผู้เข้าร่วม\r\n"
        '18/5/68,วงแลกเปลี่ยนเรียนรู้,ศาลาวัดฝายหิน,"พ่อหลวงอินสม, พี่อ้อม, หน่อพอวา, ครูปิยะ"\r\n'
        '24-25 พ.ค. 2568,ตีฝาย,ฝายทุ่งฮอม,"อ้ายเมือง, ต้อม และซอทู +3"\r\n'
        '15/6/68,เลี้ยงผีฝาย,ศาลาวัดฝายหิน,"นายอินสม ฝายหินงาม; น.ส.อรทัย ธารฮอม; หนานคำปัน"\r\n'
        "\r\n"
        '12/8/68,ประชุมรับมือน้ำหลาก,ห้องประชุม อบต.,"ผญ.อินสม, นางสาวพรวดี ขุนฮอมพนา, '
        'สมบูรณ์ (ครู), น้าสมบูรณ์, คณะจาก รพ.สต."\r\n'
        'ก.ย. 2568,ซ่อมเหมือง,,"ครูปิยะ, พี่อ้อม, ชาวบ้านอีก 12 คน"\r\n'
    ).encode("cp874")


def kumu() -> bytes:
    """A Kumu workbook: a title above, two without a connection, a target nobody lists."""
    return _book(
        {
            "Elements": [
                ("ผังเครือข่ายลุ่มน้ำแม่ฮอม",),
                (),
                ("Label", "Type", "Tags", "Description"),
                ("พี่อ้อม", "Person", "manager|upstream", "ผู้จัดการเครือข่าย"),
                ("ครูปิยะ", "Person", None, None),
                ("อ้ายเมือง", "Person", None, "ล่ามฝาย"),
                ("แม่อุ๊ยบัวจีน", "Person", None, "ผู้เล่าเรื่อง"),
                ("กลุ่มเหมืองฝายทุ่งฮอม", "Group", None, None),
                ("อบต.ขุนฮอม", "Local government", None, None),
                ("มูลนิธิธารฮอม", "NGO", None, None),
                ("ชมรมผู้ประกอบการเวียงฮอม", "Association", None, None),
            ],
            "Connections": [
                ("From", "To", "Direction", "Type", "Strength"),
                ("พี่อ้อม", "ครูปิยะ|มูลนิธิธารฮอม", "undirected", "ทำงานด้วยกัน", 3),
                ("อ้ายเมือง", "กลุ่มเหมืองฝายทุ่งฮอม", "directed", "เดินข่าว", 2),
                ("อ้ายเมือง", "กลุ่มเหมืองฝายทุ่งฮอม", "directed", "เดินข่าว", 1),
                ("พี่อ้อม", "อบต.ขุนฮอม", "undirected", "ทำงานด้วยกัน", 1),
                ("พี่อ้อม", "กลุ่มปลากระชัง", "undirected", "ทำงานด้วยกัน", 1),
            ],
            "Notes (ignore)": [("ร่างไว้เมื่อปีก่อน", "ยังไม่ต้องนำเข้า")],
        }
    )


def gephi_nodes() -> bytes:
    """A table of nodes as Gephi exports it; one of them has no edge."""
    return (
        "Id,Label,reach\n"
        "a05,อ้ายเมือง,กลางน้ำ\n"
        "a29,ลุงอุ่น,ปลายน้ำ\n"
        "a03,พ่อหลวงอินสม,กลางน้ำ\n"
        "a12,แม่หลวงบัวไหล,ต้นน้ำ\n"
        "a30,แม่อุ๊ยบัวจีน,ปลายน้ำ\n"
    ).encode()


def gephi_edges() -> bytes:
    """Its edges: one told twice, both directions of a pair, one from a node to itself."""
    return (
        b"Source,Target,Type,Id,Label,Weight\n"
        b"a03,a12,Undirected,0,,2.0\n"
        b"a29,a05,Directed,1,calls,1.0\n"
        b"a05,a29,Directed,2,calls,4.0\n"
        b"a12,a03,Undirected,3,,1.0\n"
        b"a29,a29,Undirected,4,,1.0\n"
    )


def labour_matrix() -> bytes:
    """Days of labour from the group of the row to that of the column, with titles and totals."""
    names = tuple(
        f"กลุ่มเหมืองฝาย{name}" for name in ("ฝายหิน", "ทุ่งฮอม", "สันเหมือง", "ร่องแล้ง", "ดอนชัย")
    )
    days: Rows = [
        (None, 22, None, None, None),
        (None, None, 12, None, None),
        (8, None, None, 6, None),
        (None, 4, 5, None, None),
        (None, None, None, None, None),
    ]
    rows = [(name, *row) for name, row in zip(names, days, strict=True)]
    return _book(
        {
            "เอามื้อ": [
                ("เอามื้อตีฝาย ปี 2568",),
                ("หน่วย: คน-วัน จากกลุ่มในแถวไปช่วยกลุ่มในคอลัมน์",),
                (),
                ("กลุ่ม", *names),
                *rows,
                ("รวม", 8, 26, 17, 6, None),
            ]
        }
    )


def attendance_people() -> bytes:
    """A row for each person at each activity, the name in three columns, one signed twice."""
    circle, lesson = "29/3/2569,วงแลกเปลี่ยนเรียนรู้", "26/4/2569,ถอดบทเรียน"
    return (
        "วันที่,กิจกรรม,คำนำหน้า,ชื่อ,นามสกุล\n"
        f"{circle},นาย,อินสม,ฝายหินงาม\n"
        f"{circle},น.ส.,อรทัย,ธารฮอม\n"
        f"{lesson},น.ส.,พรวดี,ขุนฮอมพนา\n"
        f"{circle},นาย,อินสม,ฝายหินงาม\n"
        f"{lesson},น.ส.,อรทัย,ธารฮอม\n"
    ).encode("utf-8-sig")


def attendance_grid() -> bytes:
    """People down the side, activities across, their days in the row above, a cross for "came"."""
    return _book(
        {
            "เยาวชน": [
                (None, date(2026, 4, 26), date(2026, 5, 10), date(2026, 5, 23), None),
                ("ชื่อ", "อ่านหลักวัดน้ำ", "ถอดบทเรียน", "ตีฝาย", "รวม"),
                ("หน่อพอวา", "x", "x", "x", 3),
                ("ซอทู", "x", None, "x", 2),
                ("ต้อม", None, "x", None, 1),
                ("มิ้นท์", None, None, None, 0),
                ("รวม", 2, 2, 2, None),
            ]
        }
    )


def exchanges_semicolon() -> bytes:
    """Gifts and loans, semicolons between cells as where the comma is the decimal sign."""
    return (
        "วันที่;ผู้ให้;ผู้รับ;รายการ;ประเภท;จำนวน;หน่วย\r\n"
        "24/5/2568;กลุ่มเหมืองฝายฝายหิน;กลุ่มเหมืองฝายทุ่งฮอม;ช่วยตีฝาย;แรงงาน;22;คน-วัน\r\n"
        "20/6/2568;พ่อเลี้ยงเดชา;ลุงมา;ให้ยืมค่าปุ๋ย;เงิน;18,000;บาท\r\n"
        "27/8/2569;วัดฝายหิน;กลุ่มเหมืองฝายร่องแล้ง;ข้าวสาร;สิ่งของ;12;ถัง\r\n"
        "15/4/2569;ลุงมา;พ่อเลี้ยงเดชา;รดน้ำดำหัว;;;\r\n"
    ).encode("utf-8-sig")


def members_tab() -> bytes:
    """What Excel saves as "Unicode text": UTF-16 with tabs."""
    return (
        "ลำดับ\tคำนำหน้า\tชื่อ\tนามสกุล\tหมู่บ้าน\tภาคส่วน\r\n"
        "1\tนาย\tอินสม\tฝายหินงาม\tบ้านฝายหิน\tภาคประชาชน\r\n"
        "2\tน.ส.\tอรทัย\tธารฮอม\tบ้านเวียงฮอม\tเอ็นจีโอ\r\n"
        "3\tนาง\tบัวไหล\t\tบ้านห้วยเอื้อง\tภาคประชาชน\r\n"
    ).encode("utf-16")


def mistakes() -> bytes:
    """A word nobody knows, a day that is none, a row without a name, a Buddhist year in a date."""
    return _book(
        {
            "สมาชิก": [
                ("รหัส", "ชื่อ", "ประเภท"),
                ("a29", "ลุงอุ่น", "คน"),
                ("a30", "แม่อุ๊ยบัวจีน", "ดวงดาว"),
                ("a31", None, "คน"),
                (None, None, "คน"),
            ],
            "กิจกรรม": [
                ("วันที่", "กิจกรรม", "ผู้เข้าร่วม"),
                ("45/13/68", "ซ้อมโทรเตือนน้ำ", "ลุงอุ่น, อ้ายเมือง"),
                (date(2569, 8, 22), "เตือนน้ำหลาก", "ลุงอุ่น, a31"),
            ],
        }
    )


def line_note() -> bytes:
    """A note copied from a chat: no table at all."""
    return "ตีฝาย 23 พ.ค. ฝายหิน 25 ทุ่งฮอม 31 ดอนชัย 18 ครับ\nขอบคุณทุกหมู่บ้าน\n".encode()


FILES: Final[Mapping[str, Callable[[], bytes]]] = {
    "meetings_2568.csv": meetings_2568,
    "kumu.xlsx": kumu,
    "gephi_nodes.csv": gephi_nodes,
    "gephi_edges.csv": gephi_edges,
    "labour_matrix.xlsx": labour_matrix,
    "attendance_people.csv": attendance_people,
    "attendance_grid.xlsx": attendance_grid,
    "exchanges_semicolon.csv": exchanges_semicolon,
    "members_tab.txt": members_tab,
    "mistakes.xlsx": mistakes,
    "line_note.txt": line_note,
}


if __name__ == "__main__":
    for name, make in FILES.items():
        (HERE / name).write_bytes(make())
