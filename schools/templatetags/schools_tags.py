from django import template

from schools import wording

register = template.Library()
register.filter("day_words", wording.day_words)
register.filter("clock", wording.clock)
