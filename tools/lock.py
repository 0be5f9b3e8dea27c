"""Write `requirements/*.txt` from pyproject.toml: every package pinned and hashed, no addresses.

`run` is what the product needs and what builds it; `dev` adds tests and documentation, `bench`
the peers to measure beside; they agree on every version. What is pinned stays; `--renew` takes
the newest of everything.
"""

import subprocess
import sys
from pathlib import Path

from bootstrap import ROOT, TOOLS, bring_uv

LOCKS = ROOT / "requirements"


def main() -> None:
    """Compile every lock for every platform and Python from 3.11 on."""
    if not (TOOLS / "uv").exists():
        bring_uv()
    groups = ["--group", "build"]
    _compile("run", *groups)
    groups += ["--group", "dev", "--all-extras"]
    _compile("dev", *groups, "--constraint", LOCKS / "run.txt")
    _compile("bench", *groups, "--group", "bench", "--constraint", LOCKS / "dev.txt")


def _compile(name: str, *what: str | Path) -> None:
    subprocess.run(
        [
            *(TOOLS / "uv", "pip", "compile", "pyproject.toml", "--quiet"),
            *(["--upgrade"] if "--renew" in sys.argv else []),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-emit-index-url", "--no-header", "--no-annotate"),
            *("--output-file", LOCKS / f"{name}.txt"),
            *what,
        ],
        cwd=ROOT,
        check=True,
    )


if __name__ == "__main__":
    main()
