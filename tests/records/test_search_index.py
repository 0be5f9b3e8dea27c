"""A search on SQLite never jumps to the rows of the table to look at a name."""

import pytest
from django.db import connections

from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import visible_actors
from saiyai.records.models import Network


@pytest.mark.parametrize("eye", [Eye.KEEPER, Eye.MEMBER])
def test_a_search_walks_an_index_that_holds_all_it_asks(network: Network, eye: Eye) -> None:
    asked = visible_actors(Viewer(eye, "x"), network).filter(search__contains="สม").values("pk")
    is_sqlite = connections["reading"].vendor == "sqlite"

    assert ("COVERING INDEX actor_by_search" in asked.order_by().explain()) is is_sqlite
