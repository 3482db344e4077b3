"""The models of all rooms, where Django looks for them."""

from campaigns.activities.models import Activity
from campaigns.editions.models import EditionIndexPage, EditionPage

__all__ = ["Activity", "EditionIndexPage", "EditionPage"]
