"""A member is asked ten lines a time; the desk shows what nobody confirmed."""

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, TieDraft
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.models import Network, Tie, TieAssertion, TieKind
from saiyai.services.actors import record_actor
from saiyai.services.ties import record_tie
from tests.doors import Reader
from tests.web.forms import form_to

N = "/n/trial"
ASKED = f"{N}/do-you-know"


@pytest.fixture
def people(network: Network, keeper: Viewer) -> Network:
    """Somebody of whom twelve lines to others are told by nobody in particular."""
    for number in range(13):
        draft = ActorDraft(
            ref=f"p{number}", name_en=f"P{number}.", kind=ActorKind.PERSON, consent=Consent.MEMBERS
        )
        record_actor(keeper, network, draft)
    for number in range(1, 13):
        record_tie(keeper, network, TieDraft("p0", f"p{number}", ref=f"l{number}"))
    return network


def reader(eye: Eye, ref: str) -> Reader:
    """Somebody who has said which member they are."""
    found = Reader(eye)
    found.post(f"{N}/self", {"other": ref})
    return found


def text(who: Reader, path: str) -> str:
    answer = who.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_ten_lines_a_time_wait_for_the_word_of_an_end(people: Network) -> None:
    first = text(reader(Eye.MEMBER, "p0"), ASKED)

    assert "12 lines wait" in first
    assert "P10." in first
    assert "P11." not in first
    tenth = Tie.objects.get(ref="l10").pk
    assert f"?after={tenth}" in first
    mine = reader(Eye.MEMBER, "p0")
    second = text(mine, f"{ASKED}?after={tenth}")
    assert "P11." in second
    form = form_to(second, f"{N}/line/speak/l11")
    assert mine.post(form.action, form.filled(stance="confirmed"))["Location"].endswith(str(tenth))


def test_yes_no_and_not_now_are_one_press_each(people: Network) -> None:
    mine = reader(Eye.MEMBER, "p0")

    yes = {"stance": "confirmed", "bases": ["culture", "learning"]}
    assert mine.post(f"{N}/line/speak/l1", yes).status_code == 302
    assert mine.post(f"{N}/line/speak/l2", {"stance": "disputed"}).status_code == 302
    later = mine.post(f"{N}/line/speak/l3", {"stance": ""})

    said = TieAssertion.objects.filter(said_by__ref="p0").order_by("pk")
    assert [(one.tie.ref, one.stance) for one in said] == [("l1", "confirmed"), ("l2", "disputed")]
    assert (said[0].culture, said[0].power, said[0].learning) == (50, None, 50)
    assert later["Location"] == f"{ASKED}?after={Tie.objects.get(ref='l3').pk}"
    assert "10 lines wait" in text(mine, ASKED)


def test_the_desk_is_for_keepers_and_today_tells_everybody_how_many(people: Network) -> None:
    assert "12 lines are not confirmed" in text(Reader(), ASKED)
    assert "are not confirmed" not in text(reader(Eye.MEMBER, "p0"), ASKED)
    assert "12 lines are not confirmed; members read without them" in text(Reader(), f"{N}/")
    assert "12 lines wait to be confirmed" in text(reader(Eye.MEMBER, "p1"), f"{N}/")
    assert "confirmed" not in text(Reader(Eye.OUTSIDE), f"{N}/")


def test_the_word_of_an_end_is_taken_at_the_page_of_the_line(people: Network) -> None:
    mine = reader(Eye.MEMBER, "p4")
    page = text(mine, f"{N}/line/of/l4")

    form = form_to(page, f"{N}/line/speak/l4")
    assert "Waiting to be confirmed" in page
    answer = mine.post(form.action, form.filled(stance="confirmed"))
    assert answer["Location"] == f"{N}/line/of/l4"
    assert mine.get(f"{N}/line/of/l5").status_code == 404


def test_a_kind_of_line_is_told_and_corrected_on_its_page(people: Network) -> None:
    keeper = Reader()
    form = form_to(text(keeper, f"{N}/kinds-of-line"), f"{N}/kinds-of-line/save")
    assert "id" in form.fields
    told = {
        "name": "teaches",
        "directed": "1",
        "label_ab_en": "teaches",
        "label_ba_en": "learns from",
        "ends_b": ["group", "person"],
        "nature": "help",
        "sign": "1",
    }
    assert keeper.post(f"{N}/kinds-of-line/save", told).status_code == 302

    kind = TieKind.objects.get(name="teaches")
    assert (kind.ends_b, kind.sign, kind.directed) == (["group", "person"], 1, True)
    page = text(keeper, f"{N}/kinds-of-line")
    assert "learns from" in page
    again = told | {"id": str(kind.pk), "label_ba_en": "is taught by"}
    assert keeper.post(f"{N}/kinds-of-line/save", again).status_code == 302
    assert "is taught by" in text(keeper, f"{N}/kinds-of-line")
    assert "teaches" not in text(Reader(Eye.OUTSIDE), f"{N}/kinds-of-line")
