"""The form of an event is made from the card of its kind, and tells what the card asks for."""

import json
from pathlib import Path
from typing import Any

import pytest

from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.fields import fields_of
from saiyai.records.models import Event, Network
from saiyai.web.event_form import roles_of
from tests.doors import Reader
from tests.web.forms import Form, form_to

N = "/n/trial"
GOLDEN = Path(__file__).parents[1] / "domain" / "golden"


def form_of(browser: Reader, kind: str) -> Form:
    """The empty form of a kind."""
    return form_to(browser.get(f"{N}/record?kind={kind}").content.decode(), f"{N}/record/save")


def filled(form: Form, kind: Kind, data: dict[str, Any]) -> dict[str, str | list[str]]:
    """The form as a person fills it in to tell these data of the two groups."""
    words = {True: "yes", False: "no"}
    told = {f"data.{name}": words.get(value, str(value)) for name, value in data.items()}
    roles = list(kind.ends) if kind.goods else [kind.roles[0]] * 2
    return form.filled(**told, actor=["a", "b"], role=roles)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_form_asks_for_every_field_and_role_of_its_card(browser: Reader, kind: Kind) -> None:
    page = browser.get(f"{N}/record?kind={kind.id}").content.decode()
    form = form_to(page, f"{N}/record/save")

    assert {f'name="data.{field.id}"' in page for field in fields_of(kind)} == {True}
    assert set(form.choices["role"]) == {"", *roles_of(kind)}
    assert set(form.choices.get("good", kind.goods)) == set(kind.goods)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_a_filled_form_tells_is_what_the_card_keeps(browser: Reader, kind: Kind) -> None:
    golden = json.loads((GOLDEN / f"{kind.id}-{kind.version}.json").read_text("utf-8"))
    for payload in golden:
        answer = browser.post(f"{N}/record/save", filled(form_of(browser, kind.id), kind, payload))

        assert answer.status_code == 302, answer.content.decode()
        event = Event.objects.known(None).latest("pk")
        wanted = kind.read(payload, kind.version).model_dump(mode="json", exclude_defaults=True)
        assert (event.kind, event.data) == (kind.id, wanted)
        assert list(event.flows.values_list("source__ref", "target__ref")) == (
            [("a", "b")] if kind.goods else []
        )


def test_another_kind_keeps_who_was_there_and_what_it_was(browser: Reader) -> None:
    told = {"kind": "decision", "data.title": "แบ่งน้ำ", "actor": ["a", "b"], "when": "1 ต.ค. 2569"}
    part = browser.post(f"{N}/record/kind", told, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert 'name="data.what" value="แบ่งน้ำ"' in part
    assert part.index('<option value="a">') < part.index('<option value="b">')
    whole = browser.post(f"{N}/record/kind", told).content.decode()
    assert form_to(whole, f"{N}/record/save").fields["when"] == ["1 ต.ค. 2569"]


def test_an_amount_is_kept_in_the_smallest_unit(browser: Reader, trial: Network) -> None:
    form = form_of(browser, "exchange")
    told = form.filled(actor=["a", "b"], role=["giver", "receiver"], good="money", unit="satang")

    browser.post(f"{N}/record/save", told | {"amount": "1,250.50"})
    refused = browser.post(f"{N}/record/save", told | {"amount": "มาก"})

    (flow,) = Event.objects.known(None).get().flows.all()
    assert (flow.good, flow.amount, flow.unit) == ("money", 125_050, "satang")
    assert refused.status_code == 400


def test_each_giver_gives_each_receiver(browser: Reader, trial: Network) -> None:
    form = form_of(browser, "care")
    told = form.filled(actor=["a", "b", "c"], role=["carer", "carer", "cared_for"])

    browser.post(f"{N}/record/save", told)

    flows = Event.objects.known(None).get().flows.values_list("source__ref", "target__ref")
    assert set(flows) == {("a", "c"), ("b", "c")}


def test_a_later_step_is_about_the_first(browser: Reader, trial: Network) -> None:
    first = form_of(browser, "request").filled(actor=["a", "b"], role=["requester", "asked"])
    browser.post(f"{N}/record/save", first | {"data.what": "ขอรถไถ"})
    asked = Event.objects.known(None).get()

    page = browser.get(f"{N}/record?kind=request&about={asked.ref}").content.decode()
    later = form_to(page, f"{N}/record/save")
    told = later.filled(actor=["b", "a"], role=["asked", "requester"])
    browser.post(f"{N}/record/save", told | {"data.what": "ขอรถไถ", "data.step": "helped"})

    assert Event.objects.known(None).latest("pk").about_id == asked.pk


def test_a_role_that_is_none_of_the_kind_is_refused(browser: Reader, trial: Network) -> None:
    told = form_of(browser, "care").filled(actor=["a", "b"], role=["giver", "receiver"])

    assert browser.post(f"{N}/record/save", told).status_code == 400
    assert not Event.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_sheet_of_each_kind_can_be_taken_home(browser: Reader, kind: str) -> None:
    page = browser.get(f"{N}/record").content.decode()
    answer = browser.get(f"{N}/sheet/{kind}")

    assert f"{N}/sheet/{kind}" in page
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{kind}.xlsx"'
    assert answer.content.startswith(b"PK")
    assert browser.get(f"{N}/sheet/party").status_code == 400
