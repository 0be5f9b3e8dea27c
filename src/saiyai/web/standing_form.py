"""A form of one of our pages as it stands: its fields, what they hold, and in which words.

So every form that corrects something can be held against what was sent, and none says its fields
a second time for that.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

from typing_extensions import override

_OURS: Final = {"csrfmiddlewaretoken", "seen", "seen_at", "next"}
"""What a form sends that tells nothing."""


@dataclass(slots=True)
class FormField:
    """One field, or several of one name."""

    name: str
    group: str
    """Fields side by side that only make sense together have one; others their own name."""
    label: str = ""
    values: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    """What a value that can be chosen is called."""


@dataclass(slots=True)
class StandingForm:
    """The fields of a form by name, in their order, and which of them are marked as filled."""

    fields: dict[str, FormField] = field(default_factory=dict)
    filled: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.fields)


def form_in(page: str, action: str, here: str) -> StandingForm:
    """The form of a page, which stands at `here`, that is sent to `action`; empty if none is."""
    reader = _Reader(action, here)
    reader.feed(page)
    reader.give_labels()
    return reader.form


class _Reader(HTMLParser):
    def __init__(self, action: str, here: str) -> None:
        super().__init__()
        self.form = StandingForm()
        self._action, self._here = action, here
        self._inside = False
        self._labels: dict[str, str] = {}
        self._wants: list[tuple[str, str]] = []
        self._says: list[str] = []
        self._around: list[tuple[str, str]] | None = None
        self._fieldset = ""
        self._select: FormField | None = None
        self._chosen: str | None = None
        self._option: str | None = None
        self._text: FormField | None = None

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            goes = urlsplit(told.get("action", "")).path or self._here
            self._inside = told.get("method") == "post" and goes == self._action
        elif self._inside and tag in {"label", "legend", "fieldset"}:
            self._begin_words(tag, told)
        elif self._inside:
            self._begin_field(tag, told)

    def _begin_words(self, tag: str, told: dict[str, str]) -> None:
        if tag == "fieldset":
            self._fieldset = f"fieldset {len(self.form.fields)}"
        else:
            self._says = []
            self._around = [("for", told["for"])] if "for" in told else []

    def _begin_field(self, tag: str, told: dict[str, str]) -> None:
        if tag == "input" and told.get("name"):
            self._input(told)
        elif tag == "select":
            self._select, self._chosen = self._field(told), None
        elif tag == "option":
            self._option = told.get("value", "")
            if self._select and ("selected" in told or self._chosen is None):
                self._chosen = self._option
        elif tag == "textarea":
            self._text = self._field(told)
            self._text.values.append("")

    def _input(self, told: dict[str, str]) -> None:
        name, kind, value = told["name"], told.get("type", "text"), told.get("value", "")
        if name == "was":
            self.form.filled.append(value)
        elif name not in _OURS:
            found = self._field(told)
            ticked = kind not in {"checkbox", "radio"} or "checked" in told
            if kind in {"checkbox", "radio"}:
                found.words[value] = value
                if self._around is not None:
                    self._around.append((name, value))
            if ticked:
                found.values.append(value)

    def _field(self, told: dict[str, str]) -> FormField:
        name = told["name"]
        found = self.form.fields.setdefault(name, FormField(name, self._fieldset or name))
        found.label = found.label or told.get("aria-label", "")
        if "id" in told:
            self._wants.append((name, told["id"]))
        if self._around is not None:
            self._around.append(("around", name))
        return found

    @override
    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.values[-1] += data
        elif self._option is not None and self._select is not None:
            self._select.words[self._option] = self._select.words.get(self._option, "") + data
        elif self._around is not None:
            self._says.append(data)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select" and self._select is not None:
            self._select.values.append(self._chosen or "")
            self._select = None
        elif tag == "option":
            self._option = None
        elif tag == "textarea":
            self._text = None
        elif tag == "fieldset":
            self._fieldset = ""
        elif tag in {"label", "legend"} and self._around is not None:
            self._end_label(tag)

    def _end_label(self, tag: str) -> None:
        says = " ".join("".join(self._says).split())
        if tag == "legend":
            self._labels[self._fieldset] = says
        for what, whose in self._around or ():
            if what == "for":
                self._labels[whose] = says
            elif what == "around":
                one = self.form.fields[whose]
                one.label = one.label or (says if not one.words else "")
            elif says:
                self.form.fields[what].words[whose] = says
        self._around = None

    def give_labels(self) -> None:
        """Words of labels that stood elsewhere than around their field."""
        for name, where in self._wants:
            one = self.form.fields[name]
            one.label = self._labels.get(where) or one.label
        for one in self.form.fields.values():
            one.label = self._labels.get(one.group) or one.label or one.name
