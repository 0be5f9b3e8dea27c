"""Kinds of line and what was said of a line, at the API."""

from http import HTTPStatus

from saiyai.domain.viewers import Eye
from tests.doors import Reader

HERE = "/trial"


def test_a_kind_is_told_listed_corrected_and_asked_of_its_ends(teller: Reader) -> None:
    told = {"name": "hosts", "label_ab_th": "รับรอง", "ends_a": ["agency"], "sign": 1}
    made = teller.tell("POST", f"{HERE}/tie-kinds/", told)
    assert made["label_ab"]["th"] == "รับรอง"

    mended = teller.tell(
        "PUT",
        f"{HERE}/tie-kinds/{made['id']}",
        told | {"nature": "help"},
        HTTPStatus.OK,
    )
    assert mended["nature"] == "help"
    assert mended in teller.ask(f"{HERE}/tie-kinds/")
    status, error = teller.refused(
        "POST", f"{HERE}/ties/", {"source": "b", "target": "c", "kind": "hosts"}
    )
    assert (status, error["code"]) == (400, "ends_not_allowed")
    assert Reader(Eye.OUTSIDE).ask(f"{HERE}/tie-kinds/") == []


def test_what_was_said_of_a_line_and_its_attempts_are_read(teller: Reader) -> None:
    word = {"stance": "confirmed", "said_by": "a", "culture": 100, "culture_why": "one temple"}
    line = teller.tell("POST", f"{HERE}/ties/assertions/ab", word)
    assert (line["standing"], line["shared"]) == ("confirmed", True)

    said = teller.ask(f"{HERE}/ties/assertions/ab")
    assert (said[0]["said_by"]["id"], said[0]["culture_why"]) == ("a", "one temple")
    tried = teller.tell("POST", f"{HERE}/ties/attempts/ab", {"answered": False})
    (waits,) = teller.ask(f"{HERE}/ties/attempts/ab")
    assert (waits["attempt"], waits["is_over"]) == (tried["id"], False)
    teller.tell("POST", f"{HERE}/ties/attempts/ab", {"answered": True, "about": tried["id"]})
    assert teller.ask(f"{HERE}/ties/attempts/ab") == []
