"""The two aliases are one database: what one reads may stand in a row that the other writes."""

from django.db import router

from saiyai.config import environment
from saiyai.records.models import Actor, Event, Network, Part


def read_by(alias: str) -> Network:
    network = Network(actor=Actor())
    network._state.db = alias
    return network


def test_both_aliases_name_the_same_database() -> None:
    default, reading = environment.databases().values()

    assert set(environment.databases()) == {"default", "reading"}
    assert (default["ENGINE"], default["NAME"]) == (reading["ENGINE"], reading["NAME"])
    assert reading["OPTIONS"] != default["OPTIONS"]


def test_rows_of_both_aliases_may_refer_to_one_another() -> None:
    """A record that was opened for reading gets an event that is written, with its parts."""
    event = Event(network=read_by("reading"))
    part = Part(event=event)
    event._state.db = "default"  # as saving does

    part.event = event

    assert router.allow_relation(read_by("reading"), event)
