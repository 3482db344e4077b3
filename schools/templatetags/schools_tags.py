from django import template

from core.i18n.dates import day_in_words
from schools import wording

register = template.Library()
register.filter("day_words", day_in_words)
register.filter("clock", wording.clock)
