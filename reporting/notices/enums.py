"""Whom a notice goes to. The codes are stored, and name the texts of seeds.yaml."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    HOST = "host", _("host or platform")
    REGULATOR = "regulator", _("regulator, for blocking")
    AUDIOVISUAL = "audiovisual", _("audiovisual authority")
    HOTLINE = "hotline", _("partner hotline abroad")


REMOVERS = (NoticeKind.HOST, NoticeKind.REGULATOR)  # who can make it go away: they are reminded
OF_LINKS = (*REMOVERS, NoticeKind.HOTLINE)  # who is told of addresses
