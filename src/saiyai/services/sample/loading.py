"""The sample network told into a database, through the same door as any file."""

from django.utils import timezone

from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import ImportBatch, Network
from saiyai.services.imports.matching import match_draft
from saiyai.services.imports.telling import tell_draft
from saiyai.services.networks import record_network
from saiyai.services.sample.sheets import TODAY
from saiyai.services.sample.story import sample_draft

SLUG = "mae-hom"


def load_sample(by: Viewer) -> Network:
    """The sample network, told now if this database does not have it."""
    found = Network.objects.using(WRITING).filter(slug=SLUG).first()
    if found:
        return found
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
    return network
