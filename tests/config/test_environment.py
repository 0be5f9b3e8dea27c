"""What an installation is told by its environment, and nowhere else."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from saiyai.config import environment
from saiyai.config.environment import SETTINGS, databases, home, read, secret_key
from tests.processes import environment as own_environment

pytestmark = pytest.mark.either


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home that does not exist yet, and nothing else told."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setenv("SAIYAI_HOME", str(tmp_path / "a" / "home"))
    return tmp_path / "a" / "home"


def test_the_home_is_made_when_it_is_first_asked_for(at_home: Path) -> None:
    assert not at_home.exists()
    assert home() == at_home
    assert at_home.is_dir()


def test_a_home_may_be_written_from_ones_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SAIYAI_HOME", raising=False)

    assert home() == tmp_path / ".local" / "share" / "saiyai"


def test_without_a_word_the_record_is_a_file_at_home(at_home: Path) -> None:
    found = databases()

    assert found["default"]["NAME"] == found["reading"]["NAME"] == str(at_home / "saiyai.sqlite3")
    assert found["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["default"]["OPTIONS"]["init_command"]
    assert "query_only=ON" in found["reading"]["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/saiyai/record.db", "/srv/saiyai/record.db"),
        ("sqlite:///srv/record.db", "/srv/record.db"),
        ("sqlite:////srv/my%20record.db", "/srv/my record.db"),
        ("sqlite:////srv/บันทึก.db", "/srv/บันทึก.db"),
    ],
)
def test_the_embedded_database_may_stand_anywhere(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, url: str, name: str
) -> None:
    monkeypatch.setenv("SAIYAI_DATABASE_URL", url)

    assert {alias["NAME"] for alias in databases().values()} == {name}


@pytest.mark.parametrize("folder", ["50% done", "a#b", "a?b", "%41"])
def test_a_home_may_be_called_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    monkeypatch.delenv("SAIYAI_DATABASE_URL", raising=False)
    monkeypatch.setenv("SAIYAI_HOME", str(tmp_path / folder))

    assert databases()["default"]["NAME"] == str(tmp_path / folder / "saiyai.sqlite3")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_served_network_names_its_postgresql(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv(
        "SAIYAI_DATABASE_URL", f"{scheme}://som%40home:p%2Fss@db.example:5433/record"
    )
    found = databases()

    assert found["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert {
        key: found["default"][key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    } == {
        "NAME": "record",
        "USER": "som@home",
        "PASSWORD": "p/ss",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert "default_transaction_read_only=on" in found["reading"]["OPTIONS"]["options"]
    assert found["reading"]["TEST"] == {"MIRROR": "default"}


def test_a_port_may_be_left_out(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAIYAI_DATABASE_URL", "postgresql://somebody@localhost/record")

    assert databases()["default"]["PORT"] == ""


@pytest.mark.parametrize("url", ["mysql://u@h/d", "/srv/record.db", "http://example/x"])
def test_another_database_is_refused_by_name(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SAIYAI_DATABASE_URL", url)

    with pytest.raises(SystemExit, match="SAIYAI_DATABASE_URL"):
        databases()


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(at_home: Path) -> None:
    key = secret_key()

    assert len(key) >= 50
    assert secret_key() == key
    assert stat.S_IMODE((at_home / "secret_key").stat().st_mode) == 0o600


def test_a_key_that_is_given_is_used_and_not_kept(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAIYAI_SECRET_KEY", "given")

    assert secret_key() == "given"
    assert not (at_home / "secret_key").exists()


def test_two_processes_that_start_together_have_one_key(at_home: Path) -> None:
    script = "from saiyai.config.environment import secret_key; print(secret_key())"
    both = [
        subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-c", script],
            env=own_environment(at_home),
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    keys = {process.communicate(timeout=60)[0].strip() for process in both}

    assert len(keys) == 1
    assert "" not in keys


def test_every_setting_has_a_meaning_and_only_those_are_read(at_home: Path) -> None:
    assert all(one.meaning and one.name.startswith("SAIYAI_") for one in SETTINGS)
    assert len({one.name for one in SETTINGS}) == len(SETTINGS)
    with pytest.raises(StopIteration):
        read("SAIYAI_SOMETHING_ELSE")
    source = Path(environment.__file__).parents[1]
    told = {one.name for one in SETTINGS}
    for path in source.rglob("*.py"):
        for word in path.read_text("utf-8").replace('"', " ").replace("`", " ").split():
            if word.startswith("SAIYAI_") and word.isupper():
                assert word.strip(".,;:()") in told, path


def test_settings_are_those_of_the_environment(tmp_path: Path) -> None:
    told = {
        "SAIYAI_ALLOWED_HOSTS": "saiyai.example,127.0.0.1",
        "SAIYAI_TIME_ZONE": "Asia/Vientiane",
        "SAIYAI_MAX_UPLOAD_MB": "7",
        "SAIYAI_SECRET_KEY": "k",
    }
    script = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'saiyai.config.settings'\n"
        "from django.conf import settings as s\n"
        "print(s.DEBUG, s.ALLOWED_HOSTS, s.TIME_ZONE, s.MAX_UPLOAD_BYTES, s.SECRET_KEY)"
    )
    said = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script],
        env=own_environment(tmp_path, **told),
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.split("\n")[0] == (
        f"False ['saiyai.example', '127.0.0.1'] Asia/Vientiane {7 * 1024 * 1024} k"
    )
