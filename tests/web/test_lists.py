"""Long lists on pages: views kept, many changed at once, and who came, all without a script."""

import pytest

from saiyai.domain.viewers import Eye
from saiyai.records.models import Actor, Change, Event, Network, SavedView
from tests.doors import Reader
from tests.web.forms import form_to
from tests.web.test_telling import N, page, press, undo_form

pytestmark = pytest.mark.both

CAME = {"title": "ประชุมน้ำ", "when": "31 ต.ค. 2569"}


def test_a_list_is_kept_opened_and_dropped(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/members?kind=group&sort=kind"), f"{N}/saved/new")
    kept = press(browser, form, name="Groups", shared="yes")
    view = SavedView.objects.known(None).get()

    assert view.wanted == {"kind": "group", "sort": "kind"}
    assert "Groups" in kept
    opened = browser.get(f"{N}/saved?view={view.pk}")
    assert opened.headers["Location"] == f"{N}/members?kind=group&sort=kind"
    press(browser, form_to(kept, f"{N}/saved/{view.pk}/drop"))
    assert not SavedView.objects.known(None).exists()


def test_what_would_change_is_shown_then_told_then_taken_back(
    browser: Reader, trial: Network
) -> None:
    form = form_to(page(browser, f"{N}/members"), f"{N}/members/change")
    before = Change.objects.count()
    shown = press(browser, form, sector="people", ref=["a", "b"])

    assert Change.objects.count() == before
    told = press(browser, form_to(shown, f"{N}/members/change/tell"))
    assert set(Actor.objects.filter(ref__in="ab").values_list("sector", flat=True)) == {"people"}
    press(browser, undo_form(told))
    assert set(Actor.objects.filter(ref__in="ab").values_list("sector", flat=True)) == {""}


def test_all_of_a_list_are_whom_it_shows(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/members?q=ทอผ้า"), f"{N}/members/change")
    shown = press(browser, form, sector="people", all="yes")

    assert form_to(shown, f"{N}/members/change/tell").fields["ref"] == ["b"]


def test_a_column_of_names_is_read_completed_and_saved(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/who-came"), f"{N}/who-came/save")
    names = "กลุ่มผักอินทรีย์\nกลุ่มทอผ้า\nลุงใหม่\nคนผ่านมา\n"
    read = browser.post(f"{N}/who-came", form.filled(**CAME, names=names))
    rows = form_to(read.content.decode(), f"{N}/who-came/save")

    assert rows.fields["actor"][:2] == ["a", "b"]
    adds = ["", "", "person", ""]
    # The last row of the page is the template, which a browser does not send.
    written, actors = rows.fields["written"][:4], rows.fields["actor"][:4]
    press(browser, rows, written=written, actor=actors, add=adds, names="")
    event = Event.objects.known(None).get()
    new = Actor.objects.get(name_th="ลุงใหม่")
    assert new.kind == "person"
    there = set(event.parts.values_list("actor__ref", flat=True))
    assert there == {"a", "b", new.ref}
    assert (event.data["unnamed"], event.data["words"]) == (1, "คนผ่านมา")


def test_what_is_refused_loses_no_name(browser: Reader, trial: Network) -> None:
    sent = CAME | {"when": "someday", "written": ["กลุ่มทอผ้า", "ใครก็ไม่รู้"], "actor": ["b", ""]}
    answer = browser.post(f"{N}/who-came/save", sent | {"add": ["", ""]})
    form = form_to(answer.content.decode(), f"{N}/who-came/save")

    assert answer.status_code == 400
    assert form.fields["actor"][:2] == ["b", ""]
    assert form.fields["written"][:2] == ["กลุ่มทอผ้า", "ใครก็ไม่รู้"]
    assert form.fields["when"] == ["someday"]
    assert not Event.objects.exists()


@pytest.mark.parametrize("path", ["lines", "happened", "members", "who-came"])
def test_from_outside_no_list_is_read(sample: Network, path: str) -> None:
    text = page(Reader(Eye.OUTSIDE), f"/n/mae-hom/{path}")

    assert '<ul class="rows"' not in text
    assert "data-roster" not in text


def test_what_happened_is_cut_by_days_place_and_who(sample: Network) -> None:
    reader = Reader(Eye.KEEPER)
    everything = Event.objects.filter(kind="activity", latest__year=2026, earliest__year=2026)
    text = page(reader, "/n/mae-hom/happened?kind=activity&since=2026&until=2026")
    nobody = page(reader, "/n/mae-hom/happened?since=2026-10-31&until=2026-10-31&kind=tension")

    assert everything.exists()
    assert "remark" in text
    assert "Take one of them away" in nobody
    assert reader.get("/n/mae-hom/happened?who=nobody").status_code == 404


def test_lines_are_cut_by_their_state(sample: Network) -> None:
    reader = Reader(Eye.KEEPER)
    found = reader.ask("/mae-hom/ties/", state="unanswered")

    assert {row["state"] for row in found["ties"]} == {"unanswered"}
    assert page(reader, "/n/mae-hom/lines?state=unanswered").count("/line/of/") == len(
        found["ties"]
    )
    assert reader.get("/n/mae-hom/lines?state=strange").status_code == 400
    assert Reader(Eye.MEMBER).get("/n/mae-hom/lines?unconfirmed=yes").status_code == 403
