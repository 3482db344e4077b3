"""The directory of recipients, texts of notices and authorities in the admin, as snippets."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from accounts.models import StaffRequest
from accounts.roles import is_supervisor
from reporting.authorities.models import Authority
from reporting.notices.actions import texts
from reporting.notices.models import NoticeTemplate, Recipient


class RecipientViewSet(SnippetViewSet):
    model = Recipient
    icon = "mail"
    list_display = ["name", "kind", "language", "confirmed", "active"]
    list_filter = ["kind", "language", "active"]
    copy_view_enabled = False


class NextVersionView(EditView):
    """A text of notices is never changed: what is saved becomes its next version."""

    access = staticmethod(is_supervisor)  # and Wagtail asks for the permission to change, which they alone have

    def save_instance(self) -> Any:
        data = self.form.cleaned_data
        return texts.revise(self.object, subject=data["subject"], body=data["body"], by=self.request.user)


class NoticeTemplateViewSet(SnippetViewSet):
    model = NoticeTemplate
    icon = "doc-full"
    list_display = ["kind", "language", "version", "subject", "active"]
    list_filter = ["kind", "language", "active"]
    edit_view_class = NextVersionView
    copy_view_enabled = False


class AuthorityViewSet(SnippetViewSet):
    model = Authority
    icon = "group"
    list_display = ["name_sq", "name_en", "confirmed", "active"]
    copy_view_enabled = False


class NoticesGroup(SnippetViewSetGroup):
    items = (RecipientViewSet, NoticeTemplateViewSet, AuthorityViewSet)
    menu_label = _("Notices")
    menu_icon = "mail"
    menu_order = 61
    add_to_admin_menu = True


register_snippet(NoticesGroup)


@hooks.register("before_delete_snippet")
def protect_what_is_referred_to(request: StaffRequest, instances: Any) -> HttpResponse | None:
    """Notices and referrals refer to these, so they are switched off instead."""
    if any(isinstance(instance, Recipient | NoticeTemplate | Authority) for instance in instances):
        messages.error(
            request, gettext("Recipients, texts and authorities are not deleted: switch off “in use” instead.")
        )
        return redirect(instances[0].snippet_viewset.get_url_name("list"))
    return None
