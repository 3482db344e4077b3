"""Forms under way that the browser's Back and Forward can ask for again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptDraft(models.Model):
    """A form under way. Both the name of the row and the key of what is in it come from the address in the reporter's
    browser (kept.py): nothing here leads to the address, so nobody who has the database can open it."""

    name = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("form under way")
        verbose_name_plural = _("forms under way")

    def __str__(self) -> str:
        return self.name[:8]
