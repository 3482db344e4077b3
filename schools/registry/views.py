"""The schools of the coordinator's region."""

from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from schools.coordinators import rules
from schools.coordinators.views import allow_in_region, posted, save_form, show_list
from schools.registry.forms import SchoolForm
from schools.registry.models import School

LIST = "schools_admin:schools"


@allow_in_region(rules.is_coordinator)
def index(request: StaffRequest) -> HttpResponse:
    records = School.objects.visible_to(request.user).select_related("municipality").annotate(count=Count("sessions"))
    records = records.order_by("municipality__name", "name")
    return show_list(request, records, "schools/registry/index.html", _("Schools"))


@allow_in_region(rules.is_coordinator)
def add(request: StaffRequest) -> HttpResponse:
    return save_form(request, SchoolForm(posted(request), user=request.user), _("Add a school"), (_("Schools"), LIST))


@allow_in_region(rules.is_coordinator)
def change(request: StaffRequest, pk: UUID) -> HttpResponse:
    school = get_object_or_404(School.objects.visible_to(request.user), pk=pk)
    form = SchoolForm(posted(request), user=request.user, instance=school)
    return save_form(request, form, _("Change the school"), (_("Schools"), LIST))
