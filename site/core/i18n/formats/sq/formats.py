"""Days and hours in Albanian."""

from core.i18n.formats import *  # noqa: F403
