"""Notices and authorities in Wagtail's admin: the officers' door; directory, texts and authorities as snippets."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from accounts.roles import is_officer, is_supervisor
from core.admin.panels import WaitingPanel
from reporting.models import Authority, NoticeTemplate, Recipient, Referral
from reporting.notices.actions import texts


@hooks.register("register_admin_urls")
def officers_pages():
    return [path("autoriteti/", include("reporting.referrals.urls_officer"))]


class OfficersMenuItem(MenuItem):
    """Shown to officers of authorities."""

    def is_shown(self, request):
        return is_officer(request.user)


@hooks.register("register_admin_menu_item")
def cases_in_menu():
    address = reverse_lazy("reporting_authority:inbox")
    return OfficersMenuItem(_("Cases"), address, name="authority", icon_name="folder-inverse", order=50)


@hooks.register("construct_homepage_panels")
def cases_that_wait(request, panels):
    """A number only."""
    if is_officer(request.user):
        waiting = Referral.objects.of_officer(request.user).filter(state=Referral.State.SENT).count()
        text = gettext("Waiting for your authority: %(count)s.") % {"count": waiting}
        panels.insert(0, WaitingPanel(gettext("Cases"), text, reverse("reporting_authority:inbox")))


class RecipientViewSet(SnippetViewSet):
    model = Recipient
    icon = "mail"
    list_display = ["name", "kind", "language", "confirmed", "active"]
    list_filter = ["kind", "language", "active"]
    copy_view_enabled = False


class NextVersionView(EditView):
    """A text of notices is never changed: what is saved becomes its next version."""

    access = staticmethod(is_supervisor)  # and Wagtail asks for the permission to change, which they alone have

    def save_instance(self):
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
def keep_what_is_referred_to(request, instances):
    """Notices and referrals refer to these, so they are switched off instead."""
    if any(isinstance(instance, Recipient | NoticeTemplate | Authority) for instance in instances):
        messages.error(
            request, gettext("Recipients, texts and authorities are not deleted: switch off “in use” instead.")
        )
        return redirect(instances[0].snippet_viewset.get_url_name("list"))
