"""Take out: every format by the page, and back in by the page; what comes back is equal."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.formats.catalogue import FORMATS, WRITTEN
from saiyai.queries.exports import load_record
from saiyai.queries.networks import get_network
from saiyai.records.models import Network
from saiyai.services.imports import batches
from tests.doors import Reader
from tests.web.forms import form_to


@pytest.mark.parametrize("name", WRITTEN)
def test_a_record_goes_out_and_comes_back_equal(
    told_sample: Network, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE_BYTES", 10_000_000)
    reader = Reader()
    taken = reader.get(f"/n/{told_sample.slug}/export/{name}")
    suffix = FORMATS[name].suffixes[0]
    sent = SimpleUploadedFile(f"record{suffix}", taken.content)
    where = reader.post("/upload", {"files": [sent]}).headers["Location"]
    form = form_to(reader.get(where).content.decode(), f"{where}/tell")
    told = reader.post(form.action, form.filled(go="tell"), follow=True)
    again = Network.objects.exclude(pk=told_sample.pk).get()

    assert f"/n/{again.slug}/map" in told.content.decode()
    assert load_record(LOCAL_KEEPER, get_network(LOCAL_KEEPER, again.slug)) == load_record(
        LOCAL_KEEPER, told_sample
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_is_called_like_its_network_and_has_its_own_type(
    told_sample: Network, name: str
) -> None:
    card = FORMATS[name]
    taken = Reader().get(f"/n/{told_sample.slug}/export/{name}")

    assert taken.headers["Content-Type"] == card.media_type
    assert taken.headers["Content-Disposition"] == (
        f'attachment; filename="{told_sample.slug}{card.suffixes[0]}"'
    )


def test_every_format_that_is_written_is_offered_to_keepers_alone(told_sample: Network) -> None:
    here = f"/n/{told_sample.slug}"
    pages = [Reader(eye).get(f"{here}/more") for eye in (Eye.KEEPER, Eye.MEMBER, Eye.OUTSIDE)]
    offered = [set(re.findall(rf'"{here}/export/(\w+)"', p.content.decode())) for p in pages]

    assert offered == [set(WRITTEN), set(), set()]


def test_the_same_record_over_itself_changes_nothing(told_sample: Network) -> None:
    reader = Reader()
    before = load_record(LOCAL_KEEPER, told_sample)
    taken = reader.get(f"/n/{told_sample.slug}/export/xlsx")
    sent = SimpleUploadedFile("record.xlsx", taken.content)
    to = {"files": [sent], "network": told_sample.slug}
    where = reader.post("/upload", to).headers["Location"]
    form = form_to(reader.get(where).content.decode(), f"{where}/tell")
    reader.post(form.action, form.filled(go="tell"))

    assert load_record(LOCAL_KEEPER, told_sample) == before
