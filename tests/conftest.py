"""Fixtures every room shares: a prepared database, the cast, the sample."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.queries.editions import forget_editions
from saiyai.records import guards
from saiyai.records.models import Network
from saiyai.services.networks import record_network
from saiyai.services.sample.loading import load_sample
from saiyai.services.upgrade import make_tables_whole, prepare_record

DOORS = {"web", "api", "cli"}
ROOMS_WITH_DATABASE = {"records", "services", "queries", "jobs", "config"} | DOORS


@pytest.hookimpl(tryfirst=True)  # before pytest-django sorts tests by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of a room that needs a database are marked so, by where they stand.

    What a door asks of a database, the rooms below are asked on either: once is enough of it.
    """
    for item in items:
        room = Path(item.path).relative_to(Path(__file__).parent).parts[0]
        if room in ROOMS_WITH_DATABASE:
            item.add_marker(pytest.mark.database)
            item.add_marker(pytest.mark.django_db(databases=["default", "reading"]))
        if room in DOORS and not item.get_closest_marker("both"):
            item.add_marker(pytest.mark.either)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A test database with the guards and roles that `saiyai upgrade` brings."""
    with django_db_blocker.unblock():
        MigrationRecorder(connections["default"]).ensure_schema()
        with connections["default"].schema_editor() as editor:
            make_tables_whole(editor)
        prepare_record()
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@contextmanager
def one_connection() -> Iterator[None]:
    """Both aliases over one connection, so that both see what a transaction will roll back."""
    own, twin = connections["reading"], copy(connections["default"])
    twin.alias = "reading"
    connections["reading"] = twin
    try:
        yield
    finally:
        connections["reading"] = own


@pytest.fixture(autouse=True)
def both_aliases(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests run inside one transaction, but for those that are about two connections."""
    if not request.node.get_closest_marker("django_db") or "committed" in request.fixturenames:
        yield
        return
    request.getfixturevalue("db")
    with one_connection():
        yield


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database in which writes are committed and the snapshot alias is a second connection.

    The guards go before the tables are emptied: they allow no deletion.
    """
    prepare_record()
    yield
    guards.remove(connections["default"])


Once: TypeAlias = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Once:
    """Around what is told once for a module, and rolled back after it.

    What a test writes is rolled back before, so that the next finds what was told.
    """

    @contextmanager
    def told() -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic(using="default"), one_connection():
            yield
            transaction.set_rollback(True, using="default")

    return told


@pytest.fixture(scope="module")
def told_sample(once: Once) -> Iterator[Network]:
    """The sample network, told once for a module."""
    with once():
        network = load_sample(LOCAL_KEEPER)
        with connections["default"].cursor() as cursor:
            cursor.execute("ANALYZE")  # as a server does by itself within minutes
        connections["default"].check_constraints()  # once, not again for every test
        yield network


@pytest.fixture(autouse=True)
def fresh_editions() -> None:
    """Row ids come again after each rolled-back test; arrays kept under them must not."""
    forget_editions()


@pytest.fixture
def keeper() -> Viewer:
    """Whoever keeps the record."""
    return LOCAL_KEEPER


@pytest.fixture
def member() -> Viewer:
    """A member who is nobody in particular."""
    return Viewer(Eye.MEMBER, "a member")


@pytest.fixture
def stranger() -> Viewer:
    """Somebody from outside, who must never see a person."""
    return Viewer(Eye.OUTSIDE, "a stranger")


def begin_trial() -> Network:
    """An empty record with a day of its own."""
    return record_network(
        LOCAL_KEEPER,
        name_th="เครือข่ายทดลอง",
        name_en="Trial",
        slug="trial",
        clock=date(2026, 10, 31),
    )


@pytest.fixture
def network(db: None) -> Network:
    """An empty record with a day of its own."""
    return begin_trial()


@pytest.fixture
def sample(told_sample: Network, db: None) -> Network:
    """The sample network."""
    return told_sample
