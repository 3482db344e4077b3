"""Days and hours in English."""

from core.i18n.formats import *  # noqa: F403
