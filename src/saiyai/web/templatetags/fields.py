"""Fields of forms that show what stands: what they held, and days as they can be read back."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from saiyai.domain.dates import format_span
from saiyai.domain.periods import Span, in_month, in_year

register = template.Library()


@register.simple_tag
def was(name: str, value: object) -> SafeString | str:
    """Marks a field that is shown filled; sent back empty, it empties what is told.

    A field that is shown empty says nothing: others may have filled it meanwhile.
    """
    if value is None or value == "":
        return ""
    return format_html('<input type="hidden" name="was" value="{}">', name)


@register.simple_tag(takes_context=True)
def seen(context: Context) -> SafeString | str:
    """Up to which Change, and on which page, the reader of a form has seen what it corrects.

    What somebody else changes later is then not overwritten unseen.
    """
    seq = context["page"].seq
    if seq is None:
        return ""
    field = '<input type="hidden" name="{}" value="{}">'
    return format_html(field, "seen", seq) + format_html(field, "seen_at", context["here"])


@register.simple_tag(takes_context=True)
def day_field(context: Context, span: Span | None) -> str:
    """A day, month or year for a field; empty for longer spans, which no field reads back."""
    if not span:
        return ""
    first = span.earliest
    spoken = (in_year(first.year), in_month(first.year, first.month))
    return format_span(span, context["language"]) if span.is_exact or span in spoken else ""
