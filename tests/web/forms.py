"""What a browser would send: the fields of a form as the page has filled them in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override


@dataclass(slots=True)
class Form:
    """One form of a page: where it goes, and its fields with all their values."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Of every select, what could be chosen."""

    def filled(self, **changed: str | list[str]) -> dict[str, str | list[str]]:
        """The fields as a person leaves them who changes only these."""
        return {**self.fields, **changed}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open = Form("")
        self._select = ""
        self._chosen: str | None = None
        self._textarea = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(told.get("action", ""))
            self.forms.append(self._open)
        elif tag == "input" and told.get("name"):
            self._input(told)
        elif tag == "select":
            self._select, self._chosen = told["name"], None
            self._open.choices[self._select] = []
        elif tag == "option" and self._select:
            self._option(told)
        elif tag == "textarea":
            self._textarea = told["name"]
            self._open.fields.setdefault(self._textarea, []).append("")

    def _input(self, told: dict[str, str]) -> None:
        ticked = told.get("type") not in {"checkbox", "radio"} or "checked" in told
        if ticked and told.get("type") != "file":
            self._open.fields.setdefault(told["name"], []).append(told.get("value", ""))

    def _option(self, told: dict[str, str]) -> None:
        value = told.get("value", "")
        self._open.choices[self._select].append(value)
        if "selected" in told or self._chosen is None:
            self._chosen = value

    @override
    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._open.fields[self._textarea][-1] += data

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._chosen is not None:
            self._open.fields.setdefault(self._select, []).append(self._chosen)
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._textarea = ""


def forms_in(page: str) -> list[Form]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def form_to(page: str, action: str) -> Form:
    """The form of a page that goes to an address; an empty action goes to the page itself."""
    found = [form for form in forms_in(page) if form.action == action]
    assert found, f"no form goes to {action!r}"
    return found[0]
