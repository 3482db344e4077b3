"""Addresses of keys and vaults, below /admin/raporto/celesat/."""

from django.urls import path

from reporting.views.desk import authorities, keys, rotation, setup

urlpatterns = [
    path("", keys.keys, name="keys"),
    path("ri/", keys.make, name="make_key"),
    path("fjalekalimi/", keys.change_passphrase, name="change_passphrase"),
    path("fillimi/", setup.set_up, name="set_up"),
    path("fillimi/pjeset/", setup.shares, name="set_up_shares"),
    path("fillimi/kasafortat/", setup.missing, name="make_missing"),
    path("autoritetet/", authorities.authorities, name="authorities"),
    path("autoritetet/<slug:slug>/<int:pk>/", authorities.make, name="make_authority_vault"),
    path("<slug:kind>/<slug:scope>/<int:pk>/jep/", keys.give, name="give"),
    path("<slug:kind>/<slug:scope>/<int:pk>/hiq/", keys.withdraw, name="withdraw"),
    path("<slug:kind>/<slug:scope>/rrotullo/", rotation.start, name="rotate"),
    path("<slug:kind>/<slug:scope>/vijon/", rotation.progress, name="rotation"),
]
