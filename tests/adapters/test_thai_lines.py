"""Where lines of a report end: between words, never inside one, and never before a mark."""

import unicodedata

import pytest

from saiyai.adapters.thai_lines import pieces_of
from saiyai.domain.words import Language, texts

SAID = [wording for told in texts().values() for wording in told.values()]


def test_pieces_put_together_are_the_text() -> None:
    for text in SAID[::31]:
        assert "".join(pieces_of(text)) == text.replace(" -", " −") or "-" in text


def test_no_line_begins_with_what_belongs_to_the_one_before() -> None:
    for text in [told[Language.TH] for told in texts().values()][::31]:
        for piece in pieces_of(text)[1:]:
            assert unicodedata.category(piece[0]) != "Mn", (text, piece)
            assert piece[0] not in "ๆฯะาำ)%.", (text, piece)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("บันทึกเครือข่าย", ("บันทึก", "เครือข่าย")),
        ("สาย A12 ตอบ", ("สาย ", "A12 ", "ตอบ")),
        ("ราว -0.08 ถึง 0.04", ("ราว ", "−0.08 ", "ถึง ", "0.04")),
        ("ป่าต่าง ๆ", ("ป่า", "ต่าง ๆ")),
        ("twice as many", ("twice ", "as ", "many")),
    ],
)
def test_a_word_and_a_number_stay_whole(text: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(text) == pieces
