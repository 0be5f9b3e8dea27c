"""Places and issues on pages: searched, taken in, told, put in order, chosen for a member."""

from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.models import Actor, Issue, Network, Place, PlaceWithin
from tests.doors import Reader
from tests.web.forms import form_to, forms_in

N = "/n/trial"


def page(reader: Reader, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_an_official_area_is_searched_and_taken_in_with_two_presses(
    browser: Reader, trial: Network
) -> None:
    found = page(browser, f"{N}/places?q=suthep")
    answer = browser.post(f"{N}/places/take", {"code": "500108"}, follow=True)

    assert "สุเทพ" in found or "Suthep" in found
    assert 'value="500108"' in found
    assert answer.redirect_chain[-1][0] == f"{N}/place/of/500108"
    assert Place.objects.filter(network=trial, code__in=["50", "5001", "500108"]).count() == 3
    assert 'value="500108"' not in page(browser, f"{N}/places?q=suthep")


def test_a_place_is_told_in_a_form_and_told_again(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/place/new?inside=river"), "")
    browser.post(
        f"{N}/place/new",
        form.filled(name_th="ศาลากลางน้ำ", kind="space", used_for="ประชุม", other="a",
                    also="bank", purpose="custom", also_order="2", valid_from="2560"),
    )  # fmt: skip
    made = Place.objects.get(network=trial, name_th="ศาลากลางน้ำ")
    again = form_to(page(browser, f"{N}/place/edit/{made.ref}"), "")
    browser.post(f"{N}/place/edit/{made.ref}", again.filled(name_en="Water hall"))
    after = Place.objects.get(pk=made.pk)

    assert (made.kind, made.used_for, str(made.valid_from)) == ("space", "ประชุม", "2017-01-01")
    assert made.parent is not None and made.parent.ref == "river"
    assert (after.name_en, after.parent_id, after.used_for, after.valid_from) == (
        "Water hall", made.parent_id, "ประชุม", made.valid_from,
    )  # fmt: skip
    within = PlaceWithin.objects.get(place=made, untold=None)
    assert (within.parent.ref, within.purpose, within.order) == ("bank", "custom", 2)
    assert [host.actor.ref for host in made.hosts.filter(untold=None)] == ["a"]


def test_parts_of_a_river_are_put_in_order_by_their_numbers(
    browser: Reader, trial: Network
) -> None:
    browser.post(f"{N}/place/new", {"name_th": "ต้นน้ำ", "parent": "river"})
    text = page(browser, f"{N}/place/of/river")
    form = next(one for one in forms_in(text) if one.action.endswith("/place/order/river"))
    children = form.fields["child"]
    browser.post(form.action, {"child": children, "number": ["2", "1"]})

    rows = Place.objects.filter(network=trial, parent__ref="river").order_by("order")
    assert [row.ref for row in rows] == children[::-1]


def test_a_member_is_placed_by_what_was_typed(browser: Reader, trial: Network) -> None:
    form = form_to(page(browser, f"{N}/member/edit/a"), "")
    for written, code in (("Suthep", "500108"), ("500101", "500101"), ("ริมน้ำ", "")):
        browser.post(f"{N}/member/edit/a", form.filled(place=written))
        actor = Actor.objects.select_related("place").get(network=trial, ref="a")
        assert actor.place is not None and actor.place.code == code
        form = form_to(page(browser, f"{N}/member/edit/a"), "")

    refused = browser.post(f"{N}/member/edit/a", form.filled(place="ไม่มีที่นี่"))
    assert refused.status_code == 400
    known = page(browser, f"{N}/places/known?place=suthep")
    assert 'value="500108"' in known


def test_an_issue_is_told_with_its_situation_and_listed_with_who_works_on_it(
    browser: Reader, trial: Network, member: Viewer
) -> None:
    form = form_to(page(browser, f"{N}/issue/new"), "")
    browser.post(f"{N}/issue/new", form.filled(name_th="ฝาย", parent="water", situation="ฝายรั่ว"))
    made = Issue.objects.get(network=trial, name_th="ฝาย")
    member_form = form_to(page(browser, f"{N}/member/edit/a"), "")
    browser.post(f"{N}/member/edit/a", member_form.filled(issues=[made.ref]))

    assert "ฝายรั่ว" in page(Reader(Eye.MEMBER), f"{N}/issue/of/{made.ref}")
    assert f"{N}/member/of/a" in page(browser, f"{N}/issue/of/water")


def test_a_stranger_finds_nothing_by_searching(browser: Reader, trial: Network) -> None:
    outside = Reader(Eye.OUTSIDE)

    assert "ริมน้ำ" not in page(outside, f"{N}/places?q=ริมน้ำ")
    assert "<option" not in page(outside, f"{N}/places/known?place=ริมน้ำ")
