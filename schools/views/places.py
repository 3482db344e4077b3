"""The schools of the coordinator's region."""

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from core.access import allow
from schools import rules
from schools.forms import SchoolForm
from schools.models import School
from schools.views.rows import given, save_form, show_list

LIST = "schools_admin:schools"


@allow(rules.is_coordinator)
def index(request):
    rows = School.objects.visible_to(request.user).select_related("municipality").annotate(count=Count("sessions"))
    rows = rows.order_by("municipality__name", "name")
    return show_list(request, rows, "schools/admin/schools.html", _("Schools"))


@allow(rules.is_coordinator)
def add(request):
    return save_form(request, SchoolForm(given(request), user=request.user), _("Add a school"), (_("Schools"), LIST))


@allow(rules.is_coordinator)
def change(request, pk):
    school = get_object_or_404(School.objects.visible_to(request.user), pk=pk)
    form = SchoolForm(given(request), user=request.user, instance=school)
    return save_form(request, form, _("Change the school"), (_("Schools"), LIST))
