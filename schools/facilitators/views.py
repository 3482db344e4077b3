"""The facilitators of the coordinator's region."""

from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.models import StaffRequest
from schools.coordinators import rules
from schools.coordinators.views import allow_in_region, posted, save_form, show_list
from schools.facilitators.forms import FacilitatorForm
from schools.facilitators.models import Facilitator
from schools.networks.models import YouthNetwork
from schools.networks.seeds import network_of

LIST = "schools_admin:facilitators"


@allow_in_region(rules.is_coordinator)
def index(request: StaffRequest) -> HttpResponse:
    records = Facilitator.objects.visible_to(request.user).select_related("user").annotate(count=Count("sessions"))
    records = records.order_by("-active", "name")
    return show_list(request, records, "schools/facilitators/index.html", _("Facilitators"))


@allow_in_region(rules.is_coordinator)
def add(request: StaffRequest) -> HttpResponse:
    new = Facilitator(network=network_of(request.user.region, YouthNetwork))
    form = FacilitatorForm(posted(request), user=request.user, instance=new)
    return save_form(request, form, _("Add a facilitator"), (_("Facilitators"), LIST))


@allow_in_region(rules.is_coordinator)
def change(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Facilitator.objects.visible_to(request.user), pk=pk)
    form = FacilitatorForm(posted(request), user=request.user, instance=found)
    return save_form(request, form, _("Change the facilitator"), (_("Facilitators"), LIST))
