"""Everything an installation can set, read from the environment in one place.

The reference page of settings is made from this list.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, what it is when unset, and what it does."""

    name: str
    default: str
    meaning: str


SETTINGS: Final = (
    Setting(
        "SAIYAI_HOME",
        "~/.local/share/saiyai",
        "Folder of this installation: database, secret key, working files.",
    ),
    Setting(
        "SAIYAI_DATABASE_URL",
        "",
        "`postgresql://user:password@host:port/name` for a served network; "
        "`sqlite:////path/file` or nothing for the embedded database in SAIYAI_HOME.",
    ),
    Setting(
        "SAIYAI_SECRET_KEY",
        "",
        "Key that signs cookies. Unset: made once and kept in SAIYAI_HOME/secret_key.",
    ),
    Setting(
        "SAIYAI_ALLOWED_HOSTS",
        "127.0.0.1,localhost,[::1]",
        "Names under which pages answer. Without accounts: keep it local.",
    ),
    Setting(
        "SAIYAI_ACCOUNTS",
        "",
        "Unset: whoever sits at the machine keeps its records. `https`: people sign in, behind a "
        "proxy that speaks HTTPS. `http`: the same without, to try it on one machine.",
    ),
    Setting("SAIYAI_TIME_ZONE", "Asia/Bangkok", "Zone of the local day on which things happen."),
    Setting("SAIYAI_MAX_UPLOAD_MB", "50", "Largest file that can be brought in."),
    Setting("SAIYAI_DEBUG", "0", "1 shows tracebacks to the browser; for developers."),
)


def read(name: str) -> str:
    """The value of a declared setting."""
    setting = next(s for s in SETTINGS if s.name == name)
    return os.environ.get(name, setting.default)


def home() -> Path:
    """The folder of this installation, made when it is first asked for."""
    folder = Path(read("SAIYAI_HOME")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """The key given, or one made once and readable by the owner only."""
    if given := read("SAIYAI_SECRET_KEY"):
        return given
    file = home() / "secret_key"
    if not file.exists():
        made = home() / f"secret_key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # of processes that start together the first one's stays
            file.hardlink_to(made)
        made.unlink()
    return file.read_text()


def accounts() -> str:
    """`https` or `http` where people sign in, nothing where they do not."""
    given = read("SAIYAI_ACCOUNTS")
    if given not in {"", "http", "https"}:
        raise SystemExit(f"SAIYAI_ACCOUNTS: {given} is neither https nor http")
    return given


def databases() -> dict[str, dict[str, Any]]:
    """The two aliases of docs/decisions/0006: `default` writes, `reading` is a snapshot."""
    given = read("SAIYAI_DATABASE_URL")
    if not given:
        return _sqlite(str(home() / "saiyai.sqlite3"))
    url = urlsplit(given)
    if url.scheme == "sqlite":
        path = url.path.removeprefix("/") if url.path.startswith("//") else url.path
        return _sqlite(unquote(path))
    if url.scheme in {"postgres", "postgresql"}:
        return _postgres(
            {
                "NAME": url.path.lstrip("/"),
                "USER": unquote(url.username or ""),
                "PASSWORD": unquote(url.password or ""),
                "HOST": unquote(url.hostname or ""),
                "PORT": str(url.port or ""),
            }
        )
    raise SystemExit(f"SAIYAI_DATABASE_URL: {url.scheme}:// is neither sqlite nor postgresql")


def _sqlite(path: str) -> dict[str, dict[str, Any]]:
    # FULL: a commit that was answered survives a power cut; NORMAL would not promise it.
    durable = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    common = {"ENGINE": "django.db.backends.sqlite3", "NAME": path}
    return {
        "default": common
        | {"OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": durable}},
        "reading": common
        | {
            "OPTIONS": {
                "transaction_mode": "DEFERRED",
                "timeout": 30,
                "init_command": "PRAGMA query_only=ON;",
            },
            "TEST": {"MIRROR": "default"},
        },
    }


def _postgres(where: dict[str, str]) -> dict[str, dict[str, Any]]:
    from psycopg import IsolationLevel  # noqa: PLC0415 - an optional part of the installation

    common = {"ENGINE": "django.db.backends.postgresql", **where, "CONN_HEALTH_CHECKS": True}
    # To compile a query takes a quarter of a second; none of ours runs as long as that. And
    # with its values in its text psycopg would have to write each of our queries anew.
    plain, bound = "-c jit=off", {"server_side_binding": True}
    return {
        "default": common | {"CONN_MAX_AGE": 60, "OPTIONS": {"options": plain, **bound}},
        "reading": common
        | {
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "isolation_level": IsolationLevel.REPEATABLE_READ,
                "options": f"{plain} -c default_transaction_read_only=on",
                **bound,
            },
            "TEST": {"MIRROR": "default"},
        },
    }
