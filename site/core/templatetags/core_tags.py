from django import template
from django.utils.safestring import mark_safe

from core import tiles
from core.search import highlight

register = template.Library()


@register.simple_tag(takes_context=True)
def tile(context, name):
    """The live piece that an app registered under `name` (see core.tiles)."""
    return mark_safe(tiles.render(name, context.flatten()))  # noqa: S308 a rendered template


@register.filter
def marked(text, query):
    """`text` around the first word that `query` finds, with every such word in <mark>."""
    return highlight.excerpt(text, query)
