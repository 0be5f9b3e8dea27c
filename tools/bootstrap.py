"""From a bare machine to a working tree: uv, packages, the front end, compiled kernels.

Needs Python's standard library only. Each step is skipped when nothing it reads has changed, so a
second run takes a moment. Where packages come from is the machine's business: the index that pip
or uv is configured with, or pip's own default.
"""

import argparse
import base64
import configparser
import hashlib
import html.parser
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
BIN = VENV / "bin"
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "src/saiyai/web/static/saiyai/manifest.json"

UV_VERSION = "0.13.8"
UV_WHEELS = {
    "x86_64": (
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984",
    ),
    "aarch64": (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "0b3e8b1a4f5e405e31e2ff33de8af4744831e9f7338539671efbd8c3c94e791d",
    ),
}


class Stop(SystemExit):
    """Ends the run with a sentence that says what to do."""


def main() -> None:
    """Prepare this tree for `run`, the product, for `dev`, also tests and docs, or for `bench`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=["run", "dev", "bench"])
    purpose = parser.parse_args().purpose
    if sys.version_info < (3, 11):  # noqa: UP036 - this file meets every Python
        raise Stop(f"Saiyai needs Python 3.11 or newer; this is {platform.python_version()}.")
    started = time.monotonic()
    work = [
        _step("uv", [Path(__file__)], bring_uv),
        _step(f"packages-{purpose}", [_lock(purpose)], lambda: install_packages(purpose)),
        _step("saiyai", [ROOT / "pyproject.toml"], install_tree),
        _step("frontend", _frontend_sources(), build_frontend, made=BUILT),
        _step("kernels", _kernel_sources(), compile_kernels),
    ]
    if any(work):
        print(f"ready after {time.monotonic() - started:.0f} s", flush=True)


# --- steps and their stamps ---------------------------------------------------------------------


def _step(
    name: str, inputs: Iterable[Path], work: Callable[[], None], made: Path | None = None
) -> bool:
    """Run a step unless what it made is there and nothing it reads has changed since.

    Returns: whether it was run.
    """
    stamp = (TOOLS if name == "uv" else VENV / "stamps") / f"{name}.stamp"
    digest = _digest(inputs)
    stands = made is None or made.exists()
    if stands and stamp.exists() and stamp.read_text() == digest:
        return False
    started = time.monotonic()
    print(f"{_SAYS[name]} …", flush=True)
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)
    print(f"{_SAYS[name]}: done in {time.monotonic() - started:.0f} s", flush=True)
    return True


_SAYS = {
    "uv": f"1/5 uv {UV_VERSION}, the package installer",
    "packages-run": "2/5 Python packages",
    "packages-dev": "2/5 Python packages, with those for tests and documentation",
    "packages-bench": "2/5 Python packages, with peers to measure beside",
    "saiyai": "3/5 Saiyai itself",
    "frontend": "4/5 front end",
    "kernels": "5/5 compiled kernels",
}


def _digest(inputs: Iterable[Path]) -> str:
    said = hashlib.sha256(f"{sys.executable} {platform.python_version()} {ROOT}".encode())
    for path in sorted(inputs):
        said.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return said.hexdigest()


def _lock(purpose: str) -> Path:
    return ROOT / "requirements" / f"{purpose}.txt"


def _frontend_sources() -> list[Path]:
    listed = [FRONTEND / name for name in ("package.json", "package-lock.json", "vite.config.ts")]
    return [*listed, *(p for p in (FRONTEND / "src").rglob("*") if p.is_file())]


def _kernel_sources() -> list[Path]:
    return list((ROOT / "src/saiyai/engine").rglob("*.py"))


def _run(*command: str | Path, cwd: Path = ROOT, extra: Mapping[str, str] | None = None) -> None:
    env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | dict(extra or {})
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, check=False)
    if done.returncode:
        raise Stop(f"this failed with code {done.returncode}: {' '.join(map(str, command))}")


# --- the steps ----------------------------------------------------------------------------------


def install_packages(purpose: str) -> None:
    """Make the environment and bring every locked package, each checked against its hash."""
    if not (BIN / "python").exists():
        _run(
            TOOLS / "uv", "venv", "--quiet", "--python", sys.executable, VENV, extra=_uv_settings()
        )
    _run(
        *(TOOLS / "uv", "pip", "install", "--quiet", "--require-hashes"),
        *("--python", BIN / "python", "--requirement", _lock(purpose)),
        extra=_uv_settings(),
    )


def install_tree() -> None:
    """Install this tree itself, so that `saiyai` is a command and its version is known."""
    _run(
        *(TOOLS / "uv", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--offline", "--python", BIN / "python", "--editable", ROOT),
        extra=_uv_settings(),
    )


def build_frontend() -> None:
    """Build pages' scripts, styles and fonts with the Node that came as a Python package."""
    _run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=FRONTEND)
    _run("npm", "run", "--silent", "build", cwd=FRONTEND)


def compile_kernels() -> None:
    """Compile the engine's kernels once; they stay on disk."""
    _run(BIN / "python", "-m", "saiyai.engine.warm")


# --- uv -----------------------------------------------------------------------------------------


def bring_uv() -> None:
    """Fetch the pinned uv, check it against its hash, and unpack its one program."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in UV_WHEELS:
        raise Stop(f"No pinned uv for {sys.platform} {machine}; see tools/bootstrap.py.")
    tag, sha256 = UV_WHEELS[machine]
    name = f"uv-{UV_VERSION}-py3-none-{tag}.whl"
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / name
        for fetch in (_from_links, _from_index, _from_pip, _from_debian_pip):
            if fetch(wheel):
                break
        else:
            raise Stop(_NO_INDEX)
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != sha256:
            raise Stop(f"{name} is not the file we pinned: its hash differs. Nothing was run.")
        _unpack_uv(wheel)


_NO_INDEX = """No way to the package index was found. Any one of these will do:
  - set PIP_INDEX_URL (or UV_DEFAULT_INDEX) to your package index;
  - as root: apt-get install python3-pip
Then run the same command again."""


def _unpack_uv(wheel: Path) -> None:
    TOOLS.mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        member = f"uv-{UV_VERSION}.data/scripts/uv"
        with archive.open(member) as packed, (TOOLS / "uv.new").open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
    (TOOLS / "uv.new").chmod(0o755)
    (TOOLS / "uv.new").replace(TOOLS / "uv")


def _from_links(wheel: Path) -> bool:
    """A folder or page of files that pip is told to look at first."""
    for place in _configured("find-links", "PIP_FIND_LINKS", "UV_FIND_LINKS").split():
        if Path(place).is_dir() and (Path(place) / wheel.name).exists():
            shutil.copy(Path(place) / wheel.name, wheel)
            return True
    return False


def _from_index(wheel: Path) -> bool:
    """The configured index, read by its simple API."""
    index = _index()
    if not index:
        return False
    page = index.rstrip("/") + "/uv/"
    with urllib.request.urlopen(_request(page), timeout=60) as answer:
        links = _Links()
        links.feed(answer.read().decode("utf-8"))
        base = answer.geturl()
    for link in links.found:
        if urllib.parse.unquote(urllib.parse.urlsplit(link).path).endswith(f"/{wheel.name}"):
            with urllib.request.urlopen(_request(urllib.parse.urljoin(base, link))) as packed:
                wheel.write_bytes(packed.read())
            return True
    return False


def _request(url: str) -> urllib.request.Request:
    """Name and password in the address of an index go into a header, as servers expect."""
    parts = urllib.parse.urlsplit(url)
    headers = {"Accept": "text/html"}
    if parts.username is not None:
        said = f"{parts.username}:{parts.password or ''}"
        token = base64.b64encode(urllib.parse.unquote(said).encode()).decode()
        headers["Authorization"] = f"Basic {token}"
        url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return urllib.request.Request(url, headers=headers)


class _Links(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    # `override` of Python 3.12 is not here yet: this file runs on a bare 3.11.
    def handle_starttag(  # type: ignore[explicit-override]
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _from_pip(wheel: Path) -> bool:
    """This Python's own pip, which knows its default index."""
    return _pip([sys.executable, "-m", "pip"], wheel)


def _from_debian_pip(wheel: Path) -> bool:
    """A bare Debian has no pip, but its package index does: unpack it without installing it."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return False
    folder = wheel.parent / "debian"
    folder.mkdir()
    got = _quietly(["apt-get", "download", "python3-pip-whl"], folder)
    if not got and os.geteuid() == 0:
        _quietly(["apt-get", "update"], folder)
        got = _quietly(["apt-get", "download", "python3-pip-whl"], folder)
    for package in folder.glob("*.deb"):
        _quietly(["dpkg-deb", "-x", package.name, "."], folder)
    wheels = sorted(folder.glob("usr/share/python-wheels/pip-*.whl"))
    return bool(wheels) and _pip([sys.executable, f"{wheels[-1]}/pip"], wheel)


def _pip(pip: list[str], wheel: Path) -> bool:
    wanted = f"uv=={UV_VERSION}"
    ask = ["download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", str(wheel.parent)]
    return _quietly([*pip, *ask, wanted], wheel.parent) and wheel.exists()


def _quietly(command: list[str], folder: Path) -> bool:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


# --- what the machine is configured with --------------------------------------------------------


def _uv_settings() -> dict[str, str]:
    """What pip is told on this machine, told to uv, which does not read pip's files."""
    found = {"UV_DEFAULT_INDEX": _index(), "SSL_CERT_FILE": _configured("cert", "PIP_CERT")}
    said = {name: value for name, value in found.items() if value and name not in os.environ}
    return {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1", **said}


def _index() -> str:
    return _configured("index-url", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")


def _configured(option: str, *variables: str) -> str:
    """A setting from the environment, else from pip's own files, nearest first; else nothing."""
    for variable in variables:
        if os.environ.get(variable):
            return os.environ[variable]
    for file in _pip_files():
        parser = configparser.RawConfigParser()
        parser.read(file, encoding="utf-8")
        for section in ("install", "download", "global"):
            if parser.has_option(section, option):
                return parser.get(section, option).strip()
    return ""


def _pip_files() -> Iterator[Path]:
    home = Path.home()
    if os.environ.get("PIP_CONFIG_FILE"):
        yield Path(os.environ["PIP_CONFIG_FILE"])
    yield Path(os.environ.get("XDG_CONFIG_HOME", home / ".config")) / "pip" / "pip.conf"
    yield home / ".pip" / "pip.conf"
    yield Path("/etc/pip.conf")


if __name__ == "__main__":
    main()
