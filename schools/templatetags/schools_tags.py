from django import template

from core.wording import day_in_words
from schools import wording

register = template.Library()
register.filter("day_words", day_in_words)
register.filter("clock", wording.clock)
