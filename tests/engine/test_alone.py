"""The engine stands alone: arrays, and nothing of the house above it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

_SOURCE = Path(__file__).parents[2] / "src"
_MODULES = sorted((_SOURCE / "saiyai" / "engine").rglob("*.py"))

every_module = pytest.mark.parametrize(
    "module", _MODULES, ids=lambda path: f"{path.parent.name}.{path.stem}"
)

_ALONE = """
import sys
for absent in ("django", "pandas", "polars", "networkx", "scipy", "pydantic", "saiyai.domain",
               "saiyai.records"):
    sys.modules[absent] = None
import saiyai.engine.warm.families
print("here")
"""


def test_it_can_be_imported_where_nothing_else_is_installed() -> None:
    said = subprocess.run(  # noqa: S603 our own script
        [sys.executable, "-W", "error", "-c", _ALONE],
        env={"PYTHONPATH": str(_SOURCE)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert said.stdout.strip() == "here", said.stderr


@every_module
def test_no_module_is_too_long_to_read(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 400


@every_module
def test_no_module_asks_what_day_it_is_or_throws_hidden_dice(module: Path) -> None:
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }

    assert not called & {"datetime.now", "date.today", "time.time", "np.random.seed"}
    assert not {name for name in called if name.startswith("np.random.")} - {
        "np.random.default_rng"
    }
    throws = {"map_layout", "deviations", "replicates"}
    assert ("np.random.default_rng" in called) == (module.stem in throws)


@every_module
def test_a_kernel_calls_kernels_of_its_own_file_only(module: Path) -> None:
    """The cache on disk would not notice when another file changes."""
    tree = ast.parse(module.read_text("utf-8"))
    imported = {
        name.asname or name.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("saiyai.engine.")
        for name in node.names
    }
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and {
            ast.unparse(decorator) for decorator in node.decorator_list
        } & {"kernel", "parallel_kernel"}:
            called = {
                ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)
            }
            assert not {name for name in called & imported if name.islower()}
