"""The duty list, at /admin/raporto/kujdestaria/."""

from django.urls import path

from reporting.duty import views

urlpatterns = [
    path("", views.duty, name="duty"),
    path("<int:number>/", views.shift, name="duty_shift"),
    path("<int:number>/hiq/", views.remove, name="duty_remove"),
]
