"""Days and hours in words."""

from django import template

from core.i18n.dates import day_in_words
from schools.clashes.period import time_of_day

register = template.Library()
register.filter("day_in_words", day_in_words)
register.filter("time_of_day", time_of_day)
