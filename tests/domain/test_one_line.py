"""What is told in one line: the amount in it, where there is one and only one."""

import pytest

from saiyai.domain.one_line import amount_in


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("กล้าไม้ 20 ชิ้น", (20, "piece")),
        ("เงิน 1,500 บาท", (150_000, "satang")),
        ("ลงแรง 2.5 ชั่วโมง", (150, "minute")),
        ("3 hours of work", (180, "minute")),
        ("ข้าวสาร 5 กก.", (5_000, "gram")),
        ("12 คน-วัน", (5_760, "minute")),
        ("กล้าไม้", (None, "")),
        ("ขุดบ่อเมื่อ 12 ปีก่อน", (None, "")),
        ("500 บาท กับ 3 ชั่วโมง", (None, "")),
        ("1,50 บาท", (None, "")),
    ],
)
def test_an_amount_is_read_only_where_one_is_written(
    words: str, amount: tuple[int | None, str]
) -> None:
    assert amount_in(words) == amount
