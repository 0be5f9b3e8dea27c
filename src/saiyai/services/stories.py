"""Constructed histories told into a database, through the same door as any file."""

from datetime import date

from django.utils import timezone

from saiyai.domain.drafts import Draft
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import ImportBatch, Network
from saiyai.services.imports.matching import match_draft
from saiyai.services.imports.telling import tell_draft
from saiyai.services.networks import record_network


def tell_story(by: Viewer, draft: Draft, title: str, day: date, slug: str) -> Network:
    """The record of a story, in a network of its own with the clock of the story.

    Raises: what a file would be refused for.
    """
    name = draft.facts.get("name_th") or draft.facts.get("name_en") or title
    network = record_network(by, name_th=name, slug=slug, clock=day)
    batch = ImportBatch.objects.using(WRITING).create(
        network=network,
        by=by.name,
        at=timezone.now(),
        files=[{"name": title}],
        content=b"",
    )
    tell_draft(by, network, batch, draft, match_draft(network, draft), lambda _: None)
    return network
