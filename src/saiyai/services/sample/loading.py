"""The sample network told into a database, through the same doors as any other record."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Final

from django.utils import timezone

from saiyai.domain.pulse import Form
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import ImportBatch, Network
from saiyai.services.areas.shapes import load_shapes
from saiyai.services.imports.matching import match_draft
from saiyai.services.imports.telling import tell_draft
from saiyai.services.networks import record_network
from saiyai.services.sample.sheets import TODAY, sheet_rows
from saiyai.services.sample.story import sample_draft
from saiyai.services.surveys import close_survey, enter_sheet, open_survey

SLUG = "mae-hom"
_SHAPES: Final = "shapes.json"
"""An invented valley, which lies nowhere."""

_ASKED_ON: Final = date(2026, 9, 20)
"""The day of the meeting at which members answered the survey, on paper."""


def load_sample(by: Viewer) -> Network:
    """The sample network, told now if this database does not have it."""
    with writing():  # whole, or not at all
        found = Network.objects.using(WRITING).filter(slug=SLUG).first()
        return found or _tell(by)


def _tell(by: Viewer) -> Network:
    draft = sample_draft()
    network = record_network(
        by,
        name_th=draft.facts["name_th"],
        name_en=draft.facts["name_en"],
        slug=SLUG,
        sample=True,
        clock=TODAY,
    )
    batch = ImportBatch.objects.using(WRITING).create(
        network=network,
        by=by.name,
        at=timezone.now(),
        files=[{"name": "mae-hom"}],
        content=b"",
    )
    tell_draft(by, network, batch, draft, match_draft(network, draft), lambda _: None)
    _survey_members(_keeper(by), network)
    load_shapes(_keeper(by), (files("saiyai.services.sample") / _SHAPES).read_bytes(), _SHAPES, {})
    return network


def _keeper(by: Viewer) -> Viewer:
    """Who begins a record keeps it."""
    return replace(by, eye=Eye.KEEPER)


def _survey_members(by: Viewer, network: Network) -> None:
    """Put the clock of the record back to the meeting while its members are asked."""
    _set_clock(network, _ASKED_ON)
    survey = open_survey(by, network, Form.FULL, _ASKED_ON)
    for row in sheet_rows("answers"):
        enter_sheet(by, survey, {item: int(answer) for item, answer in row.items()})
    close_survey(by, survey)
    _set_clock(network, TODAY)


def _set_clock(network: Network, day: date) -> None:
    network.clock = day
    network.save(using=WRITING, update_fields=["clock"])
