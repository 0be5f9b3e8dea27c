"""Rules of written Thai that a machine can hold; the rest is for readers."""

import re
import unicodedata

import pytest

from saiyai.domain.words import Language, texts
from tests.house.spoken import shown, templates

BUTTON_COLUMNS = 14
NAV_COLUMNS = 16
PRONOUNS = re.compile(r"ฉัน|(?<!ขอบ)คุณ(?!ภาพ|สมบัติ|ค่า)|(?<!เ)ท่าน|ครับ|ค่ะ")
MY_PAGE = "หน้าของฉัน"
HANGS_UP = "วางสาย"
YAMOK = re.compile(r"[^\s]ๆ|ๆ[^\s”)…,]")
QUOTED = re.compile(r"“[^”]*”")
BUTTON = re.compile(
    r"<button\b[^>]*>(.*?)</button>"
    r"|<(?:a|label)\b[^>]*\bclass=\"button[^\"]*\"[^>]*>(.*?)</(?:a|label)>",
    re.DOTALL,
)


def thai(key: str) -> str:
    return texts()[key][Language.TH]


def columns(text: str) -> int:
    """How wide a text is: marks above and below the line take no room."""
    return sum(unicodedata.category(sign) not in {"Mn", "Me", "Cf"} for sign in text)


def on_buttons(template: str) -> set[str]:
    """Ids of the texts on the buttons of a template."""
    found = {key for pair in BUTTON.findall(template) for key in shown("".join(pair))}
    return {key for key in found if "*" not in key}


BUTTONS = sorted({key for path in templates() for key in on_buttons(path.read_text("utf-8"))})
NAVIGATION = sorted(key for key in texts() if key.startswith("nav."))


@pytest.mark.parametrize("key", BUTTONS)
def test_a_button_fits_on_one_line_of_a_small_phone(key: str) -> None:
    assert columns(thai(key)) <= BUTTON_COLUMNS


@pytest.mark.parametrize("key", NAVIGATION)
def test_a_word_of_the_navigation_fits_on_one_line(key: str) -> None:
    assert columns(thai(key)) <= NAV_COLUMNS


@pytest.mark.parametrize("key", sorted(texts()))
def test_no_text_uses_a_pronoun_or_a_particle_of_politeness(key: str) -> None:
    """But for what people are quoted with, and for the one page that is the reader's own."""
    said = QUOTED.sub("", thai(key)).replace(MY_PAGE, "")

    assert PRONOUNS.findall(said) == []


@pytest.mark.parametrize("key", sorted(texts()))
def test_a_line_is_never_hung_up_and_a_repeat_sign_has_its_spaces(key: str) -> None:
    assert HANGS_UP not in thai(key)
    assert YAMOK.findall(thai(key)) == []


def test_marks_above_and_below_take_no_room() -> None:
    assert columns("สมาชิกและภาคี") == 11
    assert columns("น้ำ") == 2
    assert columns("Today") == 5


def test_buttons_are_found_wherever_they_stand() -> None:
    assert len(BUTTONS) > 30
    assert on_buttons('<button class="main">{% say "a.b" %}</button>') == {"a.b"}
    assert on_buttons('<a class="button main" href="/">{% say "a.c" %}</a>') == {"a.c"}
    assert on_buttons('<a href="/">{% say "a.d" %}</a>') == set()


@pytest.mark.parametrize("text", ["คุณต้องการบันทึกหรือไม่", "ทุกท่าน", "ดอนชัย 18 ครับ"])
def test_a_pronoun_or_particle_is_found(text: str) -> None:
    assert PRONOUNS.search(text)


@pytest.mark.parametrize("text", ["ขอบคุณ", "เท่านั้น", "คุณภาพ"])
def test_a_word_that_only_holds_the_letters_of_a_pronoun_is_let_pass(text: str) -> None:
    assert not PRONOUNS.search(text)


def test_a_repeat_sign_without_a_space_is_found() -> None:
    assert YAMOK.search("อื่นๆ")
    assert not YAMOK.search("อื่น ๆ ก็ได้")
