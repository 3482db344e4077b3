"""What campaigns give to other apps: the tile of the next edition."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from campaigns.editions.tiles import next_edition
        from core import tiles

        label = _("The next Safer Internet Day")
        tiles.register("campaigns.next_edition", label, "campaigns/editions/tile.html", next_edition)
