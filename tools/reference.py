"""The reference of the documentation, made from the code: `make reference` writes it.

A page that nothing makes any more is deleted. A test compares what is made with what is
committed, so the reference cannot tell of another program than this one.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from bootstrap import ROOT

REFERENCE = ROOT / "docs" / "reference"
BY_HAND = frozenset(
    {"index.md", "intervals.md", "map-performance.md", "performance.md", "stories.md", "words.md"}
)


def main() -> None:
    """Write every page that changed, and say which."""
    prepare()
    pages = made_pages()
    for path in stale(pages):
        path.unlink()
        print(f"deleted {path.relative_to(ROOT)}")
    for name, text in pages.items():
        path = REFERENCE / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


def prepare() -> None:
    """Make Django ready: routes and pages are read from it. No database is opened."""
    os.environ.setdefault("SAIYAI_HOME", str(ROOT / "var" / "reference"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
    import django  # noqa: PLC0415 - the home has to be set first

    django.setup()


def made_pages() -> Mapping[str, str]:
    """Every page by its path below `docs/reference`. Note: needs Django to be ready."""
    from reference_claims import claim_pages  # noqa: PLC0415 - Django has to be ready
    from reference_concepts import concept_pages  # noqa: PLC0415
    from reference_doors import door_pages  # noqa: PLC0415
    from reference_files import file_pages  # noqa: PLC0415
    from reference_indicators import indicator_pages  # noqa: PLC0415
    from reference_lenses import lens_pages  # noqa: PLC0415
    from reference_measures import measure_pages  # noqa: PLC0415
    from reference_record import record_pages  # noqa: PLC0415

    return {
        **measure_pages(),
        **indicator_pages(),
        **record_pages(),
        **concept_pages(),
        **lens_pages(),
        **claim_pages(),
        **file_pages(),
        **door_pages(),
    }


def stale(pages: Mapping[str, str]) -> list[Path]:
    """Files below `docs/reference` that are neither made nor kept by hand."""
    standing = (path for path in REFERENCE.rglob("*") if path.is_file())
    return sorted(
        path
        for path in standing
        if (name := path.relative_to(REFERENCE).as_posix()) not in pages and name not in BY_HAND
    )


if __name__ == "__main__":
    main()
