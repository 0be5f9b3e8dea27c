"""Goals at the pages: one press answers, the next says no, a member answers for themselves."""

from saiyai.records.models import Goal, GoalStanceSaid, Network
from tests.doors import Reader
from tests.web.forms import form_to

HERE = "/n/trial/goal/of/main"
PRESS = "/n/trial/goal/stance/main"


def as_member(who: str) -> Reader:
    reader = Reader()
    reader.post("/n/trial/self", {"other": who})
    reader.post("/see-as", {"eye": "member"})
    return reader


def answers() -> list[tuple[str, bool]]:
    rows = GoalStanceSaid.objects.order_by("pk")
    return list(rows.values_list("stance", "holds"))


def test_a_pressed_answer_is_pressed_out_again(trial: Network) -> None:
    member = as_member("b")
    form = form_to(member.get(HERE).content.decode(), PRESS)
    member.post(PRESS, form.filled(stance="sees"))
    page = member.get(HERE).content.decode()
    assert 'value="-sees" aria-pressed="true"' in page
    member.post(PRESS, form.filled(stance="-sees"))

    assert answers() == [("sees", True), ("sees", False)]


def test_a_member_has_no_form_for_others(trial: Network) -> None:
    page = as_member("b").get(HERE).content.decode()

    assert "/n/trial/goal/step/main" not in page
    assert "/n/trial/goal/edit/main" not in page
    assert "/n/trial/goal/step/own" in as_member("b").get("/n/trial/goal/of/own").content.decode()


def test_a_member_adds_an_own_goal(trial: Network) -> None:
    member = as_member("b")
    form = form_to(member.get("/n/trial/goals").content.decode(), "/n/trial/goal/new")
    member.post("/n/trial/goal/new", form.filled(name_th="ย้อมสีจากใบไม้"))

    made = Goal.objects.get(name_th="ย้อมสีจากใบไม้")
    assert made.owner is not None and made.owner.ref == "b"


def test_a_keeper_answers_for_somebody_with_a_no(trial: Network) -> None:
    reader = Reader()
    reader.post(PRESS, {"other": "b", "holds": "no", "stance": "agrees", "when": "ก.ย. 2569"})
    page = reader.get(HERE).content.decode()

    assert answers() == [("agrees", False)]
    assert "told by the recorder" in page and "Sep 2026" in page
