"""Bring in: upload, the column mapper, progress, done; one press undoes the whole file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.formats.shapes.fields import FIELDS
from saiyai.formats.shapes.plan import Shape
from saiyai.queries.asking import Asked
from saiyai.queries.imports import BatchPage, get_batch_page
from saiyai.queries.networks import get_network
from saiyai.queries.readers import reader_for
from saiyai.services.imports.batches import (
    choose,
    discard_import,
    get_batch,
    require_room,
    tell_import,
    undo_import,
    upload_files,
)
from saiyai.services.imports.matching import LEAVE_OUT, NEW
from saiyai.services.imports.reading import Choices
from saiyai.web.pages import done
from saiyai.web.pages import number as number_in

_WORKING = frozenset({"uploaded", "queued", "running"})
_OF_TIES = frozenset({Shape.TIES, Shape.EDGE_LIST})
_MAPPED = tuple(shape for shape in Shape if shape not in {Shape.IGNORE, Shape.RECORD})


@require_POST
def upload(request: Asked) -> HttpResponseRedirect:
    """Take files in, for an open network or a new one."""
    slug = request.POST.get("network", "")
    viewer = reader_for(request.viewer, slug) if request.viewer.is_served else request.viewer
    network = get_network(viewer, slug) if slug else None
    sent = request.FILES.getlist("files")
    require_room([(file.name or "", file.size or 0) for file in sent])
    files = [(file.name or "", file.read()) for file in sent]
    batch = upload_files(viewer, network, files)
    return redirect("import", batch=batch.pk)


@require_safe
def mapper(request: Asked, batch: int) -> HttpResponse:
    """The page of an import in whatever state it is."""
    page = get_batch_page(request.viewer, batch)
    template = "web/import_map.html" if page.state == "read" else "web/import_state.html"
    return render(request, template, _told(request, page))


@require_safe
def progress(request: Asked, batch: int) -> HttpResponse:
    """How far it is, for the page to ask again and again."""
    page = get_batch_page(request.viewer, batch)
    if page.state in _WORKING:
        return render(request, "web/parts/import_progress.html", _told(request, page))
    response = HttpResponse()
    response["HX-Redirect"] = reverse("import", args=[batch])
    return response


@require_POST
def tell(request: Asked, batch: int) -> HttpResponse:
    """Read again as chosen, or bring in what was checked."""
    page = get_batch_page(request.viewer, batch)
    row = get_batch(request.viewer, batch)
    row = choose(request.viewer, row, _choices(request.POST, page))
    waits = row.error or row.preview.get("waiting")
    if request.POST.get("go") == "tell" and not waits:
        tell_import(request.viewer, row, request.POST.get("name", ""))
    return redirect("import", batch=batch)


@require_POST
def discard(request: Asked, batch: int) -> HttpResponseRedirect:
    """Forget the file."""
    row = get_batch(request.viewer, batch)
    slug = row.network.slug if row.network else ""
    discard_import(request.viewer, row)
    return redirect("today", slug=slug) if slug else redirect("start")


@require_POST
def undo(request: Asked, batch: int) -> HttpResponseRedirect:
    """Undo the whole file."""
    undo_import(request.viewer, get_batch(request.viewer, batch))
    done(request, "import.undone")
    return redirect("import", batch=batch)


# --- the mapper ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """A column with the field it holds and those it could hold."""

    index: int
    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet in the mapper: what it is, where its headings stand, its first rows."""

    number: int
    name: str
    shape: str
    header_row: int | None
    columns: list[ColumnForm]
    fields: list[str]
    rows: list[list[Any]]
    heads: list[tuple[int, int, str]]
    """Rows that may hold the headings: index, number in the sheet, and what they say."""
    asks_direction: bool
    """Whether no column says it, so that a person may."""
    directed: str
    count: int


def _told(request: Asked, page: BatchPage) -> dict[str, Any]:
    return {
        "batch": page,
        "network": page.network,
        "network_name": page.network_name,
        "tab": "more",
        "sheets": _sheets(page),
        "shapes": list(Shape),
        "new": NEW,
        "leave_out": LEAVE_OUT,
        "done": request.session.pop("done", None),
    }


def _sheets(page: BatchPage) -> list[SheetForm]:
    plans = page.plan.get("sheets", [])
    previews = page.preview.get("sheets", [])
    return [
        _sheet(number, plan, preview)
        for number, (plan, preview) in enumerate(zip(plans, previews, strict=False))
    ]


def _sheet(number: int, plan: Mapping[str, Any], preview: Mapping[str, Any]) -> SheetForm:
    header = plan["header_row"]
    shape = plan["shape"]
    rows = preview["rows"]
    start = 0 if header is None else header + 1
    fields = {c.get("field") for c in plan["columns"]}
    return SheetForm(
        number=number,
        name=plan["sheet"],
        shape=shape,
        header_row=header,
        columns=[
            ColumnForm(c["index"], c["heading"], c.get("field") or "") for c in plan["columns"]
        ],
        fields=[f.id for f in FIELDS.get(Shape(shape), ())] if Shape(shape) in _MAPPED else [],
        rows=rows[start : start + 20],
        heads=[
            (at, row[0], " · ".join(str(c) for c in row[1:6] if c))
            for at, row in enumerate(rows[:8])
        ],
        asks_direction=Shape(shape) in _OF_TIES and "tie.direction" not in fields,
        directed=plan.get("options", {}).get("directed", ""),
        count=preview["count"],
    )


def _choices(given: QueryDict, page: BatchPage) -> Choices:
    """The plan as posted: shape and heading row by sheet, field by column."""
    sheets = [
        _posted_sheet(given, number, sheet)
        for number, sheet in enumerate(page.plan.get("sheets", []))
    ]
    return Choices(
        plan={"sheets": sheets},
        names=_names(given, page),
        lay_lines=given.get("lay_lines") == "yes",
        day=given.get("day", "").strip(),
    )


def _posted_sheet(given: QueryDict, number: int, sheet: Mapping[str, Any]) -> dict[str, Any]:
    columns = [
        {**column, "field": given.get(f"field-{number}-{column['index']}", "") or None}
        for column in sheet["columns"]
    ]
    said = sheet.get("options", {}) | {"directed": given.get(f"directed-{number}", "")}
    return {
        **sheet,
        "shape": given.get(f"shape-{number}", sheet["shape"]),
        "header_row": number_in(given.get(f"header-{number}", "")),
        "columns": columns,
        "options": {name: option for name, option in said.items() if option},
    }


def _names(given: QueryDict, page: BatchPage) -> dict[str, str]:
    """Whom names mean, by the name as written; to be new is no choice where nothing else was."""
    unsure = {one["written"] for one in page.preview.get("unsure", [])}
    chosen = {
        key.removeprefix("who:"): value
        for key, value in given.items()
        if key.startswith("who:") and isinstance(value, str) and value
    }
    return {name: who for name, who in chosen.items() if who != NEW or name not in unsure}
