"""Addresses of the calculations."""

from django.urls import path

from siap.apps.calculators import views

app_name = "calculators"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:name>/", views.method_page, name="method"),
]
