"""Twenty names of the sample are told of one activity, and no hand goes to the mouse."""

from playwright.sync_api import expect

from tests.journeys.conftest import Open

WHO = "/n/mae-hom/who-came"


def test_twenty_names_are_typed_without_the_mouse(open_page: Open) -> None:
    page = open_page(language="th")
    page.goto(WHO)
    page.evaluate("addEventListener('pointerdown', () => { window.pointed = true; }, true)")
    answer = page.request.get("/api/v1/networks/mae-hom/actors/?limit=20")
    names = [actor["name"]["th"] for actor in answer.json()["actors"]]
    typed = page.keyboard
    typed.type("ประชุมกรรมการลุ่มน้ำ")  # the first field has the cursor
    for _ in range(4):
        typed.press("Tab")
    for name in names:
        typed.type(name)
        typed.press("Enter")

    expect(page.locator("[data-count]")).to_have_text("20")
    chosen = page.locator("[data-rows] select[name=actor]")
    assert len({one.input_value() for one in chosen.all()} - {""}) == 20
    typed.type("คนที่ไม่มีใครรู้จัก")
    typed.press("Enter")
    expect(page.locator("[data-count]")).to_have_text("21")
    typed.press("Backspace")
    expect(page.locator("[data-count]")).to_have_text("20")
    assert not page.evaluate("window.pointed")
    typed.press("Enter")  # in the empty field: to the button
    typed.press("Enter")
    expect(page.locator(".toast")).to_be_visible()
    expect(page.locator("main")).to_contain_text("ประชุมกรรมการลุ่มน้ำ")
    page.locator(".toast button").click()
    expect(page.locator(".toast")).to_be_visible()


def test_a_pasted_column_fills_the_list(open_page: Open) -> None:
    page = open_page(language="th")
    page.goto(WHO)
    column = "อรทัย\nครูแสงเดือน\nคนที่ไม่มีใครรู้จัก\n"
    page.evaluate("text => navigator.clipboard.writeText(text)", column)
    page.focus("[data-name]")
    page.keyboard.press("Control+v")

    expect(page.locator("[data-count]")).to_have_text("3")
    assert page.locator("[data-rows] select[name=actor]").last.input_value() == ""
