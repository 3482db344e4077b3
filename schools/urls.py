from django.urls import path

from schools.views import public

app_name = "schools"
urlpatterns = [
    path("", public.map_of_regions, name="map"),
    path("<slug:slug>/", public.region, name="region"),
]
