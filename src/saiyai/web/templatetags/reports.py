"""Blocks of a report in a page: each kind has a part of its own."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from saiyai.adapters.map_picture import drawing_of, svg_of
from saiyai.domain.reports import Block, Number, Picture
from saiyai.web.numbers import place_on_line

register = template.Library()


@register.simple_tag(takes_context=True)
def report_block(context: Context, block: Block) -> SafeString:
    """A block as HTML; a picture as SVG."""
    language = context["language"]
    if isinstance(block, Picture):
        drawn = drawing_of(block, language)
        svg = mark_safe(svg_of(drawn))  # noqa: S308 - every word is escaped where it is drawn
        return format_html(
            '<div class="map-paper" tabindex="0" role="group" aria-label="{}">{}</div>',
            drawn.title,
            svg,
        )
    name = type(block).__name__.lower()
    told = {"language": language, "block": block}
    return render_to_string(f"web/parts/report_{name}.html", told)


@register.filter
def on_line(value: float) -> str:
    """Where a share stands on the line of a picture, in percent of its width."""
    return f"{place_on_line(value):.2f}%"


@register.filter
def long_on_line(number: Number) -> str:
    """How long the interval of a number is there."""
    return f"{place_on_line(number.high) - place_on_line(number.low):.2f}%"
