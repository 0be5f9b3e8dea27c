"""A value that no form of ours offers gives a page that says so, never a fault."""

from typing import Any

import pytest

from saiyai.domain.drafts import QuietDraft
from saiyai.domain.periods import on
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.clock import today_of
from saiyai.records.models import Change, Network
from saiyai.services.events import record_quiet
from tests.doors import Reader

N = "/n/trial"
MEMBER = {"name_th": "ใหม่", "kind": "group", "sector": "", "consent": "not_asked"}
EVENT = {"kind": "activity", "data.title": "x", "when": "31 ต.ค. 2569", "actor": "a"}
BOTH = {"kind": "exchange", "when": "31 ต.ค. 2569", "actor": ["a", "b"], "good": "goods"}

OPENED = [
    ("/nowhere", 404, "There is nothing here by that name"),
    ("/n/none/", 404, "There is no network “none” here"),
    (f"{N}/?as_of=gibberish", 400, "The date “gibberish” cannot be read"),
    (f"{N}/?as_of=0001-01-01", 400, "The date “0001-01-01” cannot be read"),
    (f"{N}/map?as_of=31+Feb+2026", 400, "The date “31 Feb 2026” cannot be read"),
    (f"{N}/members?after=nonsense", 400, "This list has no page “nonsense”"),
    (f"{N}/members?q=%00", 400, "it holds a character that cannot be kept"),
    (f"{N}/member/of/nobody", 404, "There is no member “nobody” in this record"),
    (f"{N}/member/of/a?after=x~y", 400, "This list has no page “x~y”"),
    (f"{N}/member/edit/nobody", 404, "There is no member “nobody” in this record"),
    (f"{N}/line/of/nothing", 404, "There is no line nothing"),
    (f"{N}/export/tape", 400, "“tape” is of a format that is not used here"),
    ("/imports/999", 404, "There is no import 999"),
    ("/imports/99999999999999999999999", 404, "There is no import 99999999999999999999999"),
]
PRESSED: list[tuple[str, dict[str, Any], int, str]] = [
    (f"{N}/member/new", {}, 400, "is not a value of kind"),
    (f"{N}/member/new", MEMBER | {"kind": "xyz"}, 400, "“xyz” is not a value of kind"),
    (f"{N}/member/new", MEMBER | {"sector": "xyz"}, 400, "“xyz” is not a value of sector"),
    (f"{N}/member/new", MEMBER | {"consent": "xyz"}, 400, "“xyz” is not a value of consent"),
    (f"{N}/member/new", MEMBER | {"place": "xyz"}, 400, "“xyz” is not a value of place"),
    (f"{N}/member/new", MEMBER | {"issues": "xyz"}, 400, "“xyz” is not a value of issue"),
    (f"{N}/member/new", MEMBER | {"name_th": ""}, 400, "The name is missing"),
    (f"{N}/member/new", MEMBER | {"ref": "a"}, 409, "The id “a” is taken"),
    (f"{N}/member/new", MEMBER | {"note": "\0"}, 400, "a character that cannot be kept"),
    (f"{N}/member/edit/nobody", MEMBER, 404, "There is no member “nobody”"),
    (f"{N}/member/withdraw/a", {}, 409, "“a” cannot be taken out"),
    (f"{N}/member/line/a", {"other": "c", "foundation": "xyz"}, 400, "not a value of foundation"),
    (f"{N}/member/line/a", {"other": "c", "rhythm": "xyz"}, 400, "not a value of rhythm"),
    (f"{N}/member/line/a", {"other": "nobody"}, 404, "There is no member “nobody”"),
    (f"{N}/member/line/a", {}, 404, "There is no member “”"),
    (f"{N}/member/line/a", {"other": "a"}, 400, "Both ends are the same member"),
    (f"{N}/member/line/a", {"other": "b"}, 409, "is in the record already"),
    (f"{N}/line/attempt/nothing", {}, 404, "There is no line nothing"),
    (f"{N}/line/attempt/ab", {}, 409, "One end of this line has asked for a rest"),
    (f"{N}/record/save", {}, 400, "“” is not a value of kind"),
    (f"{N}/record/save", EVENT | {"when": "gibberish"}, 400, "“gibberish” cannot be read"),
    (f"{N}/record/save", EVENT | {"when": "1 พ.ย. 2569"}, 400, "1 Nov 2026 has not come yet"),
    (f"{N}/record/save", EVENT | {"kind": "xyz"}, 400, "“xyz” is not a value of kind"),
    (f"{N}/record/save", EVENT | {"data.title": ""}, 400, "title: it is missing"),
    (f"{N}/record/save", EVENT | {"actor": "nobody"}, 404, "There is no member “nobody”"),
    (f"{N}/record/save", EVENT | {"actor": ""}, 400, "It is not told who was there"),
    (f"{N}/record/save", EVENT | {"place": "xyz"}, 400, "“xyz” is not a value of place"),
    (f"{N}/record/save", BOTH | {"good": "xyz"}, 400, "“xyz” is not a value of good"),
    (f"{N}/record/save", BOTH | {"actor": ["a"]}, 400, "It is not told from whom to whom"),
    (
        f"{N}/record/save",
        EVENT | {"kind": "request", "data.what": "x", "actor": ""},
        400,
        "who was there",
    ),
    (f"{N}/undo/9999", {}, 404, "There is no change 9999"),
    (f"{N}/undo/1", {}, 409, "the record begins with it"),
    (f"{N}/undo/2", {}, 409, "later fact"),
    (f"{N}/remark", {"about": "actor a"}, 400, "Nothing is said yet"),
    (f"{N}/remark/999/close", {}, 404, "There is no open remark 999"),
    ("/see-as", {"eye": "xyz"}, 400, "“xyz” is not a value of eye"),
    ("/begin", {"name": "  "}, 400, "The name is missing"),
    ("/upload", {"network": "none"}, 404, "There is no network “none” here"),
    ("/imports/999/tell", {}, 404, "There is no import 999"),
    ("/imports/999/discard", {}, 404, "There is no import 999"),
    ("/imports/999/undo", {}, 404, "There is no import 999"),
]


@pytest.fixture
def resting(trial: Network, keeper: Viewer) -> Network:
    """The small record, in which one end of the line has asked for quiet today."""
    record_quiet(keeper, trial, QuietDraft("a", on(today_of(trial))))
    return trial


def text(content: bytes) -> str:
    return content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(("path", "status", "says"), OPENED, ids=[one[0] for one in OPENED])
def test_an_address_that_nobody_gave_out_gets_a_page_that_says_so(
    trial: Network, path: str, status: int, says: str
) -> None:
    answer = Reader().get(path)

    assert answer.status_code == status
    assert says in text(answer.content)
    assert "<html" in text(answer.content)


@pytest.mark.parametrize(
    ("path", "form", "status", "says"),
    PRESSED,
    ids=[f"{path} {says}" for path, _, _, says in PRESSED],
)
def test_a_value_that_no_form_offers_gets_a_page_that_says_so(
    resting: Network, path: str, form: dict[str, Any], status: int, says: str
) -> None:
    changes = Change.objects.count()
    answer = Reader().post(path, form)
    thai = Reader(language=Language.TH).post(path, form)

    assert (answer.status_code, thai.status_code) == (status, status)
    assert says in text(answer.content)
    assert says not in text(thai.content)
    assert "Say(" not in text(answer.content) + text(thai.content)
    assert Change.objects.count() == changes


@pytest.mark.parametrize("number", ["²", "9" * 30, "9" * 5000, "-1", "1e3", "٣", ""])
def test_a_number_that_is_none_counts_nothing(trial: Network, number: str) -> None:
    told = Reader().post(f"{N}/record/save", EVENT | {"people": number})
    history = Reader().get(f"{N}/history", {"before": number})

    assert (told.status_code, history.status_code) == (302, 200)


@pytest.mark.parametrize(
    ("path", "form"),
    [(f"{N}/remark", {"about": "actor a"}), (f"{N}/member/of/nobody", None)],
)
def test_a_part_of_a_page_is_refused_by_a_part(
    trial: Network, path: str, form: dict[str, str] | None
) -> None:
    reader = Reader(language=Language.TH)
    part = {"HX-Request": "true"}
    send = (
        reader.get(path, headers=part) if form is None else reader.post(path, form, headers=part)
    )

    assert send.status_code in {400, 404}
    assert "<html" not in text(send.content)
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in text(send.content))
