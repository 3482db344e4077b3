"""Fields that several page types share."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from core.content.blocks import BodyBlock


class Audience(models.TextChoices):
    """Whom a page speaks to; the value is also the name of the tint."""

    CHILDREN = "children", _("children")
    YOUTH = "youth", _("young people")
    PARENTS = "parents", _("parents and carers")
    TEACHERS = "teachers", _("teachers")
    PROFESSIONALS = "professionals", _("professionals")


def body() -> StreamField:
    return StreamField(BodyBlock(), blank=True, verbose_name=_("body"))


def lines(label: Any, max_length: int = 250) -> StreamField:
    """A list of short lines."""
    return StreamField([("line", blocks.CharBlock(max_length=max_length, label=label))], blank=True, verbose_name=label)
