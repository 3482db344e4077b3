"""Why a file was not accepted, each in a sentence that says what to do instead."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting.attachments import limits

MESSAGES = {
    "closed": _("No files are accepted for this kind of report. What you wrote is enough."),
    "many": format_lazy(_("At most {count} files can be sent with a report."), count=limits.FILES),
    "big": format_lazy(_("It is larger than {size} MB."), size=limits.MEGABYTES),
    "empty": _("It is empty."),
    "kind": _("This kind of file is not accepted. Pictures (JPEG, PNG, WebP), PDF, text, MP3 and WAV are."),
    "heic": _("Your phone saved it as HEIC, which we cannot clean. Send a screenshot of it, or save it as JPEG."),
    "video": _("Videos are not accepted. Write where it can be seen, or send a screenshot."),
    "audio": _("This kind of sound is not accepted: we could not remove what it tells about you. MP3 and WAV are."),
    "pixels": _("The picture is too large to be opened safely. Send a smaller one or a screenshot."),
    "pages": format_lazy(_("It has more than {count} pages. Send only the pages that matter."), count=limits.PAGES),
    "locked": _("It is locked with a password. Send it without one, or as screenshots."),
    "pdf": _("It holds pictures that we could not clean of what they tell about you. Send screenshots of the pages."),
    "broken": _("It could not be read. Perhaps it is damaged: try a screenshot."),
    "cut": _("It did not arrive whole, because the connection broke."),
    "name": _("Its name is too long to be read. Give it a short name and send it again, with those after it."),
    "storage": _("It could not be stored, because there is no room on our side just now."),
}
