import datetime as dt

from django import template
from django.template import Context
from django.utils.safestring import mark_safe

from core import tiles
from core.i18n.dates import day_in_words
from core.search import highlight

register = template.Library()


@register.simple_tag(takes_context=True)
def tile(context: Context, name: str) -> str:
    """The live piece that an app registered under `name` (see core.tiles). An unknown name is an error."""
    return mark_safe(tiles.render(name, context.flatten()))


@register.simple_tag(takes_context=True)
def chosen_tile(context: Context, name: str) -> str:
    """The live piece that an editor chose by `name`; nothing where there is none of that name any more."""
    return mark_safe(tiles.render_chosen(name, context.flatten()))


@register.filter
def in_words(day: dt.date | None) -> str:
    """3 nëntor 2026; 3 November 2026. Albanian writes its months small, Django's catalogue does not."""
    return day_in_words(day, "j F Y") if day else ""


@register.filter
def marked(text: str, query: str) -> str:
    """`text` around the first word that `query` finds, with every such word in <mark>."""
    return highlight.excerpt(text, query)
