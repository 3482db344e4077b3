"""Addresses of keys and vaults, below /admin/raporto/celesat/."""

from django.urls import path

from reporting.vault.views import authority_vaults, confirming, keys, rotation, set_up

urlpatterns = [
    path("", keys.keys, name="keys"),
    path("ri/", keys.make, name="make_key"),
    path("fjalekalimi/", keys.change_passphrase, name="change_passphrase"),
    path("fillimi/", set_up.set_up, name="set_up"),
    path("fillimi/pjeset/", set_up.shares, name="set_up_shares"),
    path("fillimi/kasafortat/", set_up.missing, name="make_missing"),
    path("pret/<slug:kind>/<int:pk>/<slug:said>/", confirming.answer, name="answer_request"),
    path("autoritetet/", authority_vaults.authorities, name="authorities"),
    path("autoritetet/<slug:slug>/<int:pk>/", authority_vaults.make, name="make_authority_vault"),
    path("<slug:kind>/<slug:scope>/<int:pk>/jep/", keys.give, name="give"),
    path("<slug:kind>/<slug:scope>/<int:pk>/hiq/", keys.withdraw, name="withdraw"),
    path("<slug:kind>/<slug:scope>/rrotullo/", rotation.start, name="rotate"),
    path("<slug:kind>/<slug:scope>/vijon/", rotation.progress, name="rotation"),
]
