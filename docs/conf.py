"""Sphinx: Markdown in, pages out that load nothing from another host."""

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from saiyai import __version__

project = "Saiyai สายใย"
author = "The Saiyai developers"
version = release = __version__
extensions = ["myst_parser"]
exclude_patterns = ["_build", "images"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"Saiyai {__version__}"
html_show_sphinx = html_show_copyright = False
html_copy_source = False
# The front end brings the typeface; `make setup` has put it there.
_FONTS = "../frontend/node_modules/@fontsource/sarabun/files/sarabun-thai-{}-normal.woff2"
html_static_path = ["_static", *(_FONTS.format(weight) for weight in (400, 600))]
html_css_files = ["thai.css"]

_LOADED = re.compile(
    r"""<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)="((?:https?:)?//[^"]+)"""
)


def own_pages_only(app: Sphinx, failed: Exception | None) -> None:
    """Warn of a page that would load something from another host, as pages of the product do."""
    if failed is None and app.builder.name == "html":
        for page in sorted(Path(app.outdir).rglob("*.html")):
            if found := _LOADED.search(page.read_text("utf-8")):
                logging.getLogger("pages").warning("%s loads %s", page.name, found[1])


def setup(app: Sphinx) -> None:
    """Look at every page once all are built."""
    app.connect("build-finished", own_pages_only)
